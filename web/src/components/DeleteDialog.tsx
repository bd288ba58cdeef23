import { List, ListItem } from '@patternfly/react-core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { DeletionPreview } from '../api/managerTypes';
import { request } from '../api/request';
import { Loading } from './Loading';
import { ProblemAlert } from './ProblemAlert';
import { useToast } from './Toasts/ToastsContext';
import { TypeToConfirmDialog } from './TypeToConfirmDialog';

interface Props {
  /** Such as `/profiles`; the object's own path is below it. */
  collection: string;
  /** Such as `profile`. */
  noun: string;
  name: string;
  onClose: () => void;
  onDeleted?: () => void;
}

/** Says what a deletion would do to the clusters, as the server knows it, and asks for the name. */
export function DeleteDialog({ collection, noun, name, onClose, onDeleted }: Props) {
  const say = useToast();
  const path = `${collection}/${encodeURIComponent(name)}`;
  const preview = useQuery({ queryKey: ['delete-preview', path], queryFn: ({ signal }) => request<DeletionPreview>('GET', `${path}/delete-preview`, undefined, signal), gcTime: 0 });
  const remove = useMutation({
    mutationFn: () => request('DELETE', path),
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
