import { useMutation } from '@tanstack/react-query';
import { request } from '../../api/request';

/** Has a cluster compare and write every copy again. */
export function useForceSync() {
  return useMutation({ mutationFn: (name: string) => request<undefined>('POST', `/clusters/${encodeURIComponent(name)}/force-sync`) });
}
