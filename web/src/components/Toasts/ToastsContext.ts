import { createContext, useContext } from 'react';

/** Says in a corner of the page what was done. */
export type Toast = (message: string, variant?: 'success' | 'danger') => void;

export const ToastsContext = createContext<Toast>(() => undefined);

/** For what succeeded, and for what failed without a place of its own on the page; such a message stays until it is closed. */
export function useToast(): Toast {
  return useContext(ToastsContext);
}
