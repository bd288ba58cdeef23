import type { Filled } from '../../api/Filled';
import type { PolicyForm, PolicyItem, PolicySettings } from '../../api/schema';

export const frequencies = ['@hourly', '@daily', '@weekly', '@monthly', '@yearly', '@onDemand'] as const;
export const periods = ['hourly', 'daily', 'weekly', 'monthly', 'yearly'] as const;

/** Selects applications by the name of their namespace (contract section 1.12). */
const namespaceKey = 'k10.kasten.io/appNamespace';

/** What the form holds; what it does not show is kept as the policy has it. */
export interface PolicyDraft {
  name: string;
  comment: string;
  frequency: string;
  paused: boolean;
  /** How many restore points of each kind are kept; empty for none. */
  retention: Readonly<Record<string, string>>;
  /** Name of the location profile to export to; empty for snapshots alone. */
  exportTo: string;
  namespaces: readonly string[];
  /** `key=value` each. */
  labels: readonly string[];
  kept: PolicySettings | undefined;
  resourceVersion?: string | undefined;
}

/** Why a policy cannot be shown in this form; undefined when it can. */
export function tooRich(settings: PolicySettings | null | undefined): string | undefined {
  if (settings === null || settings === undefined) {
    return 'It says more than the form can hold; change its YAML.';
  }

  const actions = settings.actions?.map(({ action }) => action) ?? [];
  const expressions = settings.selector?.matchExpressions ?? [];
  const isPlain =
    actions[0] === 'backup' &&
    actions.length <= 2 &&
    (actions[1] ?? 'export') === 'export' &&
    settings.presetRef === null &&
    expressions.every(({ key, operator }) => key === namespaceKey && operator === 'In') &&
    expressions.length <= 1;
  return isPlain ? undefined : 'Its actions or its selection are more than the form can hold; change its YAML.';
}

export function draftOf(policy: PolicyItem | undefined): PolicyDraft {
  const settings = policy?.settings ?? undefined;
  const retention = settings?.retention ?? { hourly: null, daily: 7, weekly: 4, monthly: 12, yearly: 7 };
  return {
    name: policy?.name ?? '',
    comment: settings?.comment ?? '',
    frequency: settings?.frequency ?? '@daily',
    paused: settings?.paused ?? false,
    retention: Object.fromEntries(periods.map((period) => [period, retention[period] === null ? '' : String(retention[period])])),
    exportTo: settings?.actions?.find(({ action }) => action === 'export')?.exportParameters?.profile?.name ?? '',
    namespaces: settings?.selector?.matchExpressions?.flatMap(({ values }) => values ?? []) ?? [],
    labels: Object.entries(settings?.selector?.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`),
    kept: settings,
    resourceVersion: policy?.resourceVersion,
  };
}

/** What is sent to the server. */
export function formOf(draft: PolicyDraft): Filled<PolicyForm, 'name' | 'settings'> {
  const { kept } = draft;
  const number = (period: string) => (draft.retention[period] === '' || draft.retention[period] === undefined ? null : Number(draft.retention[period]));
  const [backup, exported] = kept?.actions ?? [];
  const settings: PolicySettings = {
    comment: draft.comment === '' ? null : draft.comment,
    frequency: draft.frequency,
    subFrequency: kept?.frequency === draft.frequency ? kept.subFrequency : null,
    paused: draft.paused,
    retention:
      draft.frequency === '@onDemand' ? null : { hourly: number('hourly'), daily: number('daily'), weekly: number('weekly'), monthly: number('monthly'), yearly: number('yearly') },
    backupWindow: kept?.backupWindow ?? null,
    enableStaggering: kept?.enableStaggering ?? null,
    presetRef: null,
    selector: selectorOf(draft),
    actions: [
      backup ?? { action: 'backup' },
      ...(draft.exportTo === ''
        ? []
        : [
            {
              ...exported,
              action: 'export',
              exportParameters: {
                frequency: exported?.exportParameters?.frequency ?? null,
                profile: { name: draft.exportTo, namespace: null },
                exportData: exported?.exportParameters?.exportData ?? { enabled: true },
              },
            },
          ]),
    ],
  };
  return { name: draft.name, settings, ...(draft.resourceVersion === undefined ? {} : { resourceVersion: draft.resourceVersion }) };
}

function selectorOf({ namespaces, labels }: PolicyDraft): PolicySettings['selector'] {
  return {
    matchLabels: labels.length === 0 ? null : Object.fromEntries(labels.map((label) => [label.slice(0, label.indexOf('=')), label.slice(label.indexOf('=') + 1)])),
    matchExpressions: namespaces.length === 0 ? null : [{ key: namespaceKey, operator: 'In', values: [...namespaces] }],
  };
}
