import { useNavigate, useParams } from 'react-router';
import { usePolicies } from '../../api/useItems';
import { DistributionLabels } from '../../components/DistributionLabels';
import { Missing } from '../../components/Missing';
import { ObjectPage } from '../../components/ObjectPage';
import { RelativeTime } from '../../components/RelativeTime';
import { paths } from '../../layout/paths';
import { PolicyMenu } from './PolicyMenu';
import { PolicyProfiles } from './PolicyProfiles';
import { PolicyState } from './PolicyState';
import { frequencyOf } from './policyTexts';

/** One global policy; the copies of it on clusters lead here. */
export default function PolicyPage() {
  const { name = '' } = useParams();
  const { data, error, refetch } = usePolicies();
  const navigate = useNavigate();
  const policy = data?.find((each) => each.name === name);
  if (policy === undefined) {
    return <Missing noun="global policy" name={name} list={paths.globalPolicies} isLoaded={data !== undefined} error={error} onRetry={() => void refetch()} />;
  }

  return (
    <ObjectPage
      name={name}
      parent={['Global Policies', paths.globalPolicies]}
      kind="policies"
      actions={<PolicyMenu policy={policy} onDeleted={() => void navigate(paths.globalPolicies)} />}
      facts={[
        ['Status', <PolicyState key="" policy={policy} />],
        ['Comment', policy.comment || 'none'],
        ['Frequency', frequencyOf(policy)],
        ['Actions', policy.actions.join(', ') || 'none'],
        ['Profiles', <PolicyProfiles key="" names={policy.profiles} />],
        ['Distributions', policy.distributions.length === 0 ? 'none sends it' : <DistributionLabels key="" names={policy.distributions.map((each) => each.name)} />],
        ['Created', <RelativeTime key="" at={policy.createdAt} />],
      ]}
    />
  );
}
