import { Card, CardBody, CardTitle, Grid, GridItem, PageSection } from '@patternfly/react-core';
import type { LocalObject } from '../../api/schema';
import { useLocalObjects } from '../../api/useLocalObjects';
import { EmptyList } from '../../components/EmptyList';
import { DataTable } from '../../components/DataTable/DataTable';
import { policyColumns, profileColumns } from '../LocalProfiles/columns';

const isCopy = (object: LocalObject) => object.distributedFrom != null;
const keyOf = (object: LocalObject) => object.name;

/** What the primary distributed here. */
export function GlobalObjects() {
  const policies = useLocalObjects('policies');
  const profiles = useLocalObjects('profiles');
  return (
    <PageSection>
      <Grid hasGutter>
        <GridItem xl2={6}>
          <Card>
            <CardTitle component="h2">Global Policies</CardTitle>
            <CardBody>
              <DataTable
                name="Global Policies"
                noun={['policy', 'policies']}
                prefix="policy-"
                columns={policyColumns}
                rows={policies.data?.filter(isCopy)}
                error={policies.error}
                onRetry={() => void policies.refetch()}
                keyOf={keyOf}
                defaultSort="name"
                empty={<EmptyList title="No Global Policies">No policy was distributed to this cluster.</EmptyList>}
              />
            </CardBody>
          </Card>
        </GridItem>
        <GridItem xl2={6}>
          <Card>
            <CardTitle component="h2">Global Profiles</CardTitle>
            <CardBody>
              <DataTable
                name="Global Profiles"
                noun={['profile', 'profiles']}
                prefix="profile-"
                columns={profileColumns}
                rows={profiles.data?.filter(isCopy)}
                error={profiles.error}
                onRetry={() => void profiles.refetch()}
                keyOf={keyOf}
                defaultSort="name"
                empty={<EmptyList title="No Global Profiles">No profile was distributed to this cluster.</EmptyList>}
              />
            </CardBody>
          </Card>
        </GridItem>
      </Grid>
    </PageSection>
  );
}
