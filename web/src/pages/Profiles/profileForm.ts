import type { ProfileForm, ProfileItem } from '../../api/schema';
import { providers, type Provider, type ProviderField } from './providers';

/** What is typed, by the path of its field. */
export type Draft = Readonly<Record<string, string>>;

/** What the wizard holds. */
export interface ProfileDraft {
  name: string;
  provider: string;
  values: Draft;
  skipSslVerify: boolean;
  /** Days for which backups cannot be changed; empty for backups that can. */
  immutableDays: string;
  resourceVersion?: string | undefined;
}

const hoursOfDay = 24;

/** An empty draft, or that of a profile. Credentials are never there. */
export function draftOf(profile: ProfileItem | undefined, isInfrastructure: boolean): ProfileDraft {
  const first = providers.find((provider) => (provider.isInfrastructure ?? false) === isInfrastructure) as Provider;
  const settings = profile?.settings;
  const values: Record<string, string> = {};
  for (const [key, value] of Object.entries(settings ?? {})) {
    if (typeof value === 'string' || typeof value === 'number') {
      values[`settings.${key}`] = String(value);
    }
  }

  const hours = /^(\d+)h/.exec(settings?.protectionPeriod ?? '')?.[1];
  return {
    name: profile?.name ?? '',
    provider: settings?.provider ?? first.name,
    values,
    skipSslVerify: settings?.skipSslVerify ?? false,
    immutableDays: hours === undefined ? '' : String(Number(hours) / hoursOfDay),
    resourceVersion: profile?.resourceVersion,
  };
}

/** The fields that have to be filled before the profile can be saved. What a profile has keeps its credentials. */
export function missing(draft: ProfileDraft, provider: Provider): ProviderField[] {
  const isChange = draft.resourceVersion !== undefined;
  return provider.fields.filter((field) => field.isRequired === true && (draft.values[field.path] ?? '').trim() === '' && !(isChange && field.path.startsWith('credentials.')));
}

/** What is sent to the server. */
export function formOf(draft: ProfileDraft, provider: Provider): ProfileForm {
  const settings: Record<string, unknown> = { provider: provider.name };
  const credentials: Record<string, string> = {};
  for (const { path } of provider.fields) {
    const value = (draft.values[path] ?? '').trim();
    const [group, key] = path.split('.') as [string, string];
    if (value !== '') {
      if (group === 'credentials') {
        credentials[key] = value;
      } else {
        settings[key] = key === 'serverPort' ? Number(value) : value;
      }
    }
  }

  if (provider.hasEndpointCheck === true) {
    settings.skipSslVerify = draft.skipSslVerify;
  }

  if (provider.hasImmutability === true && draft.immutableDays !== '') {
    settings.protectionPeriod = `${Math.round(Number(draft.immutableDays) * hoursOfDay)}h`;
  }

  return {
    name: draft.name,
    settings: settings as unknown as ProfileForm['settings'],
    ...(Object.keys(credentials).length === 0 ? {} : { credentials }),
    ...(draft.resourceVersion === undefined ? {} : { resourceVersion: draft.resourceVersion }),
  };
}
