import { Alert, Card, CardBody, Content, Flex, FlexItem, Gallery, PageSection, Stack, StackItem, Title } from '@patternfly/react-core';
import { NetworkIcon } from '@patternfly/react-icons';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ClusterView } from '../../api/schema';
import { PageHeader } from '../../components/PageHeader';
import { RelativeTime } from '../../components/RelativeTime';
import { StateLabel } from '../../components/StateLabel';
import { RowMenu } from '../../components/RowMenu';
import { paths } from '../../layout/paths';
import { useViewed } from '../../viewed/ViewedContext';
import { GlobalObjects } from './GlobalObjects';
import { LeaveDialog } from './LeaveDialog';
import { Tile } from './Tile';

/** A member: its primary, whether they hear each other, and what it got. */
export function MembershipView({ cluster }: { cluster: ClusterView }) {
  const [isLeaving, setLeaving] = useState(false);
  const { join } = cluster;
  const isViewed = useViewed() !== undefined;
  const isConnected = join?.isConnected ?? false;
  const menu = <RowMenu of={cluster.name ?? 'this cluster'} actions={[{ label: 'Leave the fleet', onClick: () => setLeaving(true), isDangerous: true }]} />;
  return (
    <>
      <PageHeader title="Multi-Cluster" actions={isViewed ? undefined : menu} />
      <PageSection>
        <Stack hasGutter>
          <StackItem>
            <Card>
              <CardBody>
                <Flex justifyContent={{ default: 'justifyContentSpaceBetween' }}>
                  <FlexItem>
                    <Title headingLevel="h2" size="lg">
                      <NetworkIcon /> {cluster.name}
                    </Title>
                    <Content component="p">
                      Primary:{' '}
                      {isViewed ? (
                        <Link to={paths.clusters}>{join?.primaryName}</Link>
                      ) : join?.primaryIngress == null ? (
                        join?.primaryName
                      ) : (
                        <a href={join.primaryIngress} target="_blank" rel="noreferrer">
                          {join.primaryName}
                        </a>
                      )}
                    </Content>
                  </FlexItem>
                  <FlexItem>
                    <StateLabel state={isConnected ? 'Connected' : 'Disconnected'} message={join?.message} />{' '}
                    {!isConnected && (
                      <Content component="small">
                        last contact <RelativeTime at={join?.lastContact} never="not yet since the server started" />
                      </Content>
                    )}
                  </FlexItem>
                </Flex>
              </CardBody>
            </Card>
          </StackItem>
          {!isConnected && (
            <StackItem>
              <Alert variant="warning" isInline title="The primary is not heard of">
                <p>{join?.message || 'The connection is being opened.'}</p>
                <p>What was distributed stays and keeps working. The connection is tried again by itself.</p>
              </Alert>
            </StackItem>
          )}
          <StackItem>
            <Gallery hasGutter minWidths={{ default: '12rem' }}>
              <Tile title="Global Policies" value={cluster.globalPolicies} />
              <Tile title="Global Profiles" value={cluster.globalProfiles} />
              <Tile title="Version" value={cluster.version} />
            </Gallery>
          </StackItem>
        </Stack>
      </PageSection>
      <GlobalObjects />
      {isLeaving && <LeaveDialog cluster={cluster} onClose={() => setLeaving(false)} />}
    </>
  );
}
