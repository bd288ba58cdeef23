import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import type { PlannedObject } from '../../../api/schema';

/** Field by field what would change. */
export function FieldTable({ object: { kind, name, fields } }: { object: PlannedObject }) {
  return (
    <Table aria-label={`Fields of ${kind} ${name} that would change`} variant="compact" gridBreakPoint="grid-md">
      <Thead>
        <Tr>
          <Th>Field</Th>
          <Th>Now</Th>
          <Th>Then</Th>
        </Tr>
      </Thead>
      <Tbody>
        {fields.map(({ path, from, to, manager }) => (
          <Tr key={path}>
            <Td dataLabel="Field" modifier="breakWord">
              <code>{path}</code>
            </Td>
            <Td dataLabel="Now" modifier="breakWord">
              <code>{from}</code>
              {manager !== '' && <div className="tombolo-small">of {manager}</div>}
            </Td>
            <Td dataLabel="Then" modifier="breakWord">
              <code>{to}</code>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
