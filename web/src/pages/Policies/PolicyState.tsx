import type { PolicyItem } from '../../api/schema';
import { StateLabel } from '../../components/StateLabel';
import { stateOf } from './policyTexts';

/** How a global policy stands here; clusters validate their copies. */
export function PolicyState({ policy }: { policy: PolicyItem }) {
  const state = stateOf(policy);
  return state === '' ? <>validated on clusters</> : <StateLabel state={state} />;
}
