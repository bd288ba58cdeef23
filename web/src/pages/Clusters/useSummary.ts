import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../api/client';

/** The fleet in numbers. */
export function useSummary() {
  return useQuery({ queryKey: ['summary'], queryFn: ({ signal }) => answer(api.GET('/mc/v1/summary', { signal })) });
}
