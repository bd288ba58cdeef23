import { Button, ModalBody, ModalFooter } from '@patternfly/react-core';
import { Loading } from '../Loading';
import { ProblemAlert } from '../ProblemAlert';

/** While the object is on its way, and when it does not come. */
export function YamlProblem({ error, onRetry, onClose }: { error: unknown; onRetry: () => void; onClose: () => void }) {
  return (
    <>
      <ModalBody>{error === null ? <Loading what="the object" /> : <ProblemAlert error={error} onRetry={onRetry} />}</ModalBody>
      <ModalFooter>
        <Button onClick={onClose}>Close</Button>
      </ModalFooter>
    </>
  );
}
