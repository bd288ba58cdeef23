/** Who is signed in. */
export interface Me {
  name: string;
  groups: string[];
  expiresAt: string;
  csrfToken: string;
  rights: MyRights;
}

/** What the user may do, as the API server told within the last minute. */
export interface MyRights {
  promote: boolean;
  join: boolean;
  editFeatures: boolean;
  /** Verbs by plural of the resource, for the objects of the fleet. */
  manager: Record<string, string[]>;
  /** Verbs by plural of the resource, for the objects of this cluster. */
  cluster: Record<string, string[]>;
}

export type Role = 'Standalone' | 'Promoting' | 'Primary' | 'Joining' | 'Rejected' | 'Secondary' | 'Disconnected';

export interface ThisCluster {
  role: Role;
  name?: string;
  id?: string;
  version: string;
  kubernetesVersion?: string;
  k10Namespace: string;
  releaseName: string;
  suggestedIngress?: string;
  join?: { state: string; message: string; primaryName?: string; primaryIngress?: string; since?: string; lastContact?: string; isConnected: boolean };
  promotion?: { phase: string; message?: string };
  globalProfiles: number;
  globalPolicies: number;
}

/** A cluster of the fleet, as its row shows it. */
export interface Cluster {
  name: string;
  primary: boolean;
  state: string;
  message?: string;
  labels: Record<string, string>;
  ingress?: string;
  id?: string;
  version?: string;
  kubernetesVersion?: string;
  nodeCount?: number;
  lastContact?: string;
  canAccess: boolean;
  canGrant: boolean;
  resourceVersion: string;
}
