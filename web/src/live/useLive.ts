import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { apiBase } from '../api/base';
import { readChange } from './Change';
import { Refresher } from './refresher';

/** How long a lost connection goes unmentioned: a proxy that cuts a healthy stream is not worth a banner. */
const patience = 3000;
const retryAfter = 5000;

/**
 * Follows the server's event stream for as long as the component is shown and loads again what changed.
 *
 * The browser resumes a cut stream by itself (Last-Event-ID). Where it gives up, a new stream is opened and everything is loaded again.
 *
 * @returns whether the stream has been lost for a while
 */
export function useLive(): boolean {
  const client = useQueryClient();
  const [lost, setLost] = useState(false);

  useEffect(() => {
    const refresher = new Refresher(client);
    let source: EventSource | undefined;
    let banner: ReturnType<typeof setTimeout> | undefined;
    let retry: ReturnType<typeof setTimeout> | undefined;

    const onEvent = (event: MessageEvent<string>) => {
      const change = readChange(event.data);
      if (change !== undefined) {
        refresher.changed(change.collection);
      }
    };

    const open = (again: boolean) => {
      source = new EventSource(`${apiBase}/events`);
      source.onopen = () => {
        clearTimeout(banner);
        banner = undefined;
        setLost(false);
        if (again) {
          refresher.everything();
        }
      };
      source.onmessage = onEvent;
      source.addEventListener('change', onEvent);
      source.addEventListener('reset', () => refresher.everything());
      source.onerror = () => {
        banner ??= setTimeout(() => setLost(true), patience);
        if (source?.readyState === EventSource.CLOSED) {
          // The session may have ended; asking who one is shows the sign-in page then.
          void client.invalidateQueries({ queryKey: ['me'] });
          retry = setTimeout(() => open(true), retryAfter);
        }
      };
    };

    open(false);
    return () => {
      clearTimeout(banner);
      clearTimeout(retry);
      refresher.stop();
      source?.close();
    };
  }, [client]);

  return lost;
}
