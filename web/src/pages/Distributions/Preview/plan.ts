import type { LabelProps } from '@patternfly/react-core';
import type { DistributionPlan, PlanGroup, PlannedObject } from '../../../api/schema';

type Look = Pick<LabelProps, 'status' | 'color'>;

const good: Look = { status: 'success' };
const doubtful: Look = { status: 'warning' };
const bad: Look = { status: 'danger' };
const quiet: Look = { color: 'grey' };

/** What would become of an object: the server's word, ours, and how serious it is. */
const actions: Record<string, readonly [words: string, look: Look]> = {
  Create: ['create', good],
  Adopt: ['adopt', good],
  TakeOver: ['take over', doubtful],
  Update: ['update', doubtful],
  Replace: ['delete and make again', bad],
  Drifted: ['leave as changed', doubtful],
  Conflict: ['conflict', bad],
  Refused: ['refused', bad],
  Wait: ['wait', quiet],
  Remove: ['remove', bad],
  Release: ['release', doubtful],
  Keep: ['keep for now', quiet],
  Unchanged: ['stays as it is', quiet],
};

/** The order in which outcomes are told: what is lost first. */
const order = ['Remove', 'Replace', 'Conflict', 'Refused', 'TakeOver', 'Release', 'Drifted', 'Update', 'Adopt', 'Create', 'Wait', 'Keep', 'Unchanged'];

/** What would become of an object, in words. */
export const wordsOf = (action: string) => actions[action]?.[0] ?? action;

export const lookOf = (action: string) => actions[action]?.[1] ?? quiet;

function rank({ action }: PlannedObject): number {
  const place = order.indexOf(action);
  return place < 0 ? 0 : place;
}

/** The objects of a group that do not stay as they are, what is lost first. */
export function differences(group: PlanGroup): PlannedObject[] {
  return group.objects.filter(({ action }) => action !== 'Unchanged').sort((a, b) => rank(a) - rank(b));
}

/** "remove 1, create 2": what would happen on each cluster of the group. */
export function headline(group: PlanGroup): string {
  const counts = new Map<string, number>();
  for (const { action } of differences(group)) {
    counts.set(action, (counts.get(action) ?? 0) + 1);
  }

  return counts.size === 0 ? 'Nothing would happen' : [...counts].map(([action, count]) => `${wordsOf(action)} ${count}`).join(', ');
}

/** "1 cluster", "3 clusters". */
export const clusterCount = (count: number) => `${count} ${count === 1 ? 'cluster' : 'clusters'}`;

/** The copies that would be deleted. */
export interface Removals {
  /** Copies, counted on each cluster. */
  copies: number;
  clusters: number;
  /** `Kind/name`, each once. */
  objects: string[];
}

export function removalsOf(plan: DistributionPlan): Removals {
  let copies = 0;
  let clusters = 0;
  const objects = new Set<string>();
  for (const group of plan.groups) {
    const removed = group.objects.filter(({ action }) => action === 'Remove');
    copies += removed.length * group.clusters.length;
    clusters += removed.length === 0 ? 0 : group.clusters.length;
    removed.forEach(({ kind, name }) => objects.add(`${kind}/${name}`));
  }

  return { copies, clusters, objects: [...objects].sort() };
}
