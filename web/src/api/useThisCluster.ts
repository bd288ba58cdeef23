import { useQuery } from '@tanstack/react-query';
import { answer, api } from './client';

// Whether the primary is heard of is no object that changes; the server knows it and answers from its memory.
const contactAge = 10_000;

/** The cluster that this server runs in. */
export function useThisCluster() {
  return useQuery({ queryKey: ['cluster'], queryFn: ({ signal }) => answer(api.GET('/mc/v1/cluster', { signal })), refetchInterval: contactAge });
}
