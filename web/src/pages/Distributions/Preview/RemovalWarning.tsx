import { Alert } from '@patternfly/react-core';
import { clusterCount, type Removals } from './plan';

const most = 5;

/** What would be lost; nothing when nothing is. */
export function RemovalWarning({ removals: { copies, clusters, objects } }: { removals: Removals }) {
  if (copies === 0) {
    return null;
  }

  const title = copies === 1 ? 'Saving removes 1 copy from 1 cluster' : `Saving removes ${copies} copies from ${clusterCount(clusters)}`;
  return (
    <Alert variant="danger" isInline title={title}>
      {objects.slice(0, most).join(', ')}
      {objects.length > most && ` and ${objects.length - most} more`}. Whatever there still uses them, such as a policy of that cluster, may stop working.
    </Alert>
  );
}
