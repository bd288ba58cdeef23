import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answer, api } from '../../api/client';

const pause = 200;

/** What a join token says openly. The token goes into the body of a request, never into an address, and is forgotten with the page. */
export function useDecodedToken(token: string) {
  const trimmed = token.trim();
  const [asked, setAsked] = useState(trimmed);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(trimmed), pause);
    return () => clearTimeout(timer);
  }, [trimmed]);

  const query = useQuery({
    queryKey: ['decoded-token', asked],
    queryFn: ({ signal }) => answer(api.POST('/mc/v1/cluster/join/decode', { body: { token: asked }, signal })),
    enabled: asked !== '',
    gcTime: 0,
  });
  return asked === trimmed && asked !== '' ? query : undefined;
}
