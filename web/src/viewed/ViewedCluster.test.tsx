import { screen, waitFor } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { expect, it } from 'vitest';
import FeaturesPage from '../pages/Features/FeaturesPage';
import LocalProfilesPage from '../pages/LocalProfiles/LocalProfilesPage';
import MultiClusterPage from '../pages/MultiCluster/MultiClusterPage';
import { standalone } from '../test/clusters';
import { fakeServer, type Answer } from '../test/fakeServer';
import { admin, renderPage, viewer } from '../test/renderPage';
import { ViewedCluster } from './ViewedCluster';

const view = '/clusters/edge-1/view';
const feature = { name: 'joinFromSecondary', title: 'Join from Secondary', description: '', enabled: true, source: 'default' };
const copy = { name: 's3', type: 'Location', detail: 'S3', profiles: [], resourceVersion: '1', distributedFrom: { primary: 'hub', url: 'https://elsewhere.example.org/' } };

function open(page: string, answers: Record<string, Answer>) {
  const sent = fakeServer({
    'GET /cluster': [200, { ...standalone, role: 'Primary', name: 'hub' }],
    [`GET ${view}/auth/me`]: [200, { ...admin, name: 'tombolo:id:admin', csrfToken: undefined }],
    ...answers,
  });
  const { user } = renderPage(
    <Routes>
      <Route path="/cluster/:cluster" element={<ViewedCluster />}>
        <Route path="features" element={<FeaturesPage />} />
        <Route path="profiles" element={<LocalProfilesPage />} />
        <Route path="multicluster" element={<MultiClusterPage />} />
      </Route>
    </Routes>,
    { at: `/cluster/edge-1/${page}` },
  );
  return { sent, user };
}

it('shows and changes that cluster, and not the one of this server', async () => {
  const { sent, user } = open('features', { [`GET ${view}/cluster/features`]: [200, { items: [feature] }], [`PUT ${view}/cluster/features/joinFromSecondary`]: [200, { ...feature, enabled: false }] });

  await waitFor(() => expect(screen.getByText(/You look at/)).toHaveTextContent('You look at edge-1 through hub, as tombolo:id:admin. Back to the Multi-Cluster Manager'));
  await user.click(await screen.findByRole('button', { name: 'Off' }));

  expect(await screen.findByText('Refresh the page')).toBeVisible();
  expect(sent.filter(({ method }) => method === 'PUT')).toMatchObject([{ path: `${view}/cluster/features/joinFromSecondary`, body: { enabled: false } }]);
  expect(sent.some(({ path }) => path === '/cluster/features')).toBe(false);
});

it('offers what the person may there, whatever they may here', async () => {
  open('features', { [`GET ${view}/auth/me`]: [200, { ...viewer, name: 'tombolo:id:admin' }], [`GET ${view}/cluster/features`]: [200, { items: [feature] }] });

  expect(await screen.findByRole('button', { name: 'Off' })).toBeDisabled();
});

it('leads from a copy to the object on this primary, whatever address the cluster tells', async () => {
  open('profiles', { [`GET ${view}/cluster/profiles`]: [200, { items: [copy] }] });

  expect(await screen.findByRole('link', { name: 'edit here' })).toHaveAttribute('href', '/multicluster/profiles/s3');
  expect(document.querySelector('a[href*="elsewhere"]')).toBeNull();
});

it('does not offer to leave from here', async () => {
  open('multicluster', {
    [`GET ${view}/cluster`]: [200, { ...standalone, role: 'Secondary', name: 'edge-1', join: { state: 'joined', message: '', isConnected: true, primaryName: 'hub', primaryIngress: 'https://elsewhere.example.org/' } }],
    [`GET ${view}/cluster/profiles`]: [200, { items: [] }],
    [`GET ${view}/cluster/policies`]: [200, { items: [] }],
  });

  expect(await screen.findByRole('link', { name: 'hub' })).toHaveAttribute('href', '/multicluster/clusters');
  expect(screen.queryByRole('button', { name: 'Actions of edge-1' })).not.toBeInTheDocument();
});

it.each([
  [403, 'You may not look into edge-1'],
  [404, 'edge-1 is no cluster of this fleet'],
  [503, 'edge-1 cannot be reached now'],
])('says why nothing is shown (%i)', async (status, title) => {
  open('features', { [`GET ${view}/auth/me`]: [status, { title: 'Refused', status, detail: 'the cause and the repair' }] });

  expect(await screen.findByText(title)).toBeVisible();
  expect(screen.getByText('the cause and the repair')).toBeVisible();
});
