import type { components } from './schema';

type Schemas = components['schemas'];

export type Me = Schemas['Me'];
export type ThisCluster = Schemas['ClusterView'];
export type Feature = Schemas['FeatureView'];
export type DecodedToken = Schemas['DecodedToken'];
export type LocalObject = Schemas['LocalObject'];
export type Cluster = Schemas['ClusterItem'];
export type ClusterList = Schemas['ClusterList'];
export type JoinToken = Schemas['JoinTokenItem'];
export type JoinTokenForm = Schemas['JoinTokenForm'];

/** An object as YAML, without secret texts. */
export interface ObjectYaml {
  kind: string;
  name: string;
  resourceVersion: string;
  yaml: string;
}
