import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../../api/request';
import type { Cluster } from '../../api/types';

/** Changes the version of a Cluster that the user saw; one that somebody changed meanwhile is refused. */
export function useChangeCluster(cluster: Cluster, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: { labels?: Record<string, string>; ingress?: string }) =>
      request<undefined>('PATCH', `/clusters/${encodeURIComponent(cluster.name)}`, { ...change, resourceVersion: cluster.resourceVersion }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['clusters'] });
      onDone();
    },
  });
}
