import { useQuery } from '@tanstack/react-query';
import { request, setCsrfToken } from '../api/request';
import type { Me } from '../api/types';

async function askMe(signal?: AbortSignal): Promise<Me> {
  const me = await request<Me>('GET', '/auth/me', undefined, signal);
  setCsrfToken(me.csrfToken);
  return me;
}

/** Who is signed in; an error of status 401 when nobody is. */
export function useMe() {
  return useQuery({ queryKey: ['me'], queryFn: ({ signal }) => askMe(signal) });
}
