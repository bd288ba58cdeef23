import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import { viewQuery } from './viewQuery';

/** As whom the user is known on that cluster, and what they may do there; an error when the cluster is away, or does not let them in. */
export function useMeThere(name: string) {
  return useQuery({ ...viewQuery(name, 'me'), queryFn: ({ signal }) => answer(api.GET('/mc/v1/clusters/{name}/view/auth/me', { params: { path: { name } }, signal })) });
}
