import { Alert, AlertActionLink, Breadcrumb, BreadcrumbItem, Flex, PageSection } from '@patternfly/react-core';
import { Link, useNavigate, useParams } from 'react-router';
import { useDistributions } from '../../api/useItems';
import { useMay } from '../../auth/useRights';
import { SelectionLabels } from '../../components/ClusterSelection/SelectionLabels';
import { EmptyList } from '../../components/EmptyList';
import { Loading } from '../../components/Loading';
import { PageHeader } from '../../components/PageHeader';
import { ProblemAlert } from '../../components/ProblemAlert';
import { StateLabel } from '../../components/StateLabel';
import { paths } from '../../layout/paths';
import { DistributionMenu } from './DistributionMenu';
import { TargetCounts } from './TargetCounts';
import { TargetsMatrix } from './TargetsMatrix';
import { useDistributionActions } from './useDistributionActions';

/** One distribution: what it says, and each object on each cluster. */
export default function DistributionPage() {
  const { name = '' } = useParams();
  const { data, error, refetch } = useDistributions();
  const navigate = useNavigate();
  const mayPatch = useMay('patch', 'distributions');
  const act = useDistributionActions();
  const distribution = data?.find((each) => each.name === name);
  if (distribution === undefined) {
    return (
      <PageSection>
        {data !== undefined ? (
          <EmptyList title={`No Distribution ${name}`} action={<Link to={paths.distributions}>All Distributions</Link>}>
            It does not exist, or you may not see it.
          </EmptyList>
        ) : error === null ? (
          <Loading what={name} />
        ) : (
          <ProblemAlert error={error} onRetry={() => void refetch()} />
        )}
      </PageSection>
    );
  }

  return (
    <>
      <PageSection>
        <Breadcrumb>
          <BreadcrumbItem render={({ className }) => <Link className={className} to={paths.distributions}>Distributions</Link>} />
          <BreadcrumbItem isActive>{name}</BreadcrumbItem>
        </Breadcrumb>
      </PageSection>
      <PageHeader title={name} actions={<DistributionMenu distribution={distribution} onDeleted={() => void navigate(paths.distributions)} />} />
      <PageSection>
        <Flex>
          <StateLabel state={distribution.state} message={distribution.stateMeaning} />
          <TargetCounts summary={distribution.summary} />
          <SelectionLabels entries={distribution.clusters} />
        </Flex>
      </PageSection>
      <PageSection>
        {distribution.message !== '' && <Alert isInline variant="warning" title={distribution.message} />}
        {distribution.paused && <Alert isInline variant="info" title={`Paused${distribution.pauseReason ? `: ${distribution.pauseReason}` : ''}`} />}
        {distribution.approvalNeeded && (
          <Alert
            isInline
            variant="warning"
            title="Removals wait for approval"
            actionLinks={mayPatch && <AlertActionLink onClick={() => act.mutate({ distribution, verb: 'approve-removal' })}>Approve these removals</AlertActionLink>}
          >
            A change would take copies away from more clusters than usual. Nothing is removed until somebody approves it.
          </Alert>
        )}
        <ProblemAlert error={act.error} />
      </PageSection>
      <PageSection>
        <TargetsMatrix name={name} />
      </PageSection>
    </>
  );
}
