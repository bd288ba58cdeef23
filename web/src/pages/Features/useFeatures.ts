import { useQuery } from '@tanstack/react-query';
import { request } from '../../api/request';
import type { Feature } from '../../api/types';

/** The feature switches of this cluster. */
export function useFeatures() {
  return useQuery({ queryKey: ['features'], queryFn: async ({ signal }) => (await request<{ items: Feature[] }>('GET', '/cluster/features', undefined, signal)).items });
}
