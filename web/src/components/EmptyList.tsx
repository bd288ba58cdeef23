import { EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core';
import { CubesIcon } from '@patternfly/react-icons';
import type { ComponentType, ReactNode } from 'react';

interface Props {
  title: string;
  children?: ReactNode;
  /** How to make the first one. */
  action?: ReactNode;
  icon?: ComponentType;
}

/** What stands where there is nothing to list. */
export function EmptyList({ title, children, action, icon = CubesIcon }: Props) {
  return (
    <EmptyState titleText={title} headingLevel="h2" icon={icon} variant="sm">
      {children !== undefined && <EmptyStateBody>{children}</EmptyStateBody>}
      {action !== undefined && (
        <EmptyStateFooter>
          <EmptyStateActions>{action}</EmptyStateActions>
        </EmptyStateFooter>
      )}
    </EmptyState>
  );
}
