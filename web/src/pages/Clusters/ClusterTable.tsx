import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { Link } from 'react-router';
import type { ClusterItem, ClusterList } from '../../api/schema';
import { DataTable } from '../../components/DataTable/DataTable';
import { EmptyList } from '../../components/EmptyList';
import { paths } from '../../layout/paths';
import { ClusterMenu, type ClusterAction } from './ClusterMenu';
import { clusterColumns } from './columns';
import { DisconnectDialog } from './DisconnectDialog';
import { IngressDialog } from './IngressDialog';
import { LabelsDialog } from './LabelsDialog';

interface Props {
  list: ClusterList | undefined;
  error: unknown;
  onRetry: () => void;
}

const YamlDialog = lazy(() => import('../../components/Yaml/YamlDialog'));

const keyOf = (cluster: ClusterItem) => cluster.name;
const labelsOf = (cluster: ClusterItem) => cluster.labels;

/** Every cluster, and what can be done with it. */
export function ClusterTable({ list, error, onRetry }: Props) {
  const [asked, setAsked] = useState<{ action: ClusterAction; cluster: ClusterItem }>();
  const { mayGrant = false, user = '' } = list ?? {};
  const hasApplications = list?.items.some((cluster) => cluster.applications != null) ?? false;
  const columns = useMemo(() => clusterColumns({ mayGrant, user, hasApplications }), [mayGrant, user, hasApplications]);
  const actions = useCallback((cluster: ClusterItem) => <ClusterMenu cluster={cluster} onAsk={(action) => setAsked({ action, cluster })} />, []);
  const close = () => setAsked(undefined);

  return (
    <>
      <DataTable
        name="Clusters"
        noun={['cluster', 'clusters']}
        columns={columns}
        rows={list?.items}
        error={error}
        onRetry={onRetry}
        keyOf={keyOf}
        labelsOf={labelsOf}
        defaultSort="name"
        actions={actions}
        empty={
          <EmptyList title="No clusters" action={<Link to={paths.joinTokens}>Make a join token</Link>}>
            There is none that you may see. Other clusters join with a token of this primary.
          </EmptyList>
        }
      />
      {asked?.action === 'yaml' && (
        <Suspense>
          <YamlDialog kind="clusters" name={asked.cluster.name} onClose={close} />
        </Suspense>
      )}
      {asked?.action === 'labels' && <LabelsDialog cluster={asked.cluster} onClose={close} />}
      {asked?.action === 'ingress' && <IngressDialog cluster={asked.cluster} onClose={close} />}
      {asked?.action === 'disconnect' && <DisconnectDialog cluster={asked.cluster} onClose={close} />}
    </>
  );
}
