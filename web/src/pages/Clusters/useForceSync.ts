import { useMutation } from '@tanstack/react-query';
import { answer, api } from '../../api/client';

/** Has a cluster compare and write every copy again. */
export function useForceSync() {
  return useMutation({ mutationFn: (name: string) => answer(api.POST('/mc/v1/clusters/{name}/force-sync', { params: { path: { name } } })) });
}
