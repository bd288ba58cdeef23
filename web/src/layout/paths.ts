/** The pages of the app, as they stand behind `#` in the address. */
export const paths = {
  home: '/',
  docs: '/docs',
  features: '/features',
  multiCluster: '/multicluster',
  promote: '/multicluster/promote',
  join: '/multicluster/join',
  profiles: '/profiles',
  policies: '/policies',
  clusters: '/multicluster/clusters',
  cluster: (name: string) => `/multicluster/clusters/${encodeURIComponent(name)}`,
  globalPolicies: '/multicluster/policies',
  globalPolicy: (name: string) => `/multicluster/policies/${encodeURIComponent(name)}`,
  globalProfile: (name: string) => `/multicluster/profiles/${encodeURIComponent(name)}`,
  globalLocationProfiles: '/multicluster/profiles/location',
  globalInfrastructureProfiles: '/multicluster/profiles/infrastructure',
  permissions: '/multicluster/permissions',
  /** The form that lets a user into all clusters, filled in. */
  grant: (user: string) => `/multicluster/permissions?grant=${encodeURIComponent(user)}`,
  distributions: '/multicluster/distributions',
  distribution: (name: string) => `/multicluster/distributions/${encodeURIComponent(name)}`,
  nodes: '/multicluster/nodes',
  joinTokens: '/multicluster/join-tokens',
  joinToken: (name: string) => `/multicluster/join-tokens?show=${encodeURIComponent(name)}`,
} as const;

const ownPages: readonly string[] = [paths.multiCluster, paths.promote, paths.join];

/** Whether the page is one of the Multi-Cluster Manager rather than of this cluster. */
export function isManagerPage(path: string): boolean {
  const plain = path.replace(/\/+$/, '');
  return plain === '/clusters' || plain.startsWith('/clusters/') || (plain.startsWith('/multicluster/') && !ownPages.includes(plain));
}
