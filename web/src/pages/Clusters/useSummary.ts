import { useQuery } from '@tanstack/react-query';
import { request } from '../../api/request';
import type { FleetSummary } from '../../api/types';

/** The fleet in numbers. */
export function useSummary() {
  return useQuery({ queryKey: ['summary'], queryFn: ({ signal }) => request<FleetSummary>('GET', '/summary', undefined, signal) });
}
