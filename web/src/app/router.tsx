import { lazy, type ComponentType } from 'react';
import { createHashRouter, Navigate, type RouteObject } from 'react-router';
import { SignInGate } from '../auth/SignInGate';
import { Frame } from '../layout/Frame';
import { Home } from '../layout/Home';
import NotFound from '../layout/NotFound';
import { paths } from '../layout/paths';
import { ViewedCluster } from '../viewed/ViewedCluster';

/** A page whose script is loaded when it is first shown. */
function page(path: string, load: () => Promise<{ default: ComponentType }>): RouteObject {
  const Page = lazy(load);
  return { path, element: <Page /> };
}

const docs = () => import('../pages/Docs/DocsPage');

/** The pages that every cluster has of its own. */
const ownPages: readonly (readonly [path: string, load: () => Promise<{ default: ComponentType }>])[] = [
  [paths.features, () => import('../pages/Features/FeaturesPage')],
  [paths.multiCluster, () => import('../pages/MultiCluster/MultiClusterPage')],
  [paths.profiles, () => import('../pages/LocalProfiles/LocalProfilesPage')],
  [paths.policies, () => import('../pages/LocalPolicies/LocalPoliciesPage')],
];

const routes: RouteObject[] = [
  { index: true, element: <Home /> },
  page(paths.docs, docs),
  page(`${paths.docs}/:name`, docs),
  ...ownPages.map(([path, load]) => page(path, load)),
  page(paths.promote, () => import('../pages/Promote/PromotePage')),
  page(paths.join, () => import('../pages/Join/JoinPage')),
  page(paths.clusters, () => import('../pages/Clusters/ClustersPage')),
  page(paths.joinTokens, () => import('../pages/JoinTokens/JoinTokensPage')),
  page(`${paths.clusters}/:name`, () => import('../pages/ClusterDetail/ClusterPage')),
  page(paths.globalPolicies, () => import('../pages/Policies/GlobalPoliciesPage')),
  page(paths.globalLocationProfiles, () => import('../pages/Profiles/LocationProfilesPage')),
  page(paths.globalInfrastructureProfiles, () => import('../pages/Profiles/InfrastructureProfilesPage')),
  page('/multicluster/profiles/:name', () => import('../pages/Profiles/ProfilePage')),
  page(`${paths.globalPolicies}/:name`, () => import('../pages/Policies/PolicyPage')),
  page(paths.permissions, () => import('../pages/Permissions/PermissionsPage')),
  page(paths.distributions, () => import('../pages/Distributions/DistributionsPage')),
  page(`${paths.distributions}/:name`, () => import('../pages/Distributions/DistributionPage')),
  page(paths.nodes, () => import('../pages/Nodes/NodesPage')),
  {
    path: '/cluster/:cluster',
    element: <ViewedCluster />,
    children: [
      { index: true, element: <Navigate to={paths.multiCluster.slice(1)} replace /> },
      ...ownPages.map(([path, load]) => page(path.slice(1), load)),
      { path: '*', element: <NotFound /> },
    ],
  },
  // The manager's address in older documentation.
  { path: '/clusters', element: <Navigate to={paths.clusters} replace /> },
  { path: '/multicluster/profiles', element: <Navigate to={paths.globalLocationProfiles} replace /> },
  { path: '*', element: <NotFound /> },
];

/** Addresses behind `#` work under any path base and through any ingress. */
export const router = createHashRouter([
  {
    element: (
      <SignInGate>
        <Frame />
      </SignInGate>
    ),
    children: routes,
  },
]);
