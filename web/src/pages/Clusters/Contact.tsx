import type { ClusterItem } from '../../api/schema';
import { RelativeTime } from '../../components/RelativeTime';

/** When a cluster was last heard of; with one that is connected that is always now. */
export function Contact({ cluster }: { cluster: ClusterItem }) {
  return cluster.state === 'Connected' ? (
    <>
      now
      {cluster.lastTransitionTime != null && (
        <div className="tombolo-small">
          connected <RelativeTime at={cluster.lastTransitionTime} />
        </div>
      )}
    </>
  ) : (
    <RelativeTime at={cluster.lastContact} never="not since the server started" />
  );
}
