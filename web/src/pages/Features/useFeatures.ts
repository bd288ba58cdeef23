import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import { useViewed } from '../../viewed/ViewedContext';
import { viewQuery } from '../../viewed/viewQuery';

/** The feature switches of this cluster, or of the one that is looked at. */
export function useFeatures() {
  const viewed = useViewed();
  return useQuery({
    ...viewQuery(viewed, 'features'),
    queryFn: async ({ signal }) => {
      const list = await answer(
        viewed === undefined ? api.GET('/mc/v1/cluster/features', { signal }) : api.GET('/mc/v1/clusters/{name}/view/cluster/features', { params: { path: { name: viewed } }, signal }),
      );
      return list.items;
    },
  });
}
