import { PageSection, ProgressStep, ProgressStepper } from '@patternfly/react-core';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import type { ClusterView } from '../../api/schema';
import { PageHeader } from '../../components/PageHeader';
import { paths } from '../../layout/paths';

/** How the promotion stands, as its Bootstrap says; the manager opens by itself when it is done. */
export function PromotionProgress({ cluster }: { cluster: ClusterView }) {
  const navigate = useNavigate();
  const isDone = cluster.role === 'Primary';
  const isFailed = cluster.promotion?.phase === 'Failed';
  useEffect(() => {
    if (isDone) {
      void navigate(paths.clusters, { replace: true });
    }
  }, [isDone, navigate]);

  return (
    <>
      <PageHeader title="Promote to Primary">This cluster is becoming a primary. You may leave this page; it goes on.</PageHeader>
      <PageSection aria-live="polite">
        <ProgressStepper isVertical aria-label="Promotion">
          <ProgressStep id="asked" titleId="asked-title" variant="success" aria-label="done" description="The Bootstrap is stored in kasten-io-mc.">
            Asked for
          </ProgressStep>
          <ProgressStep
            id="setup"
            titleId="setup-title"
            variant={isFailed ? 'danger' : isDone ? 'success' : 'info'}
            isCurrent={!isDone}
            aria-label={isFailed ? 'failed' : isDone ? 'done' : 'in progress'}
            description={cluster.promotion?.message || 'The primary gets its Cluster, its roles and its identity.'}
          >
            {isFailed ? 'Set-up failed' : 'Set-up'}
          </ProgressStep>
          <ProgressStep id="ready" titleId="ready-title" variant={isDone ? 'success' : 'pending'} aria-label={isDone ? 'done' : 'to come'}>
            The Multi-Cluster Manager opens
          </ProgressStep>
        </ProgressStepper>
      </PageSection>
    </>
  );
}
