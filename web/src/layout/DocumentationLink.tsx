import { Link } from 'react-router';
import { paths } from './paths';

/** Leads to the document that explains the page. */
export function DocumentationLink({ to }: { to: string }) {
  return <Link to={`${paths.docs}/${to}`}>See the documentation</Link>;
}
