import { vi } from 'vitest';
import { apiBase } from '../api/base';

/** What was sent to the API. */
export interface Sent {
  method: string;
  path: string;
  body: unknown;
  headers: Record<string, string>;
}

/** An answer: a status with a body. */
export type Answer = readonly [status: number, body?: unknown];

/**
 * Stands for the server: answers by "METHOD /path", or by a function of what was sent.
 *
 * @returns all that was sent, in order
 */
export function fakeServer(answers: Record<string, Answer | ((sent: Sent) => Answer)>): Sent[] {
  const all: Sent[] = [];
  vi.stubGlobal('fetch', async (input: Request | string, init?: RequestInit) => {
    const request = input instanceof Request ? input : new Request(new URL(input, location.href), init);
    const text = await request.clone().text();
    const sent: Sent = {
      method: request.method,
      path: new URL(request.url).pathname.slice(apiBase.length),
      body: text === '' ? undefined : JSON.parse(text),
      headers: Object.fromEntries(request.headers),
    };
    all.push(sent);
    const found = answers[`${sent.method} ${sent.path}`];
    const [status, body] = found === undefined ? ([404, { title: `No answer for ${sent.method} ${sent.path}` }] as const) : typeof found === 'function' ? found(sent) : found;
    return new Response(body === undefined ? null : JSON.stringify(body), {
      status,
      headers: { 'Content-Type': status >= 400 ? 'application/problem+json' : 'application/json' },
    });
  });
  return all;
}
