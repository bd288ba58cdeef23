import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import type { DistributionItem } from '../../api/schema';
import { useLacking } from '../../auth/useRights';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { DeleteDialog } from '../../components/DeleteDialog';
import { RowMenu, type RowAction } from '../../components/RowMenu';
import { TextField } from '../../components/TextField';
import { paths } from '../../layout/paths';
import { useDistributionActions } from './useDistributionActions';

const YamlDialog = lazy(() => import('../../components/Yaml/YamlDialog'));

/** Force sync, pause, edit, YAML, delete. */
export function DistributionMenu({ distribution, onDeleted }: { distribution: DistributionItem; onDeleted?: () => void }) {
  const navigate = useNavigate();
  const notUpdating = useLacking('update', 'distributions');
  const notPatching = useLacking('patch', 'distributions');
  const notDeleting = useLacking('delete', 'distributions');
  const act = useDistributionActions();
  const [asks, setAsks] = useState<'pause' | 'yaml' | 'delete'>();
  const [reason, setReason] = useState('');
  const actions: RowAction[] = [
    { label: 'Force sync', onClick: () => act.mutate({ distribution, verb: 'force-sync' }), disabledBecause: notPatching },
    distribution.paused
      ? { label: 'Resume', onClick: () => act.mutate({ distribution, verb: 'resume' }), disabledBecause: notPatching }
      : { label: 'Pause', onClick: () => setAsks('pause'), disabledBecause: notPatching },
    { label: 'Edit', onClick: () => void navigate(`${paths.distributions}?edit=${encodeURIComponent(distribution.name)}`), disabledBecause: notUpdating },
    { label: 'View YAML', onClick: () => setAsks('yaml') },
    { label: 'Delete', onClick: () => setAsks('delete'), isDangerous: true, disabledBecause: notDeleting },
  ];

  return (
    <>
      <RowMenu of={distribution.name} actions={actions} />
      {asks === 'pause' && (
        <ConfirmDialog
          title={`Pause ${distribution.name}?`}
          action="Pause"
          isBusy={act.isPending}
          error={act.error}
          onConfirm={() => act.mutate({ distribution, verb: 'pause', reason }, { onSuccess: () => setAsks(undefined) })}
          onCancel={() => setAsks(undefined)}
        >
          <p>While it is paused nothing is applied or removed; drift is told and not repaired.</p>
          <TextField id="pause-reason" label="Reason" value={reason} onChange={setReason} help="Shown wherever it is shown as paused." />
        </ConfirmDialog>
      )}
      {asks === 'yaml' && (
        <Suspense fallback={null}>
          <YamlDialog kind="distributions" name={distribution.name} onClose={() => setAsks(undefined)} />
        </Suspense>
      )}
      {asks === 'delete' && (
        <DeleteDialog collection="distributions" noun="Distribution" name={distribution.name} onClose={() => setAsks(undefined)} {...(onDeleted === undefined ? {} : { onDeleted })} />
      )}
    </>
  );
}
