import { PageSection } from '@patternfly/react-core';
import { useThisCluster } from '../../api/useThisCluster';
import { Loading } from '../../components/Loading';
import { ProblemAlert } from '../../components/ProblemAlert';
import { useViewed } from '../../viewed/ViewedContext';
import { JoinProgress } from './JoinProgress';
import { MembershipView } from './MembershipView';
import { OtherView } from './OtherView';
import { PrimaryView } from './PrimaryView';
import { PromotionProgress } from './PromotionProgress';
import { RejectedView } from './RejectedView';
import { StandaloneView } from './StandaloneView';

/** What this cluster is in a fleet, and what it can become. */
export default function MultiClusterPage() {
  const isViewed = useViewed() !== undefined;
  const { data, error, refetch } = useThisCluster();
  if (data === undefined) {
    return <PageSection>{error === null ? <Loading /> : <ProblemAlert error={error} onRetry={() => void refetch()} />}</PageSection>;
  }

  if (isViewed && !['Primary', 'Secondary', 'Disconnected'].includes(data.role)) {
    return <OtherView cluster={data} />;
  }

  switch (data.role) {
    case 'Primary':
      return <PrimaryView cluster={data} />;
    case 'Promoting':
      return <PromotionProgress cluster={data} />;
    case 'Joining':
      return <JoinProgress cluster={data} />;
    case 'Rejected':
      return <RejectedView cluster={data} />;
    case 'Secondary':
    case 'Disconnected':
      return <MembershipView cluster={data} />;
    default:
      return <StandaloneView cluster={data} />;
  }
}
