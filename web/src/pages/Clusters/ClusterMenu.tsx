import type { ClusterItem } from '../../api/schema';
import { useMay } from '../../auth/useRights';
import { RowMenu } from '../../components/RowMenu';
import { useToast } from '../../components/Toasts/ToastsContext';
import { useForceSync } from './useForceSync';

/** What opens a dialog. */
export type ClusterAction = 'yaml' | 'labels' | 'ingress' | 'disconnect';

const noRight = 'Needs the right to change Clusters in kasten-io-mc.';

/** What can be done with one cluster. */
export function ClusterMenu({ cluster, onAsk }: { cluster: ClusterItem; onAsk: (action: ClusterAction) => void }) {
  const mayChange = useMay('patch', 'clusters');
  const mayDelete = useMay('delete', 'clusters');
  const toast = useToast();
  const forceSync = useForceSync();
  const notChanging = mayChange ? undefined : noRight;
  const notDisconnecting = cluster.isLeaving ? 'It is leaving already.' : mayDelete ? undefined : 'Needs the right to delete Clusters in kasten-io-mc.';

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
