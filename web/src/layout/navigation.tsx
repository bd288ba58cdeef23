import { CubesIcon, GlobeIcon, KeyIcon, LockIcon, NetworkIcon, ServerIcon, ShareAltIcon, StorageDomainIcon, ToggleOnIcon } from '@patternfly/react-icons';
import type { ReactNode } from 'react';
import { paths } from './paths';

/** One line of the sidebar; with children, a group that opens. */
export interface NavigationItem {
  title: string;
  icon?: ReactNode;
  path?: string;
  children?: readonly NavigationItem[];
}

/** The Multi-Cluster Manager's pages; a primary has them. */
export const managerNavigation: readonly NavigationItem[] = [
  { title: 'Clusters', icon: <CubesIcon />, path: paths.clusters },
  { title: 'Global Policies', icon: <GlobeIcon />, path: paths.globalPolicies },
  {
    title: 'Global Profiles',
    icon: <StorageDomainIcon />,
    children: [
      { title: 'Location', path: paths.globalLocationProfiles },
      { title: 'Infrastructure', path: paths.globalInfrastructureProfiles },
    ],
  },
  { title: 'User Permissions', icon: <LockIcon />, path: paths.permissions },
  { title: 'Distributions', icon: <ShareAltIcon />, path: paths.distributions },
  { title: 'Nodes', icon: <ServerIcon />, path: paths.nodes },
  { title: 'Join Tokens', icon: <KeyIcon />, path: paths.joinTokens },
];

/** The pages of the one cluster that the server runs in. */
export const clusterNavigation: readonly NavigationItem[] = [
  { title: 'Policies', icon: <GlobeIcon />, path: paths.policies },
  { title: 'Profiles', icon: <StorageDomainIcon />, path: paths.profiles },
  { title: 'Feature Toggles', icon: <ToggleOnIcon />, path: paths.features },
  { title: 'Multi-Cluster', icon: <NetworkIcon />, path: paths.multiCluster },
];
