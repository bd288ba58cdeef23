import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../api/client';

/** The feature switches of this cluster. */
export function useFeatures() {
  return useQuery({ queryKey: ['features'], queryFn: async ({ signal }) => (await answer(api.GET('/mc/v1/cluster/features', { signal }))).items });
}
