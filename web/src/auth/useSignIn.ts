import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request, setCsrfToken } from '../api/request';
import type { Me } from '../api/types';

/** Begins a session with a Kubernetes bearer token. The token is not kept by the page. */
export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (token: string) => request<Me>('POST', '/auth/sign-in', { token }),
    onSuccess: (me) => {
      setCsrfToken(me.csrfToken);
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'me' });
      client.setQueryData(['me'], me);
    },
  });
}
