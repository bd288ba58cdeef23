import { Alert, List, ListItem, Stack, StackItem } from '@patternfly/react-core';
import type { DistributionPlan } from '../../../api/schema';
import { clusterCount, removalsOf } from './plan';
import { PlanGroupCard } from './PlanGroupCard';
import { RemovalWarning } from './RemovalWarning';

/** What the clusters said would happen: losses and what is not known first, then each outcome with its clusters. */
export function PlanView({ plan }: { plan: DistributionPlan }) {
  const { groups, notAsked, problems, notes } = plan;
  return (
    <Stack hasGutter>
      <StackItem>
        <RemovalWarning removals={removalsOf(plan)} />
        {problems.length > 0 && (
          <Alert variant="danger" isInline title="Not everything can be sent">
            <Lines lines={problems} />
          </Alert>
        )}
        {notAsked.length > 0 && (
          <Alert variant="warning" isInline title={`What would happen on ${clusterCount(notAsked.length)} is not known`}>
            <Lines lines={notAsked.map(({ cluster, message }) => `${cluster}: ${message}`)} />
          </Alert>
        )}
        {notes.length > 0 && (
          <Alert variant="info" isInline title="Good to know">
            <Lines lines={notes} />
          </Alert>
        )}
        {groups.length === 0 && notAsked.length === 0 && (
          <Alert variant="info" isInline title="No cluster is concerned">
            It is kept, and sent as soon as a cluster matches.
          </Alert>
        )}
      </StackItem>
      {groups.map((group) => (
        <StackItem key={group.clusters[0]}>
          <PlanGroupCard group={group} />
        </StackItem>
      ))}
    </Stack>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <List>
      {lines.map((line) => (
        <ListItem key={line}>{line}</ListItem>
      ))}
    </List>
  );
}
