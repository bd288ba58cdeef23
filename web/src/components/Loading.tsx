import { Bullseye, Spinner } from '@patternfly/react-core';

/** While the first answer is on its way. */
export function Loading({ what = 'the page' }: { what?: string }) {
  return (
    <Bullseye>
      <Spinner aria-label={`Loading ${what}`} />
    </Bullseye>
  );
}
