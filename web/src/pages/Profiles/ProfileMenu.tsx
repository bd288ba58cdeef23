import type { ProfileItem } from '../../api/schema';
import { ObjectMenu } from '../../components/ObjectMenu';
import { listOf } from './titles';

/** What can be done with a global profile. */
export function ProfileMenu({ profile, onDeleted }: { profile: ProfileItem; onDeleted?: () => void }) {
  return (
    <ObjectMenu
      kind="profiles"
      noun="profile"
      name={profile.name}
      edit={`${listOf(profile)[1]}?edit=${encodeURIComponent(profile.name)}`}
      notInForm={profile.settings ? undefined : 'It says more than the form can hold; change its YAML.'}
      {...(onDeleted === undefined ? {} : { onDeleted })}
    />
  );
}
