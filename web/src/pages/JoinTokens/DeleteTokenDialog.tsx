import { Content } from '@patternfly/react-core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import type { JoinTokenItem } from '../../api/schema';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { useToast } from '../../components/Toasts/ToastsContext';

/** Revokes a token. */
export function DeleteTokenDialog({ token, onClose }: { token: JoinTokenItem; onClose: () => void }) {
  const client = useQueryClient();
  const toast = useToast();
  const remove = useMutation({
    mutationFn: () => answer(api.DELETE('/mc/v1/join-tokens/{name}', { params: { path: { name: token.name } } })),
    onSuccess: () => {
      toast(`Token ${token.name} is deleted`);
      void client.invalidateQueries({ queryKey: ['join-tokens'] });
      onClose();
    },
  });

  return (
    <ConfirmDialog title={`Delete token ${token.name}?`} action="Delete" isDangerous onConfirm={() => remove.mutate()} onCancel={onClose} isBusy={remove.isPending} error={remove.error}>
      <Content component="p">{token.deletionEffect}</Content>
    </ConfirmDialog>
  );
}
