import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../api/client';

/** The join tokens of the fleet, never their texts. */
export function useJoinTokens() {
  return useQuery({ queryKey: ['join-tokens'], queryFn: async ({ signal }) => (await answer(api.GET('/mc/v1/join-tokens', { signal }))).items });
}
