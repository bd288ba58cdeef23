import type { SelectionEntry } from '../../api/schema';

/** The union that selects every cluster, now and later. */
export const allClusters: readonly SelectionEntry[] = [{ selector: '' }];

/** Whether the union contains every cluster. */
export function selectsAll(entries: readonly SelectionEntry[]): boolean {
  return entries.some((entry) => !entry.name && entry.selector === '');
}

/** One entry in words. */
export function wordsOf(entry: SelectionEntry): string {
  if (entry.name) {
    return entry.name;
  }

  return entry.selector === '' || entry.selector === null || entry.selector === undefined ? 'All clusters' : entry.selector;
}

function same(a: SelectionEntry, b: SelectionEntry): boolean {
  return (a.name ?? '') === (b.name ?? '') && (a.name ? true : (a.selector ?? '') === (b.selector ?? ''));
}

/** The union with the entry, or without it when it was there. */
export function toggled(entries: readonly SelectionEntry[], entry: SelectionEntry): SelectionEntry[] {
  return has(entries, entry) ? entries.filter((each) => !same(each, entry)) : [...entries, entry];
}

/** Whether the entry stands in the union. */
export function has(entries: readonly SelectionEntry[], entry: SelectionEntry): boolean {
  return entries.some((each) => same(each, entry));
}
