import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { member } from '../../test/clusters';
import { fakeServer } from '../../test/fakeServer';
import { renderPage, viewer } from '../../test/renderPage';
import ClustersPage from './ClustersPage';

const summary = { clusters: 2, clustersByState: { Connected: 2 }, deviations: 0 };
const preview = { effects: ['2 copies are removed.'], effectsKeepingCopies: ['2 copies stay.'], effectsForced: [] };
const list = (mayGrant: boolean) => ({
  items: [member, { ...member, name: 'edge-2', state: 'Disconnected', labels: { region: 'us' }, access: { granted: false, roles: [], bindings: [] } }],
  total: 2,
  mayGrant,
  user: 'admin',
});

it('says what no cluster reports, and who may not look into which cluster', async () => {
  fakeServer({ 'GET /summary': [200, summary], 'GET /clusters': [200, list(true)] });
  renderPage(<ClustersPage />);

  expect(await screen.findByText('2 clusters')).toBeVisible();
  expect(screen.getAllByText('not reported').length).toBeGreaterThan(0);
  const gap = screen.getByText(/Insufficient Permissions/).closest('tr');
  expect(within(gap as HTMLElement).getByRole('link', { name: 'edge-2' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Grant Permissions' })).toHaveAttribute('href', '/multicluster/permissions?grant=admin');
});

it('offers no permissions to somebody who may not give them', async () => {
  fakeServer({ 'GET /summary': [200, summary], 'GET /clusters': [200, list(false)] });
  renderPage(<ClustersPage />, { me: viewer });

  expect(await screen.findByText(/Insufficient Permissions/)).toBeVisible();
  expect(screen.queryByText('Grant Permissions')).not.toBeInTheDocument();
});

it('says once what is not allowed', async () => {
  const refused: [number, object] = [403, { title: 'Not allowed', status: 403, detail: 'you may not list clusters' }];
  fakeServer({ 'GET /summary': refused, 'GET /clusters': refused });
  renderPage(<ClustersPage />);

  await waitFor(() => expect(screen.queryByRole('progressbar')).not.toBeInTheDocument());
  expect(screen.getAllByText('you may not list clusters')).toHaveLength(1);
});

it('shows the rows that the address asks for', async () => {
  fakeServer({ 'GET /summary': [200, summary], 'GET /clusters': [200, list(true)] });
  renderPage(<ClustersPage />, { at: '/?label=region%3Dus' });

  expect(await screen.findByText('1 of 2 clusters')).toBeVisible();
  expect(screen.queryByRole('link', { name: 'edge-1' })).not.toBeInTheDocument();
});

it('disconnects when it was said what happens and the name was typed', async () => {
  const sent = fakeServer({
    'GET /summary': [200, summary],
    'GET /clusters': [200, list(true)],
    'GET /clusters/edge-1/disconnect-preview': [200, preview],
    'POST /clusters/edge-1/disconnect': [202],
  });
  const { user } = renderPage(<ClustersPage />);

  await user.click(await screen.findByRole('button', { name: 'Actions of edge-1' }));
  await user.click(screen.getByRole('menuitem', { name: 'Disconnect' }));
  expect(await screen.findByText('2 copies are removed.')).toBeVisible();
  await user.click(screen.getByLabelText('Keep what was distributed to it'));
  expect(screen.getByText('2 copies stay.')).toBeVisible();
  await user.type(screen.getByLabelText(/Type edge-1/), 'edge-1');
  await user.click(screen.getByRole('button', { name: 'Disconnect' }));

  expect(await screen.findByText('edge-1 is being disconnected')).toBeVisible();
  expect(sent.find((each) => each.method === 'POST')?.body).toEqual({ confirm: 'edge-1', keepCopies: true, force: false });
});
