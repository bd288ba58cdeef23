import { useQuery } from '@tanstack/react-query';
import { request } from './request';
import type { LocalObject } from './types';

/** The profiles or policies of this cluster. */
export function useLocalObjects(kind: 'profiles' | 'policies') {
  return useQuery({
    queryKey: [`local-${kind}`],
    queryFn: async ({ signal }) => (await request<{ items: LocalObject[] }>('GET', `/cluster/${kind}`, undefined, signal)).items,
  });
}
