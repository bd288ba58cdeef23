import { useUser } from './MeContext';

/** The resources whose rights the pages ask about, by plural. */
export type FleetResource = 'clusters' | 'distributions' | 'bootstraps' | 'k10clusterrolebindings' | 'profiles' | 'policies' | 'secrets';

export type Verb = 'get' | 'list' | 'create' | 'update' | 'patch' | 'delete';

/** Whether the user may do that to the fleet's objects. It decides what is offered; what is allowed the API server decides. */
export function useMay(verb: Verb, resource: FleetResource): boolean {
  return useUser().rights.manager[resource]?.includes(verb) ?? false;
}
