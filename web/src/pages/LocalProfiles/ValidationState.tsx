import type { LocalObject } from '../../api/schema';
import { StateLabel } from '../../components/StateLabel';

/** What the data-protection engine says of an object. */
export function ValidationState({ object }: { object: LocalObject }) {
  return object.validation == null ? (
    <>not validated</>
  ) : (
    <>
      <StateLabel state={object.validation} message={object.message} />
      {object.message != null && <div className="tombolo-small">{object.message}</div>}
    </>
  );
}
