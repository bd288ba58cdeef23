import { Form } from '@patternfly/react-core';
import { useState } from 'react';
import { ProblemError } from '../../api/problem';
import type { ClusterItem } from '../../api/schema';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { ingressMistake } from '../../components/names';
import { TextField } from '../../components/TextField';
import { useChangeCluster } from './useChangeCluster';

/** Changes where the dashboard of a cluster is. */
export function IngressDialog({ cluster, onClose }: { cluster: ClusterItem; onClose: () => void }) {
  const [ingress, setIngress] = useState(cluster.ingress ?? '');
  const change = useChangeCluster(cluster, onClose);
  const mistake = ingressMistake(ingress);
  const refused = change.error instanceof ProblemError ? change.error.forField('ingress') : undefined;
  return (
    <ConfirmDialog title={`Ingress of ${cluster.name}`} action="Save ingress" onConfirm={() => change.mutate({ ingress })} onCancel={onClose} isBusy={change.isPending} isDisabled={mistake !== undefined} error={change.error}>
      <Form onSubmit={(event) => event.preventDefault()}>
        <TextField
          id="ingress"
          label="Ingress"
          type="url"
          help="The address of the dashboard of that cluster, with its path. Empty removes it."
          value={ingress}
          onChange={setIngress}
          error={mistake ?? refused}
        />
      </Form>
    </ConfirmDialog>
  );
}
