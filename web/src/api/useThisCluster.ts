import { useQuery } from '@tanstack/react-query';
import { useViewed } from '../viewed/ViewedContext';
import { viewQuery } from '../viewed/viewQuery';
import { answer, api } from './client';

/** The cluster that this server runs in, or the one that is looked at. Of its own one the event stream tells all that changes, whether its primary is heard of included. */
export function useThisCluster() {
  const viewed = useViewed();
  return useQuery({
    ...viewQuery(viewed, 'cluster'),
    queryFn: ({ signal }) =>
      answer(viewed === undefined ? api.GET('/mc/v1/cluster', { signal }) : api.GET('/mc/v1/clusters/{name}/view/cluster', { params: { path: { name: viewed } }, signal })),
  });
}
