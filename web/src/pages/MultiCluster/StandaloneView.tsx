import { Alert, Button, Card, CardBody, CardFooter, CardTitle, Content, Grid, GridItem, PageSection, Stack, StackItem } from '@patternfly/react-core';
import { Link } from 'react-router';
import type { ClusterView } from '../../api/schema';
import { useUser } from '../../auth/MeContext';
import { PageHeader } from '../../components/PageHeader';
import { useFeatures } from '../Features/useFeatures';
import { paths } from '../../layout/paths';

/** The two ways into a fleet. */
export function StandaloneView({ cluster }: { cluster: ClusterView }) {
  const { rights } = useUser();
  const features = useFeatures().data;
  const joinIsOff = features?.find((feature) => feature.name === 'joinFromSecondary')?.enabled === false;
  const why = joinIsOff ? 'Switched off under Feature Toggles.' : rights.join ? undefined : `Needs the right to create Secrets and ConfigMaps in ${cluster.k10Namespace}.`;
  const whyNoPromotion = rights.promote ? undefined : 'Needs the right to create namespaces and Bootstraps.';

  return (
    <>
      <PageHeader title="Multi-Cluster">
        Tombolo ties clusters to one primary. Policies, profiles and other configuration are defined there once and distributed to its members, and everybody sees in one
        place what reached which cluster.
      </PageHeader>
      <PageSection>
        <Stack hasGutter>
          {cluster.join?.state === 'disconnected' && (
            <StackItem>
              <Alert variant="info" isInline title="This cluster has left its fleet">
                {cluster.join.message}
              </Alert>
            </StackItem>
          )}
          <StackItem>
            <Grid hasGutter md={6}>
              <GridItem>
                <Card isFullHeight>
                  <CardTitle component="h2">Join a Multi-Cluster System</CardTitle>
                  <CardBody>
                    <Content component="p">Join this cluster as a secondary to the fleet of a primary.</Content>
                    <Content component="p">A join token of that primary is needed; it is made there under Join Tokens.</Content>
                  </CardBody>
                  <CardFooter>
                    <Way to={paths.join} why={why}>
                      Join
                    </Way>
                  </CardFooter>
                </Card>
              </GridItem>
              <GridItem>
                <Card isFullHeight>
                  <CardTitle component="h2">Promote to Primary</CardTitle>
                  <CardBody>
                    <Content component="p">Make this cluster the single place from which administrators manage the clusters of a fleet.</Content>
                  </CardBody>
                  <CardFooter>
                    <Way to={paths.promote} why={whyNoPromotion}>
                      Promote
                    </Way>
                  </CardFooter>
                </Card>
              </GridItem>
            </Grid>
          </StackItem>
        </Stack>
      </PageSection>
    </>
  );
}

/** A button that leads on, or says why it does not. */
function Way({ to, why, children }: { to: string; why: string | undefined; children: string }) {
  return why === undefined ? (
    <Button component={(props) => <Link {...props} to={to} />}>{children}</Button>
  ) : (
    <Stack>
      <StackItem>
        <Button isDisabled>{children}</Button>
      </StackItem>
      <StackItem>
        <Content component="small">{why}</Content>
      </StackItem>
    </Stack>
  );
}
