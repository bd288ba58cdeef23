import { apiBase } from './base';
import { problemOf, unreachable } from './problem';

const csrfHeader = 'X-Tombolo-Csrf';
let csrfToken = '';

/** Every request that changes something carries the session's own token; a foreign page cannot know it. */
export function setCsrfToken(token: string): void {
  csrfToken = token;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Asks the HTTP API.
 *
 * @param path below `/mc/v1`, its variable parts encoded
 * @throws ProblemError when the server refuses or cannot be reached
 */
export async function request<T>(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }

  if (method !== 'GET') {
    headers[csrfHeader] = csrfToken;
  }

  let response: Response;
  try {
    response = await fetch(apiBase + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body), signal, credentials: 'same-origin', cache: 'no-store' });
  } catch (error) {
    if (signal?.aborted === true) {
      throw error;
    }

    throw unreachable();
  }

  const type = response.headers.get('Content-Type') ?? '';
  const answer: unknown = type.includes('json') ? await response.json() : undefined;
  if (!response.ok) {
    throw problemOf(response, answer);
  }

  return answer as T;
}
