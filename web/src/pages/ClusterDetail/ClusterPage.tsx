import { Alert, Breadcrumb, BreadcrumbItem, Button, Card, CardBody, CardTitle, Flex, PageSection, Stack, StackItem } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { answer, api } from '../../api/client';
import { Labels } from '../../components/Labels';
import { Loading } from '../../components/Loading';
import { PageHeader } from '../../components/PageHeader';
import { ProblemAlert } from '../../components/ProblemAlert';
import { StateLabel } from '../../components/StateLabel';
import { paths } from '../../layout/paths';
import { AccessTable } from './AccessTable';
import { ClusterFacts } from './ClusterFacts';
import { ConditionsTable } from './ConditionsTable';
import { DeliveredTable } from './DeliveredTable';

/** One cluster of the fleet: what it is, what it was sent, what is not as wanted there, and who may do what in it. */
export default function ClusterPage() {
  const { name = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['clusters', name],
    queryFn: ({ signal }) => answer(api.GET('/mc/v1/clusters/{name}', { params: { path: { name } }, signal })),
  });
  if (data === undefined) {
    return <PageSection>{error === null ? <Loading what={name} /> : <ProblemAlert error={error} onRetry={() => void refetch()} />}</PageSection>;
  }

  const { cluster } = data;
  return (
    <>
      <PageSection>
        <Breadcrumb>
          <BreadcrumbItem render={({ className }) => <Link className={className} to={paths.clusters}>Clusters</Link>} />
          <BreadcrumbItem isActive>{name}</BreadcrumbItem>
        </Breadcrumb>
      </PageSection>
      <PageHeader
        title={name}
        actions={<Button component={(props) => <Link {...props} to={cluster.primary ? paths.multiCluster : paths.view(name, paths.multiCluster)} />}>Open its pages</Button>}
      />
      <PageSection>
        <Stack hasGutter>
          <StackItem>
            <Flex>
              <StateLabel state={cluster.state} message={cluster.stateMeaning} />
              <Labels labels={cluster.labels} count={10} />
            </Flex>
          </StackItem>
          {cluster.message !== '' && (
            <StackItem>
              <Alert isInline variant="warning" title={cluster.message} />
            </StackItem>
          )}
          <StackItem>
            <Card>
              <CardBody>
                <ClusterFacts cluster={cluster} />
              </CardBody>
            </Card>
          </StackItem>
          <StackItem>
            <Card>
              <CardTitle component="h2">What it was sent</CardTitle>
              <CardBody>
                <DeliveredTable cluster={name} distributions={data.distributions} />
              </CardBody>
            </Card>
          </StackItem>
          <StackItem>
            <Card>
              <CardTitle component="h2">Who may do what in it</CardTitle>
              <CardBody>
                <AccessTable bindings={data.bindings} />
              </CardBody>
            </Card>
          </StackItem>
          <StackItem>
            <Card>
              <CardTitle component="h2">Conditions</CardTitle>
              <CardBody>
                <ConditionsTable conditions={data.conditions} />
              </CardBody>
            </Card>
          </StackItem>
        </Stack>
      </PageSection>
    </>
  );
}
