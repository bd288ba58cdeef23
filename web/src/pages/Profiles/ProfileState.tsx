import type { ProfileItem } from '../../api/schema';
import { StateLabel } from '../../components/StateLabel';

/** How a global profile stands here; clusters validate their copies. */
export function ProfileState({ profile }: { profile: ProfileItem }) {
  if (profile.isDeleting) {
    return <StateLabel state="Deleting" />;
  }

  return profile.validation == null ? <>validated on clusters</> : <StateLabel state={profile.validation} />;
}
