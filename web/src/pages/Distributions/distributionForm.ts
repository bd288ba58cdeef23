import type { Filled } from '../../api/Filled';
import type { DistributionForm, DistributionItem, PolicyItem, ProfileItem, SourceEntry } from '../../api/schema';

/** A global resource that can be chosen, with what tells it from others. */
export interface Choice extends SourceEntry {
  summary: string;
}

/** What the form holds. */
export type DistributionDraft = Filled<DistributionForm, 'name' | 'clusters' | 'sources'>;

/** What the form shows first. */
export function initialForm(distribution: DistributionItem | undefined): DistributionDraft {
  if (distribution === undefined) {
    return { name: '', clusters: [], sources: [], deletionPolicy: 'Delete', driftPolicy: 'Revert', conflictPolicy: 'AdoptIfEqual' };
  }

  const { name, clusters, sources, references, deletionPolicy, driftPolicy, conflictPolicy, resourceVersion } = distribution;
  return { name, clusters, sources, references, deletionPolicy, driftPolicy, conflictPolicy, resourceVersion };
}

/** Kind and name: what tells one resource from another. */
export const keyOf = ({ kind, name }: SourceEntry) => `${kind}/${name}`;

/** Everything that can be sent. What the distribution sends already stays, also when it is not listed. */
export function choices(profiles: readonly ProfileItem[], policies: readonly PolicyItem[], sent: readonly SourceEntry[]): Choice[] {
  const all: Choice[] = [
    ...profiles.map((profile) => ({
      kind: 'Profile',
      name: profile.name,
      summary: [profile.provider, profile.region, profile.target === null || profile.target === undefined ? undefined : `"${profile.target}"`].filter(Boolean).join(', '),
    })),
    ...policies.map((policy) => ({ kind: 'Policy', name: policy.name, summary: policy.frequency ?? '' })),
  ];
  const known = new Set(all.map(keyOf));
  return [...all, ...sent.filter((source) => !known.has(keyOf(source))).map((source) => ({ ...source, summary: '' }))];
}
