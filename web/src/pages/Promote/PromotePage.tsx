import { PageSection } from '@patternfly/react-core';
import { useThisCluster } from '../../api/useThisCluster';
import { Loading } from '../../components/Loading';
import { PageHeader } from '../../components/PageHeader';
import { ProblemAlert } from '../../components/ProblemAlert';
import { GoBack } from '../../layout/GoBack';
import { paths } from '../../layout/paths';
import { PromotionProgress } from '../MultiCluster/PromotionProgress';
import { PromoteForm } from './PromoteForm';

/** Makes this cluster a primary: the form, then how it goes on. */
export default function PromotePage() {
  const { data, error, refetch } = useThisCluster();
  if (data?.role === 'Promoting' || data?.role === 'Primary') {
    return <PromotionProgress cluster={data} />;
  }

  return (
    <>
      <PageSection>
        <GoBack to={paths.multiCluster} />
      </PageSection>
      <PageHeader title="Promote to Primary">
        The primary defines policies, profiles and other configuration for a fleet. They are distributed from it to the clusters that you choose.
      </PageHeader>
      <PageSection>
        <ProblemAlert error={error} onRetry={() => void refetch()} />
        {data === undefined ? error === null && <Loading /> : <PromoteForm cluster={data} />}
      </PageSection>
    </>
  );
}
