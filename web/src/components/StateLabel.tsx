import { Label, type LabelProps } from '@patternfly/react-core';
import { BanIcon, InProgressIcon, PauseCircleIcon, QuestionCircleIcon } from '@patternfly/react-icons';

type Look = Pick<LabelProps, 'status' | 'color' | 'icon'>;

const good: Look = { status: 'success' };
const bad: Look = { status: 'danger' };
const doubtful: Look = { status: 'warning' };
const busy: Look = { color: 'blue', icon: <InProgressIcon /> };
const quiet: Look = { color: 'grey', icon: <QuestionCircleIcon /> };
const paused: Look = { color: 'grey', icon: <PauseCircleIcon /> };

/** Every state that an object of ours can be in, and how serious it is. The words are those of the objects' own status. */
const looks: Record<string, Look> = {
  Complete: good,
  Connected: good,
  Synced: good,
  Applied: good,
  Adopted: good,
  Replaced: good,
  Success: good,
  Ready: good,
  Valid: good,
  Primary: good,
  Secondary: good,
  Joining: busy,
  Promoting: busy,
  Pending: busy,
  Running: busy,
  Syncing: busy,
  Deleting: busy,
  Leaving: busy,
  PendingRemoval: busy,
  PendingApproval: doubtful,
  PartiallyFailed: doubtful,
  Drifted: doubtful,
  Conflict: doubtful,
  InUse: doubtful,
  Retained: doubtful,
  FieldIgnored: doubtful,
  UnknownCluster: doubtful,
  Expired: doubtful,
  Exhausted: doubtful,
  Failed: bad,
  Missing: bad,
  Invalid: bad,
  Rejected: bad,
  Disconnected: bad,
  Unreachable: bad,
  Paused: paused,
  Unknown: quiet,
  Standalone: { color: 'grey', icon: <BanIcon /> },
};

/** `joined` of mc-join-status is written small; the words of all other states begin with a capital. */
function lookOf(state: string): Look {
  return looks[state] ?? looks[state.charAt(0).toUpperCase() + state.slice(1)] ?? quiet;
}

interface Props {
  state: string;
  /** What the condition says; shown when the pointer rests on the label. */
  message?: string | null | undefined;
}

/** One state, told by word, colour and icon. */
export function StateLabel({ state, message }: Props) {
  return (
    <Label variant="outline" {...lookOf(state)} title={message ?? undefined}>
      {state}
    </Label>
  );
}
