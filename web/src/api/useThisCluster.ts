import { useQuery } from '@tanstack/react-query';
import { answer, api } from './client';

/** The cluster that this server runs in. */
export function useThisCluster() {
  return useQuery({ queryKey: ['cluster'], queryFn: ({ signal }) => answer(api.GET('/mc/v1/cluster', { signal })) });
}
