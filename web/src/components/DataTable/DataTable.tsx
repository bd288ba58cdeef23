import { useMemo, type ReactNode } from 'react';
import { EmptyList } from '../EmptyList';
import { Loading } from '../Loading';
import { ProblemAlert } from '../ProblemAlert';
import { allLabels, arrange } from './arrange';
import type { Column } from './Column';
import { TableBody } from './TableBody';
import { TableTools } from './TableTools';
import { useListState } from './useListState';

interface Props<Row> {
  /** What a screen reader calls the table. */
  name: string;
  /** One and many: ["cluster", "clusters"]. */
  noun: readonly [string, string];
  columns: readonly Column<Row>[];
  /** Undefined while the first answer is on its way. */
  rows: readonly Row[] | undefined;
  error?: unknown;
  onRetry?: () => void;
  keyOf: (row: Row) => string;
  /** What the search looks through; the key when not given. */
  textOf?: (row: Row) => string;
  labelsOf?: (row: Row) => Record<string, string> | null | undefined;
  defaultSort: string;
  /** Names this list in the address, on a page with several. */
  prefix?: string;
  /** The last cell of a row: its menu. */
  actions?: (row: Row) => ReactNode;
  /** Beside the search. */
  tools?: ReactNode;
  /** What stands there when there is nothing at all. */
  empty: ReactNode;
}

/** A list with search, label filter and sort, all in the page's address. Only the rows in sight are drawn. */
export function DataTable<Row>(props: Props<Row>) {
  const { noun, columns, rows, error, onRetry, keyOf, textOf = keyOf, labelsOf, defaultSort, prefix, tools, empty } = props;
  const [state, change] = useListState(defaultSort, prefix);
  const { search, sort, descending } = state;
  const chosen = state.labels.join('\n');
  const shown = useMemo(
    () => arrange(rows ?? [], { columns, textOf, labelsOf }, { search, sort, descending, labels: chosen === '' ? [] : chosen.split('\n') }),
    [rows, columns, textOf, labelsOf, search, sort, descending, chosen],
  );
  const labels = useMemo(() => allLabels(rows ?? [], labelsOf), [rows, labelsOf]);

  if (rows === undefined) {
    return error === null || error === undefined ? <Loading what={noun[1]} /> : <ProblemAlert error={error} onRetry={onRetry} />;
  }

  if (rows.length === 0) {
    return <>{empty}</>;
  }

  const words = (count: number) => `${count} ${count === 1 ? noun[0] : noun[1]}`;
  return (
    <>
      <ProblemAlert error={error} onRetry={onRetry} />
      <TableTools
        state={state}
        onChange={change}
        labels={labels}
        hasLabels={labelsOf !== undefined}
        count={shown.length === rows.length ? words(rows.length) : `${shown.length} of ${words(rows.length)}`}
      >
        {tools}
      </TableTools>
      {shown.length === 0 ? (
        <EmptyList title={`No ${noun[1]} found`}>Nothing matches the filters.</EmptyList>
      ) : (
        <TableBody {...props} rows={shown} state={state} onSort={(id, isDescending) => change({ sort: id, descending: isDescending })} />
      )}
    </>
  );
}
