import { useQuery } from '@tanstack/react-query';
import { request } from '../../api/request';
import type { JoinToken } from '../../api/types';

/** The join tokens of the fleet, never their texts. */
export function useJoinTokens() {
  return useQuery({ queryKey: ['join-tokens'], queryFn: async ({ signal }) => (await request<{ items: JoinToken[] }>('GET', '/join-tokens', undefined, signal)).items });
}
