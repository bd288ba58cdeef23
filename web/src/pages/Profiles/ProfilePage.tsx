import { useNavigate, useParams } from 'react-router';
import { useProfiles } from '../../api/useItems';
import { DistributionLabels } from '../../components/DistributionLabels';
import { Missing } from '../../components/Missing';
import { ObjectPage } from '../../components/ObjectPage';
import { RelativeTime } from '../../components/RelativeTime';
import { paths } from '../../layout/paths';
import { ProfileMenu } from './ProfileMenu';
import { ProfileState } from './ProfileState';
import { listOf, titleOf } from './titles';

/** One global profile; the copies of it on clusters lead here. */
export default function ProfilePage() {
  const { name = '' } = useParams();
  const { data, error, refetch } = useProfiles();
  const navigate = useNavigate();
  const profile = data?.find((each) => each.name === name);
  if (profile === undefined) {
    return <Missing noun="global profile" name={name} list={paths.globalLocationProfiles} isLoaded={data !== undefined} error={error} onRetry={() => void refetch()} />;
  }

  const list = listOf(profile);
  const none = 'none';
  return (
    <ObjectPage
      name={name}
      parent={list}
      kind="profiles"
      actions={<ProfileMenu profile={profile} onDeleted={() => void navigate(list[1])} />}
      facts={[
        ['Status', <ProfileState key="" profile={profile} />],
        ['Provider', titleOf(profile)],
        ['Target', profile.target ?? none],
        ['Region', profile.region ?? none],
        ['Endpoint', profile.endpoint ?? none],
        ['Protection period', profile.protectionPeriod ?? none],
        ['Credentials', profile.secretName == null ? none : `in Secret ${profile.secretName}`],
        ['Distributions', profile.distributions.length === 0 ? 'none sends it' : <DistributionLabels key="" names={profile.distributions.map((each) => each.name)} />],
        ['Created', <RelativeTime key="" at={profile.createdAt} />],
      ]}
    />
  );
}
