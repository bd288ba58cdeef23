import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { answer, api } from '../../api/client';
import { paths } from '../../layout/paths';
import type { JoinDraft } from './joinDraft';

const orNothing = (text: string) => (text.trim() === '' ? undefined : text.trim());

/** Asks for the join; how it goes on stands on the Multi-Cluster page. */
export function useJoin() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ draft, allowInsecure }: { draft: JoinDraft; allowInsecure: boolean }) =>
      answer(
        api.POST('/mc/v1/cluster/join', {
          body: {
            token: draft.token.trim(),
            primaryIngress: draft.overridesIngress ? orNothing(draft.primaryIngress) : undefined,
            clusterName: orNothing(draft.clusterName),
            clusterIngress: orNothing(draft.clusterIngress),
            allowInsecure,
          },
        }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['cluster'] });
      return navigate(paths.multiCluster);
    },
  });
}
