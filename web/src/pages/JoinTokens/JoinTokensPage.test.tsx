import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeServer } from '../../test/fakeServer';
import { renderPage, viewer } from '../../test/renderPage';
import JoinTokensPage from './JoinTokensPage';

const token = { name: 'lab-token', resourceVersion: '1', tokenId: 'abc', uses: 1, allowedNames: [], showOnce: false, hasText: true, warnings: [], deletionEffect: '1 cluster stays a member.' };
const commands = { cli: 'tombolo join', kubectl: 'kubectl create' };

it('reads a token only when somebody wants to see it', async () => {
  const sent = fakeServer({
    'GET /join-tokens': [200, { items: [token] }],
    'GET /join-tokens/lab-token/commands': [200, commands],
    'POST /join-tokens/lab-token/show': [200, { token: 'tmb1.secret', isGone: false }],
  });
  const { user } = renderPage(<JoinTokensPage />);

  await user.click(await screen.findByRole('button', { name: 'Show token lab-token' }));
  expect(await screen.findByText('tombolo join')).toBeVisible();
  expect(sent.some((each) => each.path.endsWith('/show'))).toBe(false);
  await user.click(screen.getByRole('button', { name: 'Show the token' }));

  expect(await screen.findByDisplayValue('tmb1.secret')).toBeVisible();
});

it('makes a token that expires in a day unless it is told otherwise', async () => {
  const sent = fakeServer({
    'GET /join-tokens': [200, { items: [] }],
    'POST /join-tokens': [201, token],
    'GET /join-tokens/lab-token/commands': [200, commands],
  });
  const { user } = renderPage(<JoinTokensPage />);

  await user.click((await screen.findAllByRole('button', { name: 'Create new join token' }))[0] as HTMLElement);
  await user.type(screen.getByRole('textbox', { name: /^Name/ }), 'lab-token');
  await user.click(screen.getByRole('button', { name: 'Confirm' }));

  expect(await screen.findByRole('heading', { name: /Join token lab-token/ })).toBeVisible();
  expect(sent.find((each) => each.method === 'POST')?.body).toEqual({ name: 'lab-token', lifetime: '24h', neverExpires: false, showOnce: false });
});

it('says what the deletion of a token does', async () => {
  const sent = fakeServer({ 'GET /join-tokens': [200, { items: [token] }], 'DELETE /join-tokens/lab-token': [204] });
  const { user } = renderPage(<JoinTokensPage />);

  await user.click(await screen.findByRole('button', { name: 'Actions of lab-token' }));
  await user.click(screen.getByRole('menuitem', { name: 'Delete' }));
  expect(screen.getByText('1 cluster stays a member.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Delete' }));

  expect(await screen.findByText('Token lab-token is deleted')).toBeVisible();
  expect(sent.some((each) => each.method === 'DELETE')).toBe(true);
});

it('offers a viewer nothing to change', async () => {
  fakeServer({ 'GET /join-tokens': [200, { items: [token] }] });
  renderPage(<JoinTokensPage />, { me: viewer });

  expect(await screen.findByRole('button', { name: 'Show token lab-token' })).toBeDisabled();
  expect(screen.getByRole('button', { name: 'Create new join token' })).toBeDisabled();
});
