import { createContext, useContext } from 'react';

/** Name of the cluster whose own pages are shown through its primary; undefined for the cluster that the server runs in. */
export const ViewedContext = createContext<string | undefined>(undefined);

/** The cluster that is looked at through this primary, if it is another one. */
export const useViewed = () => useContext(ViewedContext);
