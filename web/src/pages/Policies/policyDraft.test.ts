import { describe, expect, it } from 'vitest';
import type { PolicyItem, PolicySettings } from '../../api/schema';
import { draftOf, formOf, tooRich } from './policyDraft';

const settings: PolicySettings = {
  comment: 'gold',
  frequency: '@daily',
  subFrequency: { minutes: [30], hours: [22], weekdays: null, days: null, months: null },
  paused: false,
  retention: { hourly: null, daily: 3, weekly: null, monthly: null, yearly: null },
  backupWindow: { start: { hour: 22, minute: 0 }, end: { hour: 4, minute: 0 } },
  enableStaggering: true,
  presetRef: null,
  selector: { matchLabels: { tier: 'gold' }, matchExpressions: [{ key: 'k10.kasten.io/appNamespace', operator: 'In', values: ['shop', 'till'] }] },
  actions: [
    { action: 'backup', backupParameters: { profile: { name: 's3', namespace: 'kasten-io-mc' } } },
    { action: 'export', exportParameters: { frequency: '@weekly', profile: { name: 's3', namespace: null }, exportData: { enabled: true } } },
  ],
};
const policy: PolicyItem = { name: 'gold', resourceVersion: '7', paused: false, actions: ['backup', 'export'], profiles: ['s3'], distributions: [], isDeleting: false, settings };

describe('a policy in the form', () => {
  it('comes back as it was when nothing is changed', () => {
    expect(formOf(draftOf(policy))).toEqual({ name: 'gold', resourceVersion: '7', settings });
  });

  it('forgets when within the period it ran, when the period changes', () => {
    expect(formOf({ ...draftOf(policy), frequency: '@hourly' }).settings.subFrequency).toBeNull();
  });

  it('is new with a week of daily restore points and no export', () => {
    expect(formOf({ ...draftOf(undefined), name: 'new' }).settings).toMatchObject({
      frequency: '@daily',
      retention: { daily: 7 },
      selector: { matchLabels: null, matchExpressions: null },
      actions: [{ action: 'backup' }],
    });
  });
});

it.each([
  ['a backup with an export', settings, true],
  ['only YAML can hold it', null, false],
  ['an import', { ...settings, actions: [{ action: 'import' }] }, false],
  ['a preset', { ...settings, presetRef: { name: 'gold', namespace: null } }, false],
  ['namespaces that are excluded', { ...settings, selector: { matchLabels: null, matchExpressions: [{ key: 'k10.kasten.io/appNamespace', operator: 'NotIn', values: ['x'] }] } }, false],
])('%s fits the form: %s', (_, given, fits) => {
  expect(tooRich(given) === undefined).toBe(fits);
});
