import { Button, DescriptionList, DescriptionListDescription, DescriptionListGroup, DescriptionListTerm, PageSection } from '@patternfly/react-core';
import { Link } from 'react-router';
import type { ClusterView } from '../../api/schema';
import { PageHeader } from '../../components/PageHeader';
import { StateLabel } from '../../components/StateLabel';
import { GlobalObjects } from './GlobalObjects';
import { paths } from '../../layout/paths';

/** A primary among its own clusters: it receives what it distributes, like every member. */
export function PrimaryView({ cluster }: { cluster: ClusterView }) {
  return (
    <>
      <PageHeader title="Multi-Cluster" actions={<Button component={(props) => <Link {...props} to={paths.clusters} />}>Open the Multi-Cluster Manager</Button>}>
        This cluster is the primary of its fleet, and a member of it.
      </PageHeader>
      <PageSection>
        <DescriptionList isHorizontal isCompact>
          <DescriptionListGroup>
            <DescriptionListTerm>Name</DescriptionListTerm>
            <DescriptionListDescription>{cluster.name}</DescriptionListDescription>
          </DescriptionListGroup>
          <DescriptionListGroup>
            <DescriptionListTerm>Role</DescriptionListTerm>
            <DescriptionListDescription>
              <StateLabel state={cluster.role} />
            </DescriptionListDescription>
          </DescriptionListGroup>
        </DescriptionList>
      </PageSection>
      <GlobalObjects />
    </>
  );
}
