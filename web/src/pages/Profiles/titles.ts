import type { ProfileItem } from '../../api/schema';
import { paths } from '../../layout/paths';
import { providerOf } from './providers';

/** What a profile leads to, in words. */
export const titleOf = (profile: ProfileItem) => providerOf(profile.provider)?.title ?? profile.provider ?? 'written as YAML';

export const isInfrastructure = (profile: ProfileItem) => profile.type === 'Infra';

/** The list that a profile stands in: its title and address. */
export const listOf = (profile: ProfileItem): readonly [string, string] =>
  isInfrastructure(profile) ? ['Infrastructure Profiles', paths.globalInfrastructureProfiles] : ['Location Profiles', paths.globalLocationProfiles];
