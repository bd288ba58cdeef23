import { useQuery } from '@tanstack/react-query';
import { request } from './request';
import type { ClusterList } from './types';

/** The clusters of the fleet that the user may see; only a primary has them. */
export function useClusters() {
  return useQuery({ queryKey: ['clusters'], queryFn: ({ signal }) => request<ClusterList>('GET', '/clusters', undefined, signal) });
}
