import { Alert, AlertActionLink, List, ListItem } from '@patternfly/react-core';
import { ProblemError, toProblem } from '../api/problem';

interface Props {
  error: unknown;
  /** Fields of the form that show their errors themselves. */
  shownFields?: readonly string[];
  onRetry?: () => void;
}

/** Why the server refused, and how to repair it. */
export function ProblemAlert({ error, shownFields = [], onRetry }: Props) {
  if (error === null || error === undefined) {
    return null;
  }

  const problem = toProblem(error);
  const errors = error instanceof ProblemError ? error.except(shownFields) : [];
  return (
    <Alert
      variant="danger"
      isInline
      title={problem.title}
      actionLinks={onRetry === undefined ? undefined : <AlertActionLink onClick={onRetry}>Try again</AlertActionLink>}
    >
      {problem.detail !== undefined && problem.detail !== problem.title && <p>{problem.detail}</p>}
      {errors.length > 0 && (
        <List>
          {errors.map(({ path, message }) => (
            <ListItem key={path + message}>
              {path !== '' && <code>{path}</code>} {message}
            </ListItem>
          ))}
        </List>
      )}
    </Alert>
  );
}
