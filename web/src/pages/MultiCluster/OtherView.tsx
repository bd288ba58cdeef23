import { PageSection } from '@patternfly/react-core';
import type { ClusterView } from '../../api/schema';
import { EmptyList } from '../../components/EmptyList';
import { PageHeader } from '../../components/PageHeader';

/** Another cluster that is no member now; what it can become is decided on its own pages. */
export function OtherView({ cluster }: { cluster: ClusterView }) {
  return (
    <>
      <PageHeader title="Multi-Cluster" />
      <PageSection>
        <EmptyList title={`This cluster is ${cluster.role}`}>{cluster.join?.message || 'Joining and promoting are done on its own dashboard.'}</EmptyList>
      </PageSection>
    </>
  );
}
