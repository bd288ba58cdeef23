import { lazy, type ComponentType } from 'react';
import { createHashRouter, Navigate, type RouteObject } from 'react-router';
import { SignInGate } from '../auth/SignInGate';
import { Frame } from '../layout/Frame';
import { Home } from '../layout/Home';
import NotFound from '../layout/NotFound';
import { paths } from '../layout/paths';

/** A page whose script is loaded when it is first shown. */
function page(path: string, load: () => Promise<{ default: ComponentType }>): RouteObject {
  const Page = lazy(load);
  return { path, element: <Page /> };
}

const docs = () => import('../pages/Docs/DocsPage');

const routes: RouteObject[] = [
  { index: true, element: <Home /> },
  page(paths.docs, docs),
  page(`${paths.docs}/:name`, docs),
  // The manager's address in older documentation.
  { path: '/clusters', element: <Navigate to={paths.clusters} replace /> },
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
