import type { ClusterItem } from '../../api/schema';
import type { Column } from '../../components/DataTable/Column';
import { StateLabel } from '../../components/StateLabel';
import { ClusterName } from './ClusterName';
import { Contact } from './Contact';
import { VersionText } from './VersionText';

const unreported = <span className="tombolo-small">not reported</span>;

const applications: Column<ClusterItem> = {
  id: 'applications',
  title: 'Applications',
  cell: (cluster) => cluster.applications ?? unreported,
  sortBy: (cluster) => cluster.applications ?? -1,
};

interface Viewer {
  mayGrant: boolean;
  user: string;
  /** Some cluster says how many applications it has. */
  hasApplications: boolean;
}

/** The columns of the list of clusters, for somebody who may or may not give permissions. */
export function clusterColumns({ mayGrant, user, hasApplications }: Viewer): readonly Column<ClusterItem>[] {
  return [
    { id: 'name', title: 'Cluster', width: 30, cell: (cluster) => <ClusterName cluster={cluster} mayGrant={mayGrant} user={user} />, sortBy: (cluster) => cluster.name },
    {
      id: 'state',
      title: 'State',
      width: 15,
      cell: (cluster) => (
        <>
          <StateLabel state={cluster.state} message={cluster.stateMeaning} />
          {cluster.message !== '' && <div className="tombolo-small">{cluster.message}</div>}
          {cluster.isPaused && <div className="tombolo-small">Paused{cluster.pauseReason == null ? '' : `: ${cluster.pauseReason}`}</div>}
        </>
      ),
      sortBy: (cluster) => cluster.state,
    },
    {
      id: 'contact',
      title: 'Last contact',
      width: 15,
      cell: (cluster) => <Contact cluster={cluster} />,
      sortBy: (cluster) => cluster.lastContact ?? '',
    },
    {
      id: 'deviations',
      title: 'Copies',
      width: 10,
      cell: (cluster) =>
        cluster.copies == null ? (
          unreported
        ) : (
          <>
            {cluster.copies}
            {cluster.deviations > 0 && <div className="tombolo-small">{cluster.deviations} not as wanted</div>}
          </>
        ),
      sortBy: (cluster) => cluster.deviations,
    },
    ...(hasApplications ? [applications] : []),
    { id: 'nodes', title: 'Nodes', width: 10, cell: (cluster) => cluster.nodeCount ?? unreported, sortBy: (cluster) => cluster.nodeCount ?? -1 },
    {
      id: 'version',
      title: 'Version',
      width: 15,
      cell: (cluster) =>
        cluster.version == null ? (
          unreported
        ) : (
          <>
            <VersionText version={cluster.version} />
            {cluster.kubernetesVersion != null && (
              <div className="tombolo-small">
                Kubernetes <VersionText version={cluster.kubernetesVersion} />
              </div>
            )}
          </>
        ),
      sortBy: (cluster) => cluster.version ?? '',
    },
  ];
}
