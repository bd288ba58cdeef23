import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import type { Me } from '../api/schema';
import { createQueryClient } from '../app/queryClient';
import { MeContext } from '../auth/MeContext';
import { Toasts } from '../components/Toasts/Toasts';

const every = ['get', 'list', 'create', 'update', 'patch', 'delete'];

/** Somebody who may do everything. */
export const admin: Me = {
  name: 'admin',
  groups: ['admins'],
  expiresAt: '2030-01-01T00:00:00Z',
  csrfToken: 'the-token',
  rights: {
    promote: true,
    join: true,
    editFeatures: true,
    manager: { clusters: every, distributions: every, bootstraps: every, k10clusterrolebindings: every, profiles: every, policies: every, secrets: every },
    cluster: { profiles: every, policies: every, configmaps: every, secrets: every },
  },
};

/** Somebody who may look and no more. */
export const viewer: Me = {
  ...admin,
  name: 'viewer',
  rights: {
    promote: false,
    join: false,
    editFeatures: false,
    manager: { clusters: ['get', 'list'], distributions: ['get', 'list'], profiles: ['get', 'list'], policies: ['get', 'list'] },
    cluster: { profiles: ['get', 'list'], policies: ['get', 'list'] },
  },
};

/** Shows a page as the user sees it at the address. */
export function renderPage(page: ReactNode, { me = admin, at = '/' }: { me?: Me; at?: string | { pathname: string; state: unknown } } = {}) {
  const user = userEvent.setup();
  render(
    <QueryClientProvider client={createQueryClient()}>
      <MemoryRouter initialEntries={[at]}>
        <MeContext value={me}>
          <Toasts>{page}</Toasts>
        </MeContext>
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return { user };
}
