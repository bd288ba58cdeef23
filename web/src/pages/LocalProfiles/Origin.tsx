import { ExternalLinkAltIcon } from '@patternfly/react-icons';
import type { LocalObject } from '../../api/schema';

/** Local, or the primary that a copy is edited at. */
export function Origin({ from }: { from: LocalObject['distributedFrom'] }) {
  if (from == null) {
    return <>local</>;
  }

  const primary = from.primary ?? 'a primary that is not known here any more';
  return from.url == null ? (
    <>from {primary}</>
  ) : (
    <>
      from {primary},{' '}
      <a href={from.url} target="_blank" rel="noreferrer">
        edit there <ExternalLinkAltIcon />
      </a>
    </>
  );
}
