import type { Column } from './Column';
import type { ListState } from './ListState';

const collator = new Intl.Collator('en', { numeric: true });

/** The searchable side of a list: what a row is found by. */
export interface Findable<Row> {
  columns: readonly Column<Row>[];
  textOf: (row: Row) => string;
  labelsOf?: ((row: Row) => Record<string, string> | null | undefined) | undefined;
}

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}

/** The rows to show, in order: those that contain the text and carry every chosen label. */
export function arrange<Row>(rows: readonly Row[], { columns, textOf, labelsOf }: Findable<Row>, state: ListState): Row[] {
  const text = state.search.trim().toLowerCase();
  const found = rows.filter((row) => {
    if (text !== '' && !textOf(row).toLowerCase().includes(text)) {
      return false;
    }

    const labels = labelsOf?.(row) ?? {};
    return state.labels.every((label) => {
      const [key = '', value = ''] = label.split('=', 2);
      return labels[key] === value;
    });
  });

  const sortBy = columns.find((column) => column.id === state.sort)?.sortBy;
  if (sortBy !== undefined) {
    const direction = state.descending ? -1 : 1;
    found.sort((a, b) => direction * compare(sortBy(a), sortBy(b)));
  }

  return found;
}

/** Every label that any row carries, as `key=value`, in order. */
export function allLabels<Row>(rows: readonly Row[], labelsOf: Findable<Row>['labelsOf']): string[] {
  const found = new Set<string>();
  if (labelsOf !== undefined) {
    for (const row of rows) {
      Object.entries(labelsOf(row) ?? {}).forEach(([key, value]) => found.add(`${key}=${value}`));
    }
  }

  return [...found].sort(collator.compare);
}
