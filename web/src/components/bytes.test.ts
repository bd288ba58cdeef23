import { expect, it } from 'vitest';
import { bytes } from './bytes';

it.each([
  [undefined, '–'],
  [null, '–'],
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1.0 KiB'],
  [131_318_665_000, '122.3 GiB'],
])('%j bytes are %s', (count, expected) => {
  expect(bytes(count)).toBe(expected);
});
