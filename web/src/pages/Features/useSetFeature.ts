import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../api/client';

/** Turns a feature on or off. */
export function useSetFeature() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, enabled }: { name: string; enabled: boolean }) => 
      answer(api.PUT('/mc/v1/cluster/features/{name}', { params: { path: { name } }, body: { enabled } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['features'] }),
  });
}
