import { useMutation } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import { ProblemError } from '../../api/problem';

/** Reads the text of a token, for whoever may read its Secret. It is asked for when somebody wants it and kept no longer than it is shown. */
export function useTokenText() {
  return useMutation({
    mutationFn: (name: string) => answer(api.POST('/mc/v1/join-tokens/{name}/show', { params: { path: { name } } })),
    gcTime: 0,
    // The server fills a new token within seconds.
    retry: (failures, error) => failures < 10 && error instanceof ProblemError && error.problem.status === 409,
    retryDelay: 500,
  });
}
