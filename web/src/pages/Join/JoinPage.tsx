import { PageSection } from '@patternfly/react-core';
import { Navigate, useLocation } from 'react-router';
import { useThisCluster } from '../../api/useThisCluster';
import { Loading } from '../../components/Loading';
import { PageHeader } from '../../components/PageHeader';
import { ProblemAlert } from '../../components/ProblemAlert';
import { GoBack } from '../../layout/GoBack';
import { paths } from '../../layout/paths';
import { JoinForm } from './JoinForm';
import { isStartingOver } from './startingOver';

/** Joins a fleet; once asked for, the Multi-Cluster page tells how it goes on. */
export default function JoinPage() {
  const { data, error, refetch } = useThisCluster();
  const location = useLocation();
  // The join that was just taken back may be told of for a moment longer.
  const isFormer = isStartingOver(location.state) && (data?.role === 'Rejected' || data?.role === 'Joining');
  if (data !== undefined && data.role !== 'Standalone' && !isFormer) {
    return <Navigate to={paths.multiCluster} replace />;
  }

  return (
    <>
      <PageSection>
        <GoBack to={paths.multiCluster} />
      </PageSection>
      <PageHeader title="Join a Multi-Cluster System">
        Connects this cluster to a primary as a secondary. A join token of that primary is needed; it says where the primary is.
      </PageHeader>
      <PageSection>
        <ProblemAlert error={error} onRetry={() => void refetch()} />
        {data === undefined ? error === null && <Loading /> : <JoinForm cluster={data} />}
      </PageSection>
    </>
  );
}
