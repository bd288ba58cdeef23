import { expect, it } from 'vitest';
import { answer, api } from '../api/client';
import { fakeServer } from '../test/fakeServer';
import { followActivity, isUnattended } from './activity';

const minute = 60_000;

it('takes a page that nobody touches for unattended, until somebody does', () => {
  expect(isUnattended(Date.now() + minute)).toBe(true);
  followActivity();
  dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
  expect(isUnattended()).toBe(false);
});

it('marks what is loaded without anybody there, so that it keeps no session alive', async () => {
  const sent = fakeServer({ 'GET /cluster': [200, {}] });
  await answer(api.GET('/mc/v1/cluster'));
  const { now } = Date;
  Date.now = () => now() + minute;
  try {
    await answer(api.GET('/mc/v1/cluster'));
  } finally {
    Date.now = now;
  }

  expect(sent.map(({ headers }) => headers['x-tombolo-background'])).toEqual([undefined, '1']);
});
