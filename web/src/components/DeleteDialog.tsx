import { List, ListItem } from '@patternfly/react-core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import { Loading } from './Loading';
import { ProblemAlert } from './ProblemAlert';
import { useToast } from './Toasts/ToastsContext';
import { TypeToConfirmDialog } from './TypeToConfirmDialog';

interface Props {
  /** Where the API keeps such objects. */
  collection: 'profiles' | 'policies' | 'distributions';
  /** Such as `profile`. */
  noun: string;
  name: string;
  onClose: () => void;
  onDeleted?: () => void;
}

/** Says what a deletion would do to the clusters, as the server knows it, and asks for the name. */
export function DeleteDialog({ collection, noun, name, onClose, onDeleted }: Props) {
  const say = useToast();
  const params = { path: { name } };
  const preview = useQuery({
    queryKey: ['delete-preview', collection, name],
    queryFn: ({ signal }) => answer(api.GET(`/mc/v1/${collection}/{name}/delete-preview`, { params, signal })),
    gcTime: 0,
  });
  const remove = useMutation({
    mutationFn: () => answer(api.DELETE(`/mc/v1/${collection}/{name}`, { params })),
    onSuccess: () => {
      say(`${name} is being deleted`);
      onClose();
      onDeleted?.();
    },
  });

  return (
    <TypeToConfirmDialog
      title={`Delete ${name}?`}
      action={`Delete ${noun}`}
      expected={name}
      isBusy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate()}
      onCancel={onClose}
    >
      {preview.isPending && <Loading what="what would happen" />}
      <ProblemAlert error={preview.error} onRetry={() => void preview.refetch()} />
      <List>
        {preview.data?.effects.map((effect) => <ListItem key={effect}>{effect}</ListItem>)}
      </List>
    </TypeToConfirmDialog>
  );
}
