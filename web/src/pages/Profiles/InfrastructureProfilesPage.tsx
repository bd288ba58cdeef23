import { GlobalProfiles } from './GlobalProfiles';

/** Infrastructure that clusters work with, for the whole fleet. */
export default function InfrastructureProfilesPage() {
  return (
    <GlobalProfiles
      isInfrastructure
      title="Infrastructure Profiles"
      intro="A global infrastructure profile says how to reach what clusters run on, such as vSphere. A Distribution takes it, with its credentials, to clusters."
    />
  );
}
