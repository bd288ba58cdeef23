import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import type { DistributionItem } from '../../api/schema';
import { useToast } from '../../components/Toasts/ToastsContext';

type Verb = 'force-sync' | 'pause' | 'resume' | 'approve-removal';

interface Asked {
  distribution: DistributionItem;
  verb: Verb;
  /** Of a pause. */
  reason?: string;
}

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
    mutationFn: send,
    onSuccess: (_, { distribution, verb }) => {
      say(`${distribution.name} ${done[verb]}`);
      void client.invalidateQueries({ queryKey: ['distributions'] });
    },
  });
}

function send({ distribution, verb, reason }: Asked): Promise<DistributionItem> {
  const params = { path: { name: distribution.name } };
  switch (verb) {
    case 'approve-removal':
      return answer(api.POST('/mc/v1/distributions/{name}/approve-removal', { params, body: { revisionHash: distribution.approvalNeeded } }));
    case 'pause':
      return answer(api.POST('/mc/v1/distributions/{name}/pause', { params, body: { reason } }));
    default:
      return answer(api.POST(`/mc/v1/distributions/{name}/${verb}`, { params }));
  }
}
