import { useQuery } from '@tanstack/react-query';
import { request } from './request';
import type { Cluster } from './types';

/** The clusters of the fleet; only a primary has them. */
export function useClusters(enabled = true) {
  return useQuery({ queryKey: ['clusters'], queryFn: ({ signal }) => request<Cluster[]>('GET', '/clusters', undefined, signal), enabled });
}
