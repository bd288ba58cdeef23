import { PageSection } from '@patternfly/react-core';
import { Component, type ReactNode } from 'react';
import { ProblemAlert } from '../components/ProblemAlert';

interface State {
  error: unknown;
}

/** Keeps the frame when a page fails, or when its script is gone because the server was upgraded. */
export class PageErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render() {
    return this.state.error === undefined ? (
      this.props.children
    ) : (
      <PageSection>
        <ProblemAlert error={this.state.error} onRetry={() => location.reload()} />
      </PageSection>
    );
  }
}
