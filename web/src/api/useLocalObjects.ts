import { useQuery } from '@tanstack/react-query';
import { answer, api } from './client';

/** The profiles or policies of this cluster. */
export function useLocalObjects(kind: 'profiles' | 'policies') {
  return useQuery({
    queryKey: [`local-${kind}`],
    queryFn: async ({ signal }) => (await answer(api.GET(`/mc/v1/cluster/${kind}`, { signal }))).items,
  });
}
