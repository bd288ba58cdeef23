import { Alert, Button, PageSection, Stack, StackItem } from '@patternfly/react-core';
import type { ClusterView } from '../../api/schema';
import { PageHeader } from '../../components/PageHeader';
import { ProblemAlert } from '../../components/ProblemAlert';
import { RelativeTime } from '../../components/RelativeTime';
import { useStartOver } from './useStartOver';

/** The primary said no, and why; the form comes back with what was typed. */
export function RejectedView({ cluster }: { cluster: ClusterView }) {
  const startOver = useStartOver();
  return (
    <>
      <PageHeader title="Join a Multi-Cluster System" />
      <PageSection>
        <Stack hasGutter>
          <StackItem>
            <Alert variant="danger" isInline title="The join was rejected">
              <p>{cluster.join?.message}</p>
              {cluster.join?.since != null && (
                <p>
                  <RelativeTime at={cluster.join.since} />. It is not tried again until something of it changes.
                </p>
              )}
            </Alert>
          </StackItem>
          <StackItem>
            <ProblemAlert error={startOver.error} />
            <Button onClick={() => startOver.mutate()} isLoading={startOver.isPending} isDisabled={startOver.isPending}>
              Start Over
            </Button>
          </StackItem>
        </Stack>
      </PageSection>
    </>
  );
}
