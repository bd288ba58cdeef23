import { Modal, ModalBody, ModalHeader, Stack, StackItem } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import type { ObjectDetail } from '../../api/schema';
import { RelativeTime } from '../../components/RelativeTime';
import { StateLabel } from '../../components/StateLabel';

/** How one object stands on one cluster: why, and field by field what somebody changed. */
export function ObjectDialog({ cluster, object, onClose }: { cluster: string; object: ObjectDetail; onClose: () => void }) {
  return (
    <Modal variant="large" isOpen onClose={onClose} aria-labelledby="object-title" aria-describedby="object-body">
      <ModalHeader title={`${object.kind} ${object.name} on ${cluster}`} labelId="object-title" />
      <ModalBody id="object-body">
        <Stack hasGutter>
          <StackItem>
            <StateLabel state={object.state} /> {[object.reason, object.message].filter(Boolean).join(': ')}
          </StackItem>
          <StackItem>{object.owners.length > 0 && <>Wanted by {object.owners.join(', ')}.</>}</StackItem>
          {object.drift && object.drift.length > 0 && (
            <StackItem>
              <Table aria-label="Changed fields" variant="compact">
                <Thead>
                  <Tr>
                    <Th>Field</Th>
                    <Th>Sent</Th>
                    <Th>Found</Th>
                    <Th>Changed by</Th>
                    <Th>Since</Th>
                  </Tr>
                </Thead>
                <Tbody>
                  {object.drift.map((drift) => (
                    <Tr key={drift.path}>
                      <Td dataLabel="Field" modifier="breakWord">
                        <code>{drift.path}</code>
                      </Td>
                      <Td dataLabel="Sent" modifier="breakWord">
                        <code>{drift.wanted}</code>
                      </Td>
                      <Td dataLabel="Found" modifier="breakWord">
                        <code>{drift.found}</code>
                      </Td>
                      <Td dataLabel="Changed by">{drift.manager === '' ? 'not known' : drift.manager}</Td>
                      <Td dataLabel="Since">
                        <RelativeTime at={drift.since} />
                      </Td>
                    </Tr>
                  ))}
                </Tbody>
              </Table>
            </StackItem>
          )}
        </Stack>
      </ModalBody>
    </Modal>
  );
}
