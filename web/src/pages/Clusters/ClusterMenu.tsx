import type { ClusterItem } from '../../api/schema';
import { useLacking } from '../../auth/useRights';
import { RowMenu } from '../../components/RowMenu';
import { useToast } from '../../components/Toasts/ToastsContext';
import { useForceSync } from './useForceSync';

/** What opens a dialog. */
export type ClusterAction = 'yaml' | 'labels' | 'ingress' | 'disconnect';

/** What can be done with one cluster. */
export function ClusterMenu({ cluster, onAsk }: { cluster: ClusterItem; onAsk: (action: ClusterAction) => void }) {
  const lacksDelete = useLacking('delete', 'clusters');
  const toast = useToast();
  const forceSync = useForceSync();
  const notChanging = useLacking('patch', 'clusters');
  const notDisconnecting = cluster.isLeaving ? 'It is leaving already.' : lacksDelete;

  return (
    <RowMenu
      of={cluster.name}
      actions={[
        { label: 'View YAML', onClick: () => onAsk('yaml') },
        { label: 'Edit labels', onClick: () => onAsk('labels'), disabledBecause: notChanging },
        { label: 'Edit ingress', onClick: () => onAsk('ingress'), disabledBecause: notChanging },
        {
          label: 'Force sync',
          onClick: () =>
            forceSync.mutate(cluster.name, {
              onSuccess: () => toast(`Every copy on ${cluster.name} is compared and written again`),
              onError: (error) => toast(`${cluster.name} was not asked to sync: ${error.message}`, 'danger'),
            }),
          disabledBecause: notChanging,
        },
        { label: 'Disconnect', onClick: () => onAsk('disconnect'), isDangerous: true, disabledBecause: notDisconnecting },
      ]}
    />
  );
}
