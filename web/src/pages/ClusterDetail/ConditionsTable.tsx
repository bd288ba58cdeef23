import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import type { ClusterDetail } from '../../api/schema';
import { RelativeTime } from '../../components/RelativeTime';

/** The conditions of an object, as it carries them. */
export function ConditionsTable({ conditions }: { conditions: ClusterDetail['conditions'] }) {
  if (conditions.length === 0) {
    return <>None yet.</>;
  }

  return (
    <Table aria-label="Conditions" variant="compact" gridBreakPoint="grid-md">
      <Thead>
        <Tr>
          <Th>Condition</Th>
          <Th>Status</Th>
          <Th>Reason</Th>
          <Th>Message</Th>
          <Th>Since</Th>
        </Tr>
      </Thead>
      <Tbody>
        {conditions.map((condition) => (
          <Tr key={condition.type}>
            <Td dataLabel="Condition">{condition.type}</Td>
            <Td dataLabel="Status">{condition.status}</Td>
            <Td dataLabel="Reason">{condition.reason}</Td>
            <Td dataLabel="Message" modifier="breakWord">
              {condition.message}
            </Td>
            <Td dataLabel="Since">
              <RelativeTime at={condition.lastTransitionTime} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
