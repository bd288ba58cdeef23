import type { components } from './schema';

type Schemas = components['schemas'];

export type Me = Schemas['Me'];
export type ThisCluster = Schemas['ClusterView'];
export type Feature = Schemas['FeatureView'];
export type DecodedToken = Schemas['DecodedToken'];
export type LocalObject = Schemas['LocalObject'];

/** What the user may do inside of a cluster. */
export interface ClusterAccess {
  granted: boolean;
  roles: string[];
  bindings: string[];
}

/** A member of the fleet, as its row shows it. */
export interface Cluster {
  name: string;
  resourceVersion: string;
  primary: boolean;
  state: string;
  stateMeaning: string;
  message: string;
  lastTransitionTime?: string | null;
  lastContact?: string | null;
  createdAt?: string | null;
  labels: Record<string, string>;
  ingress?: string | null;
  id?: string | null;
  version?: string | null;
  kubernetesVersion?: string | null;
  nodeCount?: number | null;
  isLeaving: boolean;
  isPaused: boolean;
  pauseReason?: string | null;
  copies?: number | null;
  deviations: number;
  access: ClusterAccess;
  applications?: number | null;
  nonCompliantApplications?: number | null;
  policies?: number | null;
}

export interface ClusterList {
  items: Cluster[];
  total: number;
  mayGrant: boolean;
  user: string;
}

export interface FleetSummary {
  clusters: number;
  clustersByState: Record<string, number>;
  deviations: number;
  globalPolicies?: number | null;
  globalProfiles?: number | null;
  distributions?: number | null;
  distributionsByState?: Record<string, number> | null;
  nodes?: number | null;
  applications?: number | null;
  nonCompliantApplications?: number | null;
  dataUsage?: { total?: number | null; snapshots?: number | null; objects?: number | null } | null;
  activity?: { actions?: number | null; failedActions?: number | null } | null;
}

export interface DisconnectPreview {
  refusal?: string | null;
  effects: string[];
  effectsKeepingCopies: string[];
  effectsForced: string[];
}

export interface JoinToken {
  name: string;
  resourceVersion: string;
  tokenId?: string | null;
  createdAt?: string | null;
  expiresAt?: string | null;
  uses: number;
  maxUses?: string | null;
  allowedNames: string[];
  showOnce: boolean;
  hasText: boolean;
  warnings: string[];
  deletionEffect: string;
}

export interface JoinTokenForm {
  name: string;
  lifetime?: string | undefined;
  neverExpires: boolean;
  maxUses?: number | undefined;
  allowedNames?: string[] | undefined;
  showOnce: boolean;
}

export interface JoinCommands {
  cli: string;
  kubectl: string;
  helm?: string | null;
}
