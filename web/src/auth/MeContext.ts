import { createContext, useContext } from 'react';
import type { Me } from '../api/schema';

export const MeContext = createContext<Me | undefined>(undefined);

/** Who is signed in; only below the sign-in gate. */
export function useUser(): Me {
  const me = useContext(MeContext);
  if (me === undefined) {
    throw new Error('Nobody is signed in here.');
  }

  return me;
}
