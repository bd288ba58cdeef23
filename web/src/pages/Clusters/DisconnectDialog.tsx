import { Alert, Checkbox, Content, List, ListItem, Stack, StackItem } from '@patternfly/react-core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import type { ClusterItem } from '../../api/schema';
import { Loading } from '../../components/Loading';
import { ProblemAlert } from '../../components/ProblemAlert';
import { useToast } from '../../components/Toasts/ToastsContext';
import { TypeToConfirmDialog } from '../../components/TypeToConfirmDialog';

/** Ends the membership of a cluster: says what will happen, and wants the name typed. */
export function DisconnectDialog({ cluster, onClose }: { cluster: ClusterItem; onClose: () => void }) {
  const [keepCopies, setKeepCopies] = useState(false);
  const [force, setForce] = useState(false);
  const client = useQueryClient();
  const toast = useToast();
  const params = { path: { name: cluster.name } };
  const preview = useQuery({
    queryKey: ['disconnect-preview', cluster.name],
    queryFn: ({ signal }) => answer(api.GET('/mc/v1/clusters/{name}/disconnect-preview', { params, signal })),
    gcTime: 0,
  });
  const disconnect = useMutation({
    mutationFn: () => answer(api.POST('/mc/v1/clusters/{name}/disconnect', { params, body: { confirm: cluster.name, keepCopies, force } })),
    onSuccess: () => {
      toast(`${cluster.name} is being disconnected`);
      void client.invalidateQueries({ queryKey: ['clusters'] });
      onClose();
    },
  });

  const effects = preview.data === undefined ? undefined : force ? preview.data.effectsForced : keepCopies ? preview.data.effectsKeepingCopies : preview.data.effects;
  return (
    <TypeToConfirmDialog title={`Disconnect ${cluster.name}?`} action="Disconnect" expected={cluster.name} onConfirm={() => disconnect.mutate()} onCancel={onClose} isBusy={disconnect.isPending} error={disconnect.error}>
      <Stack hasGutter>
        {preview.isPending && (
          <StackItem>
            <Loading what="what will happen" />
          </StackItem>
        )}
        <ProblemAlert error={preview.error} onRetry={() => void preview.refetch()} />
        {preview.data?.refusal != null && (
          <StackItem>
            <Alert variant="warning" isInline title="It cannot be done now">
              {preview.data.refusal}
            </Alert>
          </StackItem>
        )}
        {effects !== undefined && (
          <StackItem aria-live="polite">
            <Content component="p">What will happen:</Content>
            <List>
              {effects.map((effect) => (
                <ListItem key={effect}>{effect}</ListItem>
              ))}
            </List>
          </StackItem>
        )}
        <StackItem>
          <Checkbox id="keep-copies" label="Keep what was distributed to it" isChecked={keepCopies} isDisabled={force} onChange={(_, checked) => setKeepCopies(checked)} />
        </StackItem>
        {(preview.data?.effectsForced.length ?? 0) > 0 && (
          <StackItem>
            <Checkbox
              id="force"
              label="Do not wait for the cluster"
              description="For a cluster that does not exist any more."
              isChecked={force}
              onChange={(_, checked) => setForce(checked)}
            />
          </StackItem>
        )}
      </Stack>
    </TypeToConfirmDialog>
  );
}
