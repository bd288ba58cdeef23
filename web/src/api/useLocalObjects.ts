import { useQuery } from '@tanstack/react-query';
import { useViewed } from '../viewed/ViewedContext';
import { viewQuery } from '../viewed/viewQuery';
import { answer, api } from './client';

/** The profiles or policies of this cluster, or of the one that is looked at. */
export function useLocalObjects(kind: 'profiles' | 'policies') {
  const viewed = useViewed();
  return useQuery({
    ...viewQuery(viewed, `local-${kind}`),
    queryFn: async ({ signal }) => {
      const list = await answer(
        viewed === undefined ? api.GET(`/mc/v1/cluster/${kind}`, { signal }) : api.GET(`/mc/v1/clusters/{name}/view/cluster/${kind}`, { params: { path: { name: viewed } }, signal }),
      );
      return list.items;
    },
  });
}
