import { describe, expect, it } from 'vitest';
import { has, selectsAll, toggled, wordsOf } from './selection';

describe('a union of clusters', () => {
  it.each([
    [[{ selector: '' }], true],
    [[{ name: 'paris' }, { selector: '', name: null }], true],
    [[{ name: 'paris', selector: '' }], false],
    [[{ selector: 'region=eu' }], false],
    [[], false],
  ])('%j selects all: %s', (entries, expected) => {
    expect(selectsAll(entries)).toBe(expected);
  });

  it('gains an entry, and loses it again', () => {
    const once = toggled([{ name: 'paris' }], { selector: 'region=eu' });
    expect(once).toEqual([{ name: 'paris' }, { selector: 'region=eu' }]);
    expect(has(once, { selector: 'region=eu', name: null })).toBe(true);
    expect(toggled(once, { selector: 'region=eu' })).toEqual([{ name: 'paris' }]);
  });

  it.each([
    [{ name: 'paris' }, 'paris'],
    [{ selector: '' }, 'All clusters'],
    [{ selector: 'region in (eu, us)' }, 'region in (eu, us)'],
  ])('%j reads %s', (entry, words) => {
    expect(wordsOf(entry)).toBe(words);
  });
});
