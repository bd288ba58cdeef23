import type { ReactNode } from 'react';

/** A column of a table of `Row`s. */
export interface Column<Row> {
  /** Names the column in the page's address. */
  id: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** What the column is sorted by; without it the column is not sorted. Numbers sort as numbers, text as people count (a2 before a10). */
  sortBy?: (row: Row) => string | number;
  /** Share of the width, in per cent. */
  width?: 10 | 15 | 20 | 25 | 30 | 35 | 40 | 45 | 50 | 60;
}
