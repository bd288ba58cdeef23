import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from '../api/problem';

const attempts = 3;

/** A refusal is final; a request that did not reach the server, or met one that is starting, is tried again. */
function worthAnotherTry(failures: number, error: Error): boolean {
  const status = error instanceof ProblemError ? error.problem.status : 0;
  return failures < attempts && (status === 0 || status >= 500);
}

/** What is shown stays until the live stream says that it changed; nothing is polled. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: Infinity, retry: worthAnotherTry, refetchOnWindowFocus: false },
      mutations: { retry: false },
    },
  });
}
