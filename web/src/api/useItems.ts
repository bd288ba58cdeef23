import { useQuery } from '@tanstack/react-query';
import { answer, api } from './client';

/** A list of the API, kept in step with the live stream by the name of its collection. */
function useItems<Item>(key: readonly string[], read: (signal: AbortSignal) => Promise<{ items: Item[] }>) {
  return useQuery({ queryKey: key, queryFn: async ({ signal }) => (await read(signal)).items });
}

export const useDistributions = () => useItems(['distributions'], (signal) => answer(api.GET('/mc/v1/distributions', { signal })));
export const useProfiles = () => useItems(['profiles'], (signal) => answer(api.GET('/mc/v1/profiles', { signal })));
export const usePermissions = () => useItems(['permissions'], (signal) => answer(api.GET('/mc/v1/permissions', { signal })));
export const useRoles = () => useItems(['permissions', 'roles'], (signal) => answer(api.GET('/mc/v1/permissions/roles', { signal })));
export const usePolicies = () => useItems(['policies'], (signal) => answer(api.GET('/mc/v1/policies', { signal })));
