import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { fakeServer } from '../test/fakeServer';
import { admin, renderPage } from '../test/renderPage';
import { SignInGate } from './SignInGate';

const signedOut = [401, { title: 'Sign in', status: 401, detail: 'no session' }] as const;

it('asks who is not signed in for a token, and shows the page afterwards', async () => {
  const sent = fakeServer({ 'GET /auth/me': signedOut, 'POST /auth/sign-in': [200, admin] });
  const { user } = renderPage(<SignInGate>the page</SignInGate>);

  await user.type(await screen.findByLabelText(/bearer token/), ' abc ');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));

  expect(await screen.findByText('the page')).toBeVisible();
  expect(sent.at(-1)?.body).toEqual({ token: 'abc' });
});

it('says why a token was refused, and keeps it', async () => {
  fakeServer({ 'GET /auth/me': signedOut, 'POST /auth/sign-in': [401, { title: 'Not accepted', status: 401, detail: 'the API server does not know this token' }] });
  const { user } = renderPage(<SignInGate>the page</SignInGate>);

  await user.type(await screen.findByLabelText(/bearer token/), 'abc');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));

  expect(await screen.findByText('the API server does not know this token')).toBeVisible();
  expect(screen.getByLabelText(/bearer token/)).toHaveValue('abc');
});
