import { useSearchParams } from 'react-router';
import type { ListState } from './ListState';

/** The list's state in the page's address, so that a link shows the same rows. A page with several lists names each by a prefix. */
export function useListState(defaultSort: string, prefix = ''): [ListState, (change: Partial<ListState>) => void] {
  const [params, setParams] = useSearchParams();
  const sort = params.get(`${prefix}sort`) ?? defaultSort;
  const state: ListState = {
    search: params.get(`${prefix}search`) ?? '',
    labels: params.getAll(`${prefix}label`),
    sort: sort.replace(/^-/, ''),
    descending: sort.startsWith('-'),
  };

  const change = (changes: Partial<ListState>) => {
    const next = { ...state, ...changes };
    const nextSort = (next.descending ? '-' : '') + next.sort;
    setParams(
      (current) => {
        const changed = new URLSearchParams(current);
        [`${prefix}search`, `${prefix}label`, `${prefix}sort`].forEach((key) => changed.delete(key));
        if (next.search !== '') {
          changed.set(`${prefix}search`, next.search);
        }

        next.labels.forEach((label) => changed.append(`${prefix}label`, label));
        if (nextSort !== defaultSort) {
          changed.set(`${prefix}sort`, nextSort);
        }

        return changed;
      },
      { replace: true },
    );
  };

  return [state, change];
}
