import { PageSection } from '@patternfly/react-core';
import { Link } from 'react-router';
import { EmptyList } from './EmptyList';
import { Loading } from './Loading';
import { ProblemAlert } from './ProblemAlert';

interface Props {
  /** Such as `global profile`. */
  noun: string;
  name: string;
  /** The list that it would stand in. */
  list: string;
  isLoaded: boolean;
  error: unknown;
  onRetry: () => void;
}

/** The page of an object that is not there: on its way, refused, or none of that name. */
export function Missing({ noun, name, list, isLoaded, error, onRetry }: Props) {
  return (
    <PageSection>
      {isLoaded ? (
        <EmptyList title={`No ${noun} ${name}`} action={<Link to={list}>All of them</Link>}>
          It does not exist, or you may not see it.
        </EmptyList>
      ) : error === null ? (
        <Loading what={name} />
      ) : (
        <ProblemAlert error={error} onRetry={onRetry} />
      )}
    </PageSection>
  );
}
