import type { PolicyItem } from '../../api/schema';
import { ObjectMenu } from '../../components/ObjectMenu';
import { paths } from '../../layout/paths';
import { tooRich } from './policyDraft';

/** What can be done with a global policy. */
export function PolicyMenu({ policy, onDeleted }: { policy: PolicyItem; onDeleted?: () => void }) {
  return (
    <ObjectMenu
      kind="policies"
      noun="policy"
      name={policy.name}
      edit={`${paths.globalPolicies}?edit=${encodeURIComponent(policy.name)}`}
      notInForm={tooRich(policy.settings)}
      {...(onDeleted === undefined ? {} : { onDeleted })}
    />
  );
}
