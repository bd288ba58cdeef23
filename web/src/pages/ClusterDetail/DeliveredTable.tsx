import { Button } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ClusterDetail, ObjectDetail } from '../../api/schema';
import { StateLabel } from '../../components/StateLabel';
import { paths } from '../../layout/paths';
import { ObjectDialog } from '../Distributions/ObjectDialog';

/** Each distribution on the cluster with its objects; an object tells of its drift when it is pressed. */
export function DeliveredTable({ cluster, distributions }: { cluster: string; distributions: ClusterDetail['distributions'] }) {
  const [chosen, setChosen] = useState<ObjectDetail>();
  if (distributions.length === 0) {
    return <>No Distribution selects this cluster.</>;
  }

  return (
    <>
      <Table aria-label="What it was sent" variant="compact" gridBreakPoint="grid-md">
        <Thead>
          <Tr>
            <Th>Distribution</Th>
            <Th>State</Th>
            <Th>Objects</Th>
          </Tr>
        </Thead>
        <Tbody>
          {distributions.map((distribution) => (
            <Tr key={distribution.name}>
              <Td dataLabel="Distribution">
                <Link to={paths.distribution(distribution.name)}>{distribution.name}</Link>
              </Td>
              <Td dataLabel="State">
                <StateLabel state={distribution.state ?? 'Unknown'} message={distribution.message} />
                {distribution.message && <div className="tombolo-small">{distribution.message}</div>}
              </Td>
              <Td dataLabel="Objects">
                {distribution.objects.length === 0 && `${distribution.copies} copies`}
                {distribution.objects.map((object) => (
                  <div key={`${object.kind}/${object.name}`}>
                    <Button variant="link" isInline onClick={() => setChosen(object)}>
                      {object.kind}/{object.name}
                    </Button>{' '}
                    <StateLabel state={object.state} message={object.message} />
                  </div>
                ))}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
      {chosen !== undefined && <ObjectDialog cluster={cluster} object={chosen} onClose={() => setChosen(undefined)} />}
    </>
  );
}
