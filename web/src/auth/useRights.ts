import { useUser } from './MeContext';

/** The resources whose rights the pages ask about, by plural. */
export type FleetResource = 'clusters' | 'distributions' | 'bootstraps' | 'k10clusterrolebindings' | 'profiles' | 'policies' | 'secrets';

export type Verb = 'get' | 'list' | 'create' | 'update' | 'patch' | 'delete';

const namespace = 'kasten-io-mc';

/** Whether the user may do that to the fleet's objects. It decides what is offered; what is allowed the API server decides. */
export function useMay(verb: Verb, resource: FleetResource): boolean {
  return useUser().rights.manager[resource]?.includes(verb) ?? false;
}

/** Which right the user lacks to do that, in words; undefined when they have it. */
export function useLacking(verb: Verb, resource: FleetResource): string | undefined {
  return useMay(verb, resource) ? undefined : `Needs the right to ${verb} ${resource} in ${namespace}.`;
}
