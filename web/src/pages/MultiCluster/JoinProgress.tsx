import { Alert, Button, PageSection, ProgressStep, ProgressStepper, Stack, StackItem } from '@patternfly/react-core';
import type { ClusterView } from '../../api/schema';
import { PageHeader } from '../../components/PageHeader';
import { ProblemAlert } from '../../components/ProblemAlert';
import { useStartOver } from './useStartOver';

/** How the join stands, as mc-join-status says. What keeps it from going on is shown; it is tried again until it works. */
export function JoinProgress({ cluster }: { cluster: ClusterView }) {
  const startOver = useStartOver();
  const message = cluster.join?.message ?? '';
  return (
    <>
      <PageHeader title="Join a Multi-Cluster System">This cluster is joining. You may leave this page; it goes on.</PageHeader>
      <PageSection aria-live="polite">
        <Stack hasGutter>
          <StackItem>
            <ProgressStepper isVertical aria-label="Join">
              <ProgressStep id="asked" titleId="asked-title" variant="success" aria-label="done" description="The token and your wishes are stored.">
                Asked for
              </ProgressStep>
              <ProgressStep id="primary" titleId="primary-title" variant={message === '' ? 'info' : 'warning'} isCurrent aria-label="in progress" description="The primary checks the token and gives this cluster an identity.">
                Asking the primary
              </ProgressStep>
              <ProgressStep id="member" titleId="member-title" variant="pending" aria-label="to come">
                Member
              </ProgressStep>
            </ProgressStepper>
          </StackItem>
          {message !== '' && (
            <StackItem>
              <Alert variant="warning" isInline title="Not yet; it is tried again by itself">
                {message}
              </Alert>
            </StackItem>
          )}
          <StackItem>
            <ProblemAlert error={startOver.error} />
            <Button variant="secondary" onClick={() => startOver.mutate()} isLoading={startOver.isPending} isDisabled={startOver.isPending}>
              Stop and start over
            </Button>
          </StackItem>
        </Stack>
      </PageSection>
    </>
  );
}
