import { screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { standalone } from '../../test/clusters';
import { fakeServer, type Answer, type Sent } from '../../test/fakeServer';
import { renderPage } from '../../test/renderPage';
import { forgetJoinDraft, readJoinDraft } from './joinDraft';
import JoinPage from './JoinPage';
import { startingOver } from './startingOver';

const decode = (url: string) => (sent: Sent): Answer =>
  JSON.stringify(sent.body).includes('good')
    ? [200, { primaryName: 'hub', primaryIngress: url, isInsecure: url.startsWith('http:'), isPinned: false }]
    : [422, { title: 'Invalid', status: 422, detail: 'see the fields', errors: [{ path: 'token', message: 'is no join token: copy it again' }] }];

beforeEach(forgetJoinDraft);

it('tells at once that a token is malformed', async () => {
  fakeServer({ 'GET /cluster': [200, standalone], 'POST /cluster/join/decode': decode('https://hub/k10/') });
  const { user } = renderPage(<JoinPage />);

  await user.type(await screen.findByLabelText(/^Token/), 'bad');

  expect(await screen.findByText('is no join token: copy it again')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Connect' })).toBeDisabled();
});

it('tells at once what a token says, and joins with what was wished', async () => {
  const sent = fakeServer({ 'GET /cluster': [200, standalone], 'POST /cluster/join/decode': decode('https://hub/k10/'), 'POST /cluster/join': [202] });
  const { user } = renderPage(<JoinPage />);

  await user.type(await screen.findByLabelText(/^Token/), ' good ');
  expect(await screen.findByText(/Primary hub, default endpoint: https:\/\/hub\/k10\//)).toBeVisible();
  await user.type(screen.getByLabelText(/Local cluster name/), 'edge-1');
  await user.click(screen.getByRole('button', { name: 'Use Current' }));
  await user.click(screen.getByRole('button', { name: 'Connect' }));
  expect(screen.getByText(/consent to be reached by people of that primary/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Yes, join' }));

  expect(sent.find((each) => each.path === '/cluster/join')?.body).toEqual({ token: 'good', clusterName: 'edge-1', clusterIngress: 'https://one.example.com/k10/', allowInsecure: false });
});

it('joins over plain http only after that was accepted', async () => {
  const sent = fakeServer({ 'GET /cluster': [200, standalone], 'POST /cluster/join/decode': decode('http://hub/k10/'), 'POST /cluster/join': [202] });
  const { user } = renderPage(<JoinPage />);

  await user.type(await screen.findByLabelText(/^Token/), 'good');
  await screen.findByText(/Primary hub/);
  await user.click(screen.getByRole('button', { name: 'Connect' }));
  expect(screen.getByRole('button', { name: 'Yes, join' })).toBeDisabled();
  expect(screen.queryByText(/consent to be reached/)).not.toBeInTheDocument();
  await user.click(screen.getByLabelText('Join over plain http'));
  await user.click(screen.getByRole('button', { name: 'Yes, join' }));

  expect(sent.find((each) => each.path === '/cluster/join')?.body).toEqual({ token: 'good', allowInsecure: true });
});

it('keeps what was typed for the next try', async () => {
  fakeServer({ 'GET /cluster': [200, standalone], 'POST /cluster/join/decode': decode('https://hub/k10/') });
  const { user } = renderPage(<JoinPage />);

  await user.type(await screen.findByLabelText(/Local cluster name/), 'edge-1');

  expect(readJoinDraft().clusterName).toBe('edge-1');
});

it('shows the form to whoever starts over, while the former join is still told of', async () => {
  fakeServer({ 'GET /cluster': [200, { ...standalone, role: 'Rejected' }] });
  renderPage(<JoinPage />, { at: { pathname: '/multicluster/join', state: startingOver } });

  expect(await screen.findByLabelText(/^Token/)).toBeVisible();
});
