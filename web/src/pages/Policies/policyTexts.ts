import type { PolicyItem } from '../../api/schema';

/** What is to be known of a policy first; empty when nothing is. */
export function stateOf(policy: PolicyItem): string {
  if (policy.isDeleting) {
    return 'Deleting';
  }

  return policy.paused ? 'Paused' : (policy.validation ?? '');
}

/** When it runs, in words. */
export const frequencyOf = (policy: PolicyItem) => policy.frequency ?? (policy.preset ? `preset ${policy.preset}` : '–');
