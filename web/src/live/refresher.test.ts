import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Refresher } from './refresher';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function refreshed() {
  const client = new QueryClient();
  const keys: unknown[] = [];
  vi.spyOn(client, 'invalidateQueries').mockImplementation((filters) => {
    keys.push(filters?.queryKey?.[0]);
    return Promise.resolve();
  });
  return { refresher: new Refresher(client), keys };
}

it('loads again at once what a first change touches, and what is computed from it', () => {
  const { refresher, keys } = refreshed();
  refresher.changed('features');
  expect(keys).toEqual(['features', 'cluster']);
});

it('gathers a storm of changes', () => {
  const { refresher, keys } = refreshed();
  for (let i = 0; i < 1000; i++) {
    refresher.changed('local-profiles');
  }

  expect(keys).toHaveLength(2);
  vi.advanceTimersByTime(500);
  expect(keys).toEqual(['local-profiles', 'cluster', 'local-profiles', 'cluster']);
});

it('loads nothing after the pause when nothing changed meanwhile', () => {
  const { refresher, keys } = refreshed();
  refresher.changed('features');
  vi.advanceTimersByTime(500);
  expect(keys).toEqual(['features', 'cluster']);
});
