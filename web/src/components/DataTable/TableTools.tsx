import { SearchInput, Toolbar, ToolbarContent, ToolbarFilter, ToolbarGroup, ToolbarItem } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { LabelFilter } from './LabelFilter';
import type { ListState } from './ListState';

interface Props {
  state: ListState;
  onChange: (change: Partial<ListState>) => void;
  labels: readonly string[];
  hasLabels: boolean;
  /** How many rows are shown, in words. */
  count: string;
  children?: ReactNode;
}

/** Above a table: search, label filter, what the page adds, and the count. */
export function TableTools({ state, onChange, labels, hasLabels, count, children }: Props) {
  const without = (label: string) => onChange({ labels: state.labels.filter((each) => each !== label) });
  return (
    <Toolbar clearAllFilters={() => onChange({ labels: [], search: '' })} clearFiltersButtonText="Clear filters" inset={{ default: 'insetNone' }}>
      <ToolbarContent>
        <ToolbarGroup variant="filter-group">
          <ToolbarItem>
            <SearchInput
              aria-label="Filter by name"
              placeholder="Filter by name"
              value={state.search}
              onChange={(_, search) => onChange({ search })}
              onClear={() => onChange({ search: '' })}
            />
          </ToolbarItem>
          {hasLabels && (
            <ToolbarFilter
              categoryName="Labels"
              labels={[...state.labels]}
              deleteLabel={(_, label) => without(typeof label === 'string' ? label : label.key)}
              deleteLabelGroup={() => onChange({ labels: [] })}
            >
              <LabelFilter all={labels} chosen={state.labels} onChange={(chosen) => onChange({ labels: chosen })} />
            </ToolbarFilter>
          )}
        </ToolbarGroup>
        {children !== undefined && <ToolbarGroup>{children}</ToolbarGroup>}
        <ToolbarItem align={{ default: 'alignEnd' }} alignSelf="center">
          <span role="status">{count}</span>
        </ToolbarItem>
      </ToolbarContent>
    </Toolbar>
  );
}
