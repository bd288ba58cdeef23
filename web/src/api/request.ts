import { apiBase } from './base';
import { csrfHeaders } from './client';
import { problemOf, unreachable } from './problem';

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
    Object.assign(headers, csrfHeaders());
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
