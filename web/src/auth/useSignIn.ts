import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api, setCsrfToken } from '../api/client';

/** Begins a session with a Kubernetes bearer token. The token is not kept by the page. */
export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (token: string) => answer(api.POST('/mc/v1/auth/sign-in', { body: { token } })),
    onSuccess: (me) => {
      setCsrfToken(me.csrfToken);
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'me' });
      client.setQueryData(['me'], me);
    },
  });
}
