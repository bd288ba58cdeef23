import { expect, it } from 'vitest';
import { clusterNameMistake, ingressMistake } from './names';

it.each(['', 'a', 'cluster-1', 'eu.west-1', '1a', 'a'.repeat(63)])('%j can be a name', (name) => {
  expect(clusterNameMistake(name)).toBeUndefined();
});

it.each([
  ['Cluster', /Lower-case/],
  ['a b', /a space/],
  ['a_b', /"_"/],
  ['-a', /begin and end/],
  ['a-', /begin and end/],
  ['a..b', /begin and end/],
  ['a.-b', /begin and end/],
  ['a'.repeat(64), /63/],
])('%j cannot be a name', (name, why) => {
  expect(clusterNameMistake(name)).toMatch(why);
});

it.each(['', 'https://host', 'http://host:8080/k10/', 'https://[::1]/k10'])('%j can be an ingress', (text) => {
  expect(ingressMistake(text)).toBeUndefined();
});

it.each(['host/k10', 'ftp://host/', 'https://', 'https:/host'])('%j cannot be an ingress', (text) => {
  expect(ingressMistake(text)).toMatch(/address/);
});
