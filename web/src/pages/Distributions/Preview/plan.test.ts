import { expect, it } from 'vitest';
import type { DistributionPlan, PlanGroup, PlannedObject } from '../../../api/schema';
import { differences, headline, removalsOf } from './plan';

const object = (action: string, name = 'a'): PlannedObject => ({ kind: 'Profile', name, action, reason: '', message: '', fields: [], moreFields: 0 });
const group = (clusters: string[], ...objects: PlannedObject[]): PlanGroup => ({ clusters, objects, moreObjects: 0, isDifferent: true });
const plan = (...groups: PlanGroup[]): DistributionPlan => ({ distributions: ['d'], groups, notAsked: [], problems: [], notes: [], isDifferent: true, isComplete: true });

it('tells what is lost before what is won, and leaves out what stays', () => {
  expect(differences(group(['x'], object('Create'), object('Unchanged', 'b'), object('Remove', 'c'))).map(({ action }) => action)).toEqual(['Remove', 'Create']);
});

it.each([
  [[object('Create'), object('Create', 'b'), object('Remove', 'c')], 'remove 1, create 2'],
  [[object('TakeOver')], 'take over 1'],
  [[object('Unchanged')], 'Nothing would happen'],
  [[object('SomethingNew')], 'SomethingNew 1'],
])('sums %j up', (objects, words) => {
  expect(headline(group(['x'], ...objects))).toBe(words);
});

it('counts removed copies on every cluster, and names each object once', () => {
  expect(removalsOf(plan(group(['x', 'y'], object('Remove'), object('Remove', 'b')), group(['z'], object('Remove')), group(['w'], object('Update'))))).toEqual({
    copies: 5,
    clusters: 3,
    objects: ['Profile/a', 'Profile/b'],
  });
});
