import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api, setCsrfToken } from '../api/client';

/** Ends the session, and forgets all that was loaded in it. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => answer(api.POST('/mc/v1/auth/sign-out')),
    onSuccess: () => {
      setCsrfToken('');
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'me' });
      return client.resetQueries({ queryKey: ['me'] });
    },
  });
}
