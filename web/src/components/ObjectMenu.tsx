import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import { useLacking } from '../auth/useRights';
import { DeleteDialog } from './DeleteDialog';
import { RowMenu } from './RowMenu';

const YamlDialog = lazy(() => import('./Yaml/YamlDialog'));

interface Props {
  kind: 'profiles' | 'policies';
  /** Such as `profile`. */
  noun: string;
  name: string;
  /** The address of its form. */
  edit: string;
  /** Why the form cannot show it. */
  notInForm: string | undefined;
  onDeleted?: () => void;
}

/** What can be done with a global resource: its form, its YAML, its end. */
export function ObjectMenu({ kind, noun, name, edit, notInForm, onDeleted }: Props) {
  const navigate = useNavigate();
  const notUpdating = useLacking('update', kind);
  const notDeleting = useLacking('delete', kind);
  const [asks, setAsks] = useState<'yaml' | 'delete'>();
  const close = () => setAsks(undefined);
  return (
    <>
      <RowMenu
        of={name}
        actions={[
          { label: 'Edit', onClick: () => void navigate(edit), disabledBecause: notUpdating ?? notInForm },
          { label: 'View YAML', onClick: () => setAsks('yaml') },
          { label: 'Delete', onClick: () => setAsks('delete'), isDangerous: true, disabledBecause: notDeleting },
        ]}
      />
      {asks === 'yaml' && (
        <Suspense fallback={null}>
          <YamlDialog kind={kind} name={name} onClose={close} />
        </Suspense>
      )}
      {asks === 'delete' && <DeleteDialog collection={kind} noun={noun} name={name} onClose={close} {...(onDeleted === undefined ? {} : { onDeleted })} />}
    </>
  );
}
