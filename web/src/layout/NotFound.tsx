import { PageSection } from '@patternfly/react-core';
import { SearchIcon } from '@patternfly/react-icons';
import { Link } from 'react-router';
import { EmptyList } from '../components/EmptyList';

/** An address that is none of ours. */
export default function NotFound() {
  return (
    <PageSection>
      <EmptyList title="There is no such page" icon={SearchIcon} action={<Link to="/">Go to the first page</Link>}>
        The address may be old, or of another version.
      </EmptyList>
    </PageSection>
  );
}
