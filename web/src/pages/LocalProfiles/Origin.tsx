import { ExternalLinkAltIcon } from '@patternfly/react-icons';
import { Link } from 'react-router';
import type { LocalObject } from '../../api/schema';
import { useViewed } from '../../viewed/ViewedContext';

interface Props {
  object: LocalObject;
  /** The page of this primary where the object is edited, if the copy is its own. */
  source: string;
}

/** Local, or the primary that a copy is edited at. Seen through that primary it is edited here; no link of the other cluster's is followed. */
export function Origin({ object: { distributedFrom: from }, source }: Props) {
  const isViewed = useViewed() !== undefined;
  if (from == null) {
    return <>local</>;
  }

  const primary = from.primary ?? 'a primary that is not known here any more';
  if (isViewed) {
    return (
      <>
        from {primary}, <Link to={source}>edit here</Link>
      </>
    );
  }

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
