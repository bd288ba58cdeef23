import { GlobalProfiles } from './GlobalProfiles';

/** Where backups go, for the whole fleet. */
export default function LocationProfilesPage() {
  return (
    <GlobalProfiles
      isInfrastructure={false}
      title="Location Profiles"
      intro="A global location profile says where backups go. It does nothing here until a Distribution takes it, with its credentials, to clusters, which then check it."
    />
  );
}
