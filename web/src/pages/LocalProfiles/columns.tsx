import type { LocalObject } from '../../api/schema';
import type { Column } from '../../components/DataTable/Column';
import { Origin } from './Origin';
import { ValidationState } from './ValidationState';

const name: Column<LocalObject> = { id: 'name', title: 'Name', cell: (object) => object.name, sortBy: (object) => object.name };

const status: Column<LocalObject> = {
  id: 'status',
  title: 'Status',
  cell: (object) => <ValidationState object={object} />,
  sortBy: (object) => object.validation ?? '',
};

/** Where an object comes from. The page of a global object of that name is `sourceOf`. */
export const originColumn = (sourceOf: (name: string) => string): Column<LocalObject> => ({
  id: 'origin',
  title: 'Origin',
  cell: (object) => <Origin object={object} source={sourceOf(object.name)} />,
  sortBy: (object) => object.distributedFrom?.primary ?? '',
});

export const profileColumns: readonly Column<LocalObject>[] = [
  name,
  status,
  { id: 'provider', title: 'Provider', cell: (object) => object.detail || object.type, sortBy: (object) => object.detail },
];

export const policyColumns: readonly Column<LocalObject>[] = [
  name,
  status,
  { id: 'action', title: 'Action', cell: (object) => object.type, sortBy: (object) => object.type },
  { id: 'profiles', title: 'Profile(s)', cell: (object) => (object.profiles.length === 0 ? 'none' : object.profiles.join(', ')) },
];
