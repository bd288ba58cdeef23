import { createContext, useContext } from 'react';

/** Says in a corner of the page what was done. */
export type Toast = (message: string) => void;

export const ToastsContext = createContext<Toast>(() => undefined);

/** For what succeeded; a failure is shown where it was asked for, and stays there. */
export function useToast(): Toast {
  return useContext(ToastsContext);
}
