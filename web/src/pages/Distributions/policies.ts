type Options = readonly (readonly [value: string, title: string, help: string])[];

export const deletionPolicies: Options = [
  ['Delete', 'Remove the copies', 'When the Distribution is deleted its copies go; what a cluster still uses stays until it does not.'],
  ['Retain', 'Leave the copies', 'When the Distribution is deleted its copies stay on the clusters and belong to them.'],
];

export const driftPolicies: Options = [
  ['Revert', 'Repair it', 'What somebody changes on a cluster is put back at once, and told.'],
  ['Report', 'Only tell', 'What somebody changes on a cluster stays, and is told.'],
];

export const conflictPolicies: Options = [
  ['AdoptIfEqual', 'Take it over if it is equal', 'An object of the same name that a cluster has of its own is taken over if it says the same; else it is left alone, and told as a conflict.'],
  ['Adopt', 'Take it over', 'An object of the same name that a cluster has of its own is changed to what is sent.'],
  ['Fail', 'Leave it alone', 'An object of the same name that a cluster has of its own is left alone, and told as a conflict.'],
];
