import { useQuery } from '@tanstack/react-query';
import { answer, api } from './client';

/** The clusters of the fleet that the user may see; only a primary has them. */
export function useClusters() {
  return useQuery({ queryKey: ['clusters'], queryFn: ({ signal }) => answer(api.GET('/mc/v1/clusters', { signal })) });
}
