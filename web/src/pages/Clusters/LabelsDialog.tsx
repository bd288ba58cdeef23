import { Form } from '@patternfly/react-core';
import { useState } from 'react';
import type { ClusterItem } from '../../api/schema';
import { ChipInput } from '../../components/ChipInput';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { Labels } from '../../components/Labels';
import { isSystemLabel, labelMistake, toChips, toLabels } from './labels';
import { useChangeCluster } from './useChangeCluster';

/** Changes the labels of a cluster; those of the system stay. */
export function LabelsDialog({ cluster, onClose }: { cluster: ClusterItem; onClose: () => void }) {
  const [chips, setChips] = useState(() => toChips(cluster.labels).filter((chip) => !isSystemLabel(chip)));
  const change = useChangeCluster(cluster, onClose);
  const system = Object.fromEntries(Object.entries(cluster.labels).filter(([key]) => isSystemLabel(key)));
  return (
    <ConfirmDialog title={`Labels of ${cluster.name}`} action="Save labels" onConfirm={() => change.mutate({ labels: toLabels(chips) })} onCancel={onClose} isBusy={change.isPending} error={change.error}>
      <Form onSubmit={(event) => event.preventDefault()}>
        <Labels labels={system} count={10} />
        <ChipInput
          id="labels"
          label="Labels"
          help="A Distribution that selects by label reaches this cluster as soon as it carries the label, and leaves it when it does not."
          values={chips}
          onChange={setChips}
          check={labelMistake}
          placeholder="key=value"
        />
      </Form>
    </ConfirmDialog>
  );
}
