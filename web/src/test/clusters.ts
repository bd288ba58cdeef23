import type { ClusterItem, ClusterView } from '../api/schema';

/** A cluster that belongs to no fleet. */
export const standalone: ClusterView = {
  role: 'Standalone',
  id: 'a-uid',
  version: '1.0.0',
  kubernetesVersion: 'v1.30.0',
  k10Namespace: 'kasten-io',
  releaseName: 'k10',
  suggestedIngress: 'https://one.example.com/k10/',
  globalProfiles: 0,
  globalPolicies: 0,
};

/** A member of a fleet, connected and well. */
export const member: ClusterItem = {
  name: 'edge-1',
  resourceVersion: '7',
  primary: false,
  state: 'Connected',
  stateMeaning: 'it is heard of',
  message: '',
  labels: { region: 'eu', 'dist.kio.kasten.io/cluster-type': 'secondary' },
  isLeaving: false,
  isPaused: false,
  deviations: 0,
  access: { granted: true, roles: [], bindings: [] },
};
