import type { Filled } from '../../api/Filled';
import type { BindingForm, BindingItem } from '../../api/schema';
import { allClusters } from '../../components/ClusterSelection/selection';

/** What the form holds. */
export type BindingDraft = Filled<BindingForm, 'name' | 'role' | 'clusters' | 'subjects'>;

/** The role that lets people do everything on a cluster (contract section 1.9). */
const adminRole = 'k10-multi-cluster-admin';

/** What the form shows first: the binding there is, one for a user who wants in everywhere, or nothing. */
export function initialForm(binding: BindingItem | undefined, user: string | undefined): BindingDraft {
  if (binding !== undefined) {
    const { name, role, clusters, subjects, resourceVersion } = binding;
    return { name, role, clusters, subjects, resourceVersion };
  }

  return user === undefined
    ? { name: '', role: adminRole, clusters: [...allClusters], subjects: [] }
    : { name: nameFor(user), role: adminRole, clusters: [...allClusters], subjects: [{ kind: 'User', name: user }] };
}

/** A name for the object that gives a user access everywhere. */
export function nameFor(user: string): string {
  const plain = user
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return `all-clusters-${plain}`.slice(0, 63).replace(/-+$/, '');
}
