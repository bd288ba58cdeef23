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
  /** A page of that cluster's own, such as `/features`, seen through this primary. */
  view: (cluster: string, page: string) => `/cluster/${encodeURIComponent(cluster)}${page}`,
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

/** The cluster whose own pages are shown, by the address; undefined for pages of this server's own. */
export function viewedIn(path: string): string | undefined {
  const name = /^\/cluster\/([^/]+)/.exec(path)?.[1];
  return name === undefined ? undefined : decodeURIComponent(name);
}

const ownPages: readonly string[] = [paths.multiCluster, paths.promote, paths.join];

/** Whether the page is one of the Multi-Cluster Manager rather than of this cluster. */
export function isManagerPage(path: string): boolean {
  const plain = path.replace(/\/+$/, '');
  return plain === '/clusters' || plain.startsWith('/clusters/') || (plain.startsWith('/multicluster/') && !ownPages.includes(plain));
}
