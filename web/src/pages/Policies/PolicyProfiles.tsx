import { Link } from 'react-router';
import { paths } from '../../layout/paths';

/** The global profiles that a policy exports to, each a link to its page. */
export function PolicyProfiles({ names }: { names: readonly string[] }) {
  return names.length === 0 ? (
    <>none</>
  ) : (
    names.map((name, index) => (
      <span key={name}>
        {index > 0 && ', '}
        <Link to={paths.globalProfile(name)}>{name}</Link>
      </span>
    ))
  );
}
