import { ChevronLeftIcon } from '@patternfly/react-icons';
import { Link } from 'react-router';

/** The way back to the page that led here. */
export function GoBack({ to }: { to: string }) {
  return (
    <Link to={to} className="tombolo-back">
      <ChevronLeftIcon /> Go back
    </Link>
  );
}
