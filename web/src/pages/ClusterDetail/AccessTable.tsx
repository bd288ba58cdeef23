import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { Link } from 'react-router';
import type { ClusterDetail } from '../../api/schema';
import { paths } from '../../layout/paths';

/** Who may do what inside of the cluster, and by which binding. */
export function AccessTable({ bindings }: { bindings: ClusterDetail['bindings'] }) {
  if (bindings.length === 0) {
    return <>No K10ClusterRoleBinding selects this cluster.</>;
  }

  return (
    <Table aria-label="Who may do what in it" variant="compact" gridBreakPoint="grid-md">
      <Thead>
        <Tr>
          <Th>Subjects</Th>
          <Th>K10 cluster role</Th>
          <Th>Binding</Th>
        </Tr>
      </Thead>
      <Tbody>
        {bindings.map((binding) => (
          <Tr key={binding.name}>
            <Td dataLabel="Subjects" modifier="breakWord">
              {binding.subjects.map((subject) => subject.name).join(', ')}
            </Td>
            <Td dataLabel="K10 cluster role" modifier="breakWord">{binding.role}</Td>
            <Td dataLabel="Binding" modifier="breakWord">
              <Link to={`${paths.permissions}?edit=${encodeURIComponent(binding.name)}`}>{binding.name}</Link>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
