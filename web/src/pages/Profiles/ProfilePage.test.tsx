import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { expect, it } from 'vitest';
import { fakeServer } from '../../test/fakeServer';
import { renderPage } from '../../test/renderPage';
import ProfilePage from './ProfilePage';

const profile = { name: 's3-eu', resourceVersion: '7', type: 'Location', provider: 'S3Compatible', target: 'backups', distributions: [{ name: 'baseline' }], isDeleting: false };

function open(name: string) {
  return renderPage(
    <Routes>
      <Route path="/multicluster/profiles/:name" element={<ProfilePage />} />
    </Routes>,
    { at: `/multicluster/profiles/${name}` },
  );
}

it('tells of one profile, of what sends it and of what happened to it', async () => {
  fakeServer({
    'GET /profiles': [200, { items: [profile] }],
    'GET /events/profiles/s3-eu': [200, { items: [{ type: 'Warning', reason: 'Refused', message: 'the Secret is missing', count: 2, source: 'tombolo' }] }],
  });
  open('s3-eu');

  expect(await screen.findByRole('heading', { name: 's3-eu' })).toBeVisible();
  expect(screen.getByText('S3 Compatible')).toBeVisible();
  expect(screen.getByRole('link', { name: 'baseline' })).toHaveAttribute('href', '/multicluster/distributions/baseline');
  expect(await screen.findByText('the Secret is missing')).toBeVisible();
});

it('says that there is none of that name', async () => {
  fakeServer({ 'GET /profiles': [200, { items: [] }] });
  open('gone');

  expect(await screen.findByText('No global profile gone')).toBeVisible();
});
