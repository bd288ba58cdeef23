import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DistributionItem } from '../../api/managerTypes';
import { request } from '../../api/request';
import { useToast } from '../../components/Toasts/ToastsContext';

type Verb = 'force-sync' | 'pause' | 'resume' | 'approve-removal';

const done: Record<Verb, string> = {
  'force-sync': 'is compared and written again',
  pause: 'is paused',
  resume: 'goes on',
  'approve-removal': 'may remove what waited',
};

/** What can be done with a distribution besides editing it. */
export function useDistributionActions() {
  const say = useToast();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ distribution, verb, reason }: { distribution: DistributionItem; verb: Verb; reason?: string }) =>
      request('POST', `/distributions/${encodeURIComponent(distribution.name)}/${verb}`, bodyOf(distribution, verb, reason)),
    onSuccess: (_, { distribution, verb }) => {
      say(`${distribution.name} ${done[verb]}`);
      void client.invalidateQueries({ queryKey: ['distributions'] });
    },
  });
}

function bodyOf(distribution: DistributionItem, verb: Verb, reason: string | undefined): unknown {
  switch (verb) {
    case 'approve-removal':
      return { revisionHash: distribution.approvalNeeded };
    case 'pause':
      return { reason };
    default:
      return undefined;
  }
}
