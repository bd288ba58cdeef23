import { useNow } from '../hooks/useNow';
import { relativeTime } from './relativeTime';

interface Props {
  /** RFC 3339; nothing stands for "never". */
  at: string | null | undefined;
  never?: string;
}

/** How long ago; the exact time shows when the pointer rests on it. */
export function RelativeTime({ at, never = 'never' }: Props) {
  const now = useNow();
  if (at === null || at === undefined || at === '') {
    return <>{never}</>;
  }

  const time = new Date(at);
  return (
    <time dateTime={at} title={time.toLocaleString()}>
      {relativeTime(time.getTime(), now)}
    </time>
  );
}
