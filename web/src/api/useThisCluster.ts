import { useQuery } from '@tanstack/react-query';
import { answer, api } from './client';

/** The cluster that this server runs in. The event stream tells of all that changes in it, whether its primary is heard of included. */
export function useThisCluster() {
  return useQuery({ queryKey: ['cluster'], queryFn: ({ signal }) => answer(api.GET('/mc/v1/cluster', { signal })) });
}
