import { useQuery } from '@tanstack/react-query';
import { answer, api, setCsrfToken } from '../api/client';
import type { Me } from '../api/schema';

async function askMe(signal?: AbortSignal): Promise<Me> {
  const me = await answer(api.GET('/mc/v1/auth/me', { signal }));
  setCsrfToken(me.csrfToken);
  return me;
}

/** Who is signed in; an error of status 401 when nobody is. */
export function useMe() {
  return useQuery({ queryKey: ['me'], queryFn: ({ signal }) => askMe(signal) });
}
