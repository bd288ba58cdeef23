import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import type { ClusterItem } from '../../api/schema';

/** Changes the version of a Cluster that the user saw; one that somebody changed meanwhile is refused. */
export function useChangeCluster(cluster: ClusterItem, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: { labels?: Record<string, string>; ingress?: string }) =>
      answer(api.PATCH('/mc/v1/clusters/{name}', { params: { path: { name: cluster.name } }, body: { ...change, resourceVersion: cluster.resourceVersion } })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['clusters'] });
      onDone();
    },
  });
}
