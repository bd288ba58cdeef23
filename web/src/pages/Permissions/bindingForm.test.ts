import { expect, it } from 'vitest';
import { initialForm, nameFor } from './bindingForm';

it.each([
  ['kube:admin', 'all-clusters-kube-admin'],
  ['system:serviceaccount:kasten-io:Anna', 'all-clusters-system-serviceaccount-kasten-io-anna'],
  ['x'.repeat(80), `all-clusters-${'x'.repeat(50)}`],
  ['a--b@', 'all-clusters-a-b'],
])('%s is bound by %s', (user, name) => {
  expect(nameFor(user)).toBe(name);
});

it('granting to oneself is prefilled for all clusters', () => {
  expect(initialForm(undefined, 'anna')).toEqual({
    name: 'all-clusters-anna',
    role: 'k10-multi-cluster-admin',
    clusters: [{ selector: '' }],
    subjects: [{ kind: 'User', name: 'anna' }],
  });
});
