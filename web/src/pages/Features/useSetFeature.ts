import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import { useViewed } from '../../viewed/ViewedContext';
import { viewQuery } from '../../viewed/viewQuery';

/** Turns a feature on or off. */
export function useSetFeature() {
  const viewed = useViewed();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, enabled }: { name: string; enabled: boolean }) => {
      const body = { enabled };
      return answer(
        viewed === undefined
          ? api.PUT('/mc/v1/cluster/features/{name}', { params: { path: { name } }, body })
          : api.PUT('/mc/v1/clusters/{name}/view/cluster/features/{feature}', { params: { path: { name: viewed, feature: name } }, body }),
      );
    },
    onSuccess: () => client.invalidateQueries({ queryKey: viewQuery(viewed, 'features').queryKey }),
  });
}
