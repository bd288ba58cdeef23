import { expect, it } from 'vitest';
import { relativeTime } from './relativeTime';

const now = Date.parse('2026-01-01T12:00:00Z');

it.each([
  [0, 'just now'],
  [-9, 'just now'],
  [5, 'just now'],
  [-30, '30 seconds ago'],
  [-119, '1 minute ago'],
  [-7200, '2 hours ago'],
  [-86_400, 'yesterday'],
  [3600, 'in 1 hour'],
])('%i seconds from now is %s', (seconds, expected) => {
  expect(relativeTime(now + seconds * 1000, now)).toBe(expected);
});
