import { useMutation } from '@tanstack/react-query';
import { request } from '../../api/request';

/** Reads the text of a token, for whoever may read its Secret. It is asked for when somebody wants it and kept no longer than it is shown. */
export function useTokenText() {
  return useMutation({
    mutationFn: (name: string) => request<{ token: string; isGone: boolean }>('GET', `/join-tokens/${encodeURIComponent(name)}/token`),
    gcTime: 0,
    // The server fills a new token within seconds.
    retry: (failures, error) => failures < 10 && 'problem' in error && (error.problem as { status: number }).status === 409,
    retryDelay: 500,
  });
}
