import { Checkbox, Content, Stack, StackItem } from '@patternfly/react-core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import type { ClusterView } from '../../api/schema';
import { TypeToConfirmDialog } from '../../components/TypeToConfirmDialog';
import { useToast } from '../../components/Toasts/ToastsContext';

/** Ends the membership from the member's side. */
export function LeaveDialog({ cluster, onClose }: { cluster: ClusterView; onClose: () => void }) {
  const [keepCopies, setKeepCopies] = useState(false);
  const client = useQueryClient();
  const toast = useToast();
  const name = cluster.name ?? '';
  const leave = useMutation({
    mutationFn: () => answer(api.POST('/mc/v1/cluster/leave', { body: { confirm: name, keepCopies } })),
    onSuccess: () => {
      toast(`${name} is leaving the fleet`);
      void client.invalidateQueries({ queryKey: ['cluster'] });
      onClose();
    },
  });

  return (
    <TypeToConfirmDialog title={`Leave the fleet of ${cluster.join?.primaryName ?? 'the primary'}?`} action="Leave" expected={name} onConfirm={() => leave.mutate()} onCancel={onClose} isBusy={leave.isPending} error={leave.error}>
      <Stack hasGutter>
        <StackItem>
          <Content component="p">
            The primary removes this cluster from its list, and nothing is distributed here any more. To join again a new token is needed.
          </Content>
        </StackItem>
        <StackItem>
          <Checkbox
            id="keep-copies"
            label="Keep what was distributed here"
            description={keepCopies ? 'The copies stay as local objects.' : 'The copies are removed as their Distributions say.'}
            isChecked={keepCopies}
            onChange={(_, checked) => setKeepCopies(checked)}
          />
        </StackItem>
      </Stack>
    </TypeToConfirmDialog>
  );
}
