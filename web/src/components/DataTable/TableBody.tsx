import { SortByDirection, Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, type ReactNode } from 'react';
import type { Column } from './Column';
import type { ListState } from './ListState';

interface Props<Row> {
  name: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  actions?: (row: Row) => ReactNode;
  state: ListState;
  onSort: (id: string, descending: boolean) => void;
}

/** Lists up to this length are drawn whole. */
const few = 60;
const rowHeight = 53;

/** The table itself. A long one scrolls in its own frame and draws the rows in sight only. */
export function TableBody<Row>({ name, columns, rows, keyOf, actions, state, onSort }: Props<Row>) {
  const frame = useRef<HTMLDivElement>(null);
  const isLong = rows.length > few;
  // The compiler's memoization is not used here; the virtualizer is made for plain React.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => keyOf(rows[index] as Row),
    overscan: 10,
    enabled: isLong,
  });

  const items = virtualizer.getVirtualItems();
  const indexes = isLong ? items.map((item) => item.index) : rows.map((_, index) => index);
  const before = isLong ? (items[0]?.start ?? 0) : 0;
  const after = isLong ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  const sorted = columns.findIndex((column) => column.id === state.sort);
  const width = columns.length + (actions === undefined ? 0 : 1);

  return (
    <div ref={frame} className={isLong ? 'tombolo-long-table' : 'tombolo-table'}>
      <Table aria-label={name} aria-rowcount={rows.length + 1} variant="compact" gridBreakPoint="grid-md" isStickyHeader={isLong} className={isLong ? 'tombolo-fixed' : undefined}>
        <Thead>
          <Tr aria-rowindex={1}>
            {columns.map((column, index) => (
              <Th
                key={column.id}
                width={column.width}
                modifier="nowrap"
                sort={
                  column.sortBy === undefined
                    ? undefined
                    : {
                        columnIndex: index,
                        sortBy: sorted < 0 ? {} : { index: sorted, direction: state.descending ? 'desc' : 'asc' },
                        onSort: (_, __, direction) => onSort(column.id, direction === SortByDirection.desc),
                      }
                }
              >
                {column.title}
              </Th>
            ))}
            {actions !== undefined && <Th screenReaderText="Actions" className="tombolo-actions" />}
          </Tr>
        </Thead>
        <Tbody>
          <Spacer height={before} columns={width} />
          {indexes.map((index) => {
            const row = rows[index] as Row;
            return (
              <Tr key={keyOf(row)} data-index={index} aria-rowindex={index + 2} ref={isLong ? virtualizer.measureElement : undefined}>
                {columns.map((column) => (
                  <Td key={column.id} dataLabel={column.title} modifier="breakWord">
                    {column.cell(row)}
                  </Td>
                ))}
                {actions !== undefined && <Td isActionCell>{actions(row)}</Td>}
              </Tr>
            );
          })}
          <Spacer height={after} columns={width} />
        </Tbody>
      </Table>
    </div>
  );
}

/** Stands for the rows that are out of sight. */
function Spacer({ height, columns }: { height: number; columns: number }) {
  return height <= 0 ? null : (
    <Tr aria-hidden className="tombolo-spacer">
      <Td colSpan={columns} style={{ height }} />
    </Tr>
  );
}
