import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../../api/request';

/** Turns a feature on or off. */
export function useSetFeature() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, enabled }: { name: string; enabled: boolean }) => request<unknown>('PUT', `/cluster/features/${encodeURIComponent(name)}`, { enabled }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['features'] }),
  });
}
