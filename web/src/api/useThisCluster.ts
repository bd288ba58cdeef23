import { useQuery } from '@tanstack/react-query';
import { request } from './request';
import type { ThisCluster } from './types';

/** The cluster that this server runs in. */
export function useThisCluster() {
  return useQuery({ queryKey: ['cluster'], queryFn: ({ signal }) => request<ThisCluster>('GET', '/cluster', undefined, signal) });
}
