import { Button, PageSection, Title } from '@patternfly/react-core';
import { Link } from 'react-router';
import { ProblemError } from '../../api/problem';
import { useClusters } from '../../api/useClusters';
import { PageHeader } from '../../components/PageHeader';
import { paths } from '../../layout/paths';
import { ClusterTable } from './ClusterTable';
import { SummaryPanel } from './SummaryPanel';

/** The fleet: its numbers, and every cluster. */
export default function ClustersPage() {
  const { data, error, refetch } = useClusters();
  // The summary needs the same right, and one refusal is enough to read.
  const isRefused = error instanceof ProblemError && error.problem.status === 403;
  return (
    <>
      <PageHeader
        title="Clusters"
        actions={
          <Button variant="secondary" component={(props) => <Link {...props} to={paths.joinTokens} />}>
            Join Tokens
          </Button>
        }
      />
      {!isRefused && (
        <PageSection>
          <SummaryPanel />
        </PageSection>
      )}
      <PageSection>
        <Title headingLevel="h2" size="xl" className="pf-v6-screen-reader">
          All clusters
        </Title>
        <ClusterTable list={data} error={error} onRetry={() => void refetch()} />
      </PageSection>
    </>
  );
}
