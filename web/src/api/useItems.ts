import { useQuery } from '@tanstack/react-query';
import type { BindingItem, DistributionItem, ItemList, PolicyItem, ProfileItem, RoleItem } from './managerTypes';
import { request } from './request';

/** A list of the API, kept in step with the live stream by the name of its collection. */
function useItems<Item>(path: string, key: readonly string[]) {
  return useQuery({ queryKey: key, queryFn: async ({ signal }) => (await request<ItemList<Item>>('GET', path, undefined, signal)).items });
}

export const useDistributions = () => useItems<DistributionItem>('/distributions', ['distributions']);
export const useProfiles = () => useItems<ProfileItem>('/profiles', ['profiles']);
export const usePermissions = () => useItems<BindingItem>('/permissions', ['permissions']);
export const useRoles = () => useItems<RoleItem>('/permissions/roles', ['permissions', 'roles']);
export const usePolicies = () => useItems<PolicyItem>('/policies', ['policies']);
