import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request, setCsrfToken } from '../api/request';

/** Ends the session, and forgets all that was loaded in it. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request<undefined>('POST', '/auth/sign-out'),
    onSuccess: () => {
      setCsrfToken('');
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'me' });
      return client.resetQueries({ queryKey: ['me'] });
    },
  });
}
