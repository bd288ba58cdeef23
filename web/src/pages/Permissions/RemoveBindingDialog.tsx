import { useMutation } from '@tanstack/react-query';
import type { BindingItem } from '../../api/schema';
import { answer, api } from '../../api/client';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { useToast } from '../../components/Toasts/ToastsContext';

/** Takes the access away, everywhere. */
export function RemoveBindingDialog({ binding, onClose }: { binding: BindingItem; onClose: () => void }) {
  const say = useToast();
  const remove = useMutation({
    mutationFn: () => answer(api.DELETE('/mc/v1/permissions/{name}', { params: { path: { name: binding.name } } })),
    onSuccess: () => {
      say(`${binding.name} is being removed`);
      onClose();
    },
  });

  return (
    <ConfirmDialog
      title={`Delete ${binding.name}?`}
      action="Delete binding"
      isDangerous
      isBusy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onCancel={onClose}
    >
      {binding.subjects.map((subject) => subject.name).join(', ')} will lose the role {binding.role} on every cluster that this binding selects. Clusters that
      cannot be reached lose it as soon as they are back.
    </ConfirmDialog>
  );
}
