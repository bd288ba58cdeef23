import type { components } from './schema';

type Schemas = components['schemas'];

/** What a form holds: fields that it always shows are never absent. */
type Filled<Form, Fields extends keyof Form> = Omit<Form, Fields> & { [Field in Fields]-?: NonNullable<Form[Field]> };

export type BindingForm = Filled<Schemas['BindingForm'], 'name' | 'role' | 'clusters' | 'subjects'>;
export type BindingItem = Schemas['BindingItem'];
export type ClusterDetail = Schemas['ClusterDetail'];
export type ClusterNodes = Schemas['ClusterNodes'];
export type DeletionPreview = Schemas['DeletionPreview'];
export type DistributionDetail = Schemas['DistributionDetail'];
export type DistributionForm = Filled<Schemas['DistributionForm'], 'name' | 'clusters' | 'sources'>;
export type DistributionItem = Schemas['DistributionItem'];
export type NodeCensus = Schemas['NodeCensus'];
export type ObjectDetail = Schemas['ObjectDetail'];
export type PolicyForm = Filled<Schemas['PolicyForm'], 'name' | 'settings'>;
export type PolicyItem = Schemas['PolicyItem'];
export type PolicySettings = Schemas['PolicySettings'];
export type ProfileCredentials = Schemas['ProfileCredentials'];
export type ProfileForm = Schemas['ProfileForm'];
export type ProfileItem = Schemas['ProfileItem'];
export type ProfileSettings = Schemas['ProfileSettings'];
export type RoleItem = Schemas['RoleItem'];
export type SelectionEntry = Schemas['SelectionEntry'];
export type SourceEntry = Schemas['SourceEntry'];
export type SubjectEntry = Schemas['SubjectEntry'];
export type TargetDetail = Schemas['TargetDetail'];
export type TargetSummary = Required<Omit<Schemas['TargetSummary'], 'text'>>;

/** A list as the API answers it. */
export interface ItemList<Item> {
  items: Item[];
}
