import { Label, LabelGroup } from '@patternfly/react-core';
import type { DistributionItem } from '../../api/schema';

type Summary = NonNullable<DistributionItem['summary']>;

const others: readonly [Exclude<keyof Summary, 'text'>, string, 'red' | 'orange' | 'blue' | 'grey'][] = [
  ['failed', 'failed', 'red'],
  ['conflict', 'in conflict', 'orange'],
  ['unreachable', 'unreachable', 'red'],
  ['pendingRemoval', 'removal waits', 'orange'],
  ['pending', 'pending', 'blue'],
  ['paused', 'paused', 'grey'],
  ['unknownCluster', 'not joined', 'grey'],
];

/** How many clusters have it, and how many have what instead. */
export function TargetCounts({ summary }: { summary: Partial<Summary> | null | undefined }) {
  if (summary === null || summary === undefined) {
    return <>not counted yet</>;
  }

  const { total = 0, synced = 0 } = summary;
  return (
    <LabelGroup aria-label="Clusters by state" numLabels={8}>
      <Label isCompact color={total > 0 && synced === total ? 'green' : 'grey'}>
        {`${synced} of ${total} synced`}
      </Label>
      {others
        .filter(([key]) => (summary[key] ?? 0) > 0)
        .map(([key, words, color]) => (
          <Label key={key} isCompact color={color}>
            {`${summary[key] ?? 0} ${words}`}
          </Label>
        ))}
    </LabelGroup>
  );
}
