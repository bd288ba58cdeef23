import { expect, it } from 'vitest';
import { labelMistake, toChips, toLabels } from './labels';

it.each(['region=eu', 'region=', 'region', 'example.com/tier=Gold_1.a'])('%j is a label', (text) => {
  expect(labelMistake(text)).toBeUndefined();
});

it.each([
  ['=eu', /no key/],
  ['a/b/c=1', /no key/],
  ['region=a b', /no value/],
  [`region=${'a'.repeat(64)}`, /no value/],
  ['tombolo.io/x=1', /belongs to the fleet/],
])('%j is no label', (text, why) => {
  expect(labelMistake(text)).toMatch(why);
});

it('labels survive their way through chips', () => {
  const labels = { region: 'eu', plain: '' };
  expect(toLabels(toChips(labels))).toEqual(labels);
});

it('the last value of a key counts', () => {
  expect(toLabels(['a=1', 'a=2'])).toEqual({ a: '2' });
});
