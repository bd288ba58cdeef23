import createClient, { type Middleware } from 'openapi-fetch';
import { isUnattended } from '../auth/activity';
import { appUrl } from './base';
import { problemOf, unreachable } from './problem';
import type { paths } from './schema';

const csrfHeader = 'X-Tombolo-Csrf';
const backgroundHeader = 'X-Tombolo-Background';
let csrfToken = '';

/** Every request that changes something carries the session's own token; a foreign page cannot know it. */
export function setCsrfToken(token: string | null | undefined): void {
  csrfToken = token ?? '';
}

const session: Middleware = {
  onRequest: ({ request }) => {
    if (request.method !== 'GET') {
      request.headers.set(csrfHeader, csrfToken);
    } else if (isUnattended()) {
      request.headers.set(backgroundHeader, '1');
    }

    return request;
  },
  onError: ({ error }) => (error instanceof DOMException && error.name === 'AbortError' ? undefined : unreachable()),
};

/** The HTTP API, typed by its own description. */
export const api = createClient<paths>({
  baseUrl: appUrl.replace(/\/$/, ''),
  credentials: 'same-origin',
  cache: 'no-store',
  // Looked up with each request, so that a test can stand for the server.
  fetch: (request) => globalThis.fetch(request),
});
api.use(session);

interface Answered<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/**
 * The body of an answer.
 *
 * @throws ProblemError when the server refused or cannot be reached
 */
export async function answer<T>(call: Promise<Answered<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) {
    throw problemOf(response, error);
  }

  return data as T;
}
