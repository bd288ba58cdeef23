import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeServer } from '../../test/fakeServer';
import { renderPage } from '../../test/renderPage';
import { standalone } from '../../test/clusters';
import PromotePage from './PromotePage';

it('tells at once what is wrong with a name, and offers the address the browser came by', async () => {
  fakeServer({ 'GET /cluster': [200, standalone] });
  const { user } = renderPage(<PromotePage />);

  await user.type(await screen.findByLabelText(/Primary name/), 'Cluster');

  expect(await screen.findByText('Lower-case letters only.')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Promote cluster' })).toBeDisabled();
  expect(screen.getByLabelText(/Primary ingress/)).toHaveValue('https://one.example.com/k10/');
});

it('asks once more, then sends, then shows how it goes on', async () => {
  let role = 'Standalone';
  const sent = fakeServer({
    'GET /cluster': () => [200, { ...standalone, role, promotion: role === 'Promoting' ? { phase: 'Pending', message: 'waiting for the roles' } : undefined }],
    'POST /cluster/promote': () => {
      role = 'Promoting';
      return [202];
    },
  });
  const { user } = renderPage(<PromotePage />);

  await user.type(await screen.findByLabelText(/Primary name/), 'cluster-1');
  await user.click(screen.getByRole('button', { name: 'Promote cluster' }));
  expect(sent.some((each) => each.method === 'POST')).toBe(false);
  await user.click(screen.getByRole('button', { name: 'Confirm' }));

  expect(await screen.findByText('waiting for the roles')).toBeVisible();
  expect(sent.find((each) => each.method === 'POST')?.body).toEqual({ name: 'cluster-1', ingress: 'https://one.example.com/k10/' });
});

it('shows what the server refuses beside the field, and keeps what was typed', async () => {
  fakeServer({
    'GET /cluster': [200, standalone],
    'POST /cluster/promote': [422, { title: 'Invalid', status: 422, detail: 'see the fields', errors: [{ path: 'name', message: 'is taken' }] }],
  });
  const { user } = renderPage(<PromotePage />);

  await user.type(await screen.findByLabelText(/Primary name/), 'cluster-1');
  await user.click(screen.getByRole('button', { name: 'Promote cluster' }));
  await user.click(screen.getByRole('button', { name: 'Confirm' }));

  expect(await screen.findByText('is taken')).toBeVisible();
  expect(screen.getByLabelText(/Primary name/)).toHaveValue('cluster-1');
});
