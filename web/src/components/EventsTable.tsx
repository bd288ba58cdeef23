import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import { Loading } from './Loading';
import { ProblemAlert } from './ProblemAlert';
import { RelativeTime } from './RelativeTime';

/** What happened to an object of the fleet; asked with the user's own token, once for each look. */
export function EventsTable({ kind, name }: { kind: string; name: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['events', kind, name],
    queryFn: ({ signal }) => answer(api.GET('/mc/v1/events/{kind}/{name}', { params: { path: { kind, name } }, signal })),
    gcTime: 0,
  });
  if (data === undefined) {
    return error === null ? <Loading what="events" /> : <ProblemAlert error={error} onRetry={() => void refetch()} />;
  }

  if (data.items.length === 0) {
    return <>Nothing was told of late.</>;
  }

  return (
    <Table aria-label={`Events of ${name}`} variant="compact" gridBreakPoint="grid-md">
      <Thead>
        <Tr>
          <Th>Type</Th>
          <Th>Reason</Th>
          <Th>Message</Th>
          <Th>Last</Th>
        </Tr>
      </Thead>
      <Tbody>
        {data.items.map((event) => (
          <Tr key={`${event.reason} ${event.lastTime ?? ''} ${event.message}`}>
            <Td dataLabel="Type">{event.type}</Td>
            <Td dataLabel="Reason">{event.reason}</Td>
            <Td dataLabel="Message" modifier="breakWord">
              {event.message}
            </Td>
            <Td dataLabel="Last">
              <RelativeTime at={event.lastTime} />
              {event.count > 1 && <div className="tombolo-small">{event.count} times</div>}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
