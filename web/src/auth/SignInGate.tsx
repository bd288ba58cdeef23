import { Bullseye } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { ProblemError } from '../api/problem';
import { Loading } from '../components/Loading';
import { ProblemAlert } from '../components/ProblemAlert';
import { MeContext } from './MeContext';
import { SignInPage } from './SignInPage';
import { useMe } from './useMe';

/** Shows the app to whoever is signed in, and the sign-in page, at the same address, to everybody else. */
export function SignInGate({ children }: { children: ReactNode }) {
  const me = useMe();
  if (me.error instanceof ProblemError && me.error.problem.status === 401) {
    return <SignInPage />;
  }

  if (me.data !== undefined) {
    return <MeContext value={me.data}>{children}</MeContext>;
  }

  return me.error === null ? (
    <Loading />
  ) : (
    <Bullseye>
      <ProblemAlert error={me.error} onRetry={() => void me.refetch()} />
    </Bullseye>
  );
}
