import { FormGroup, Radio } from '@patternfly/react-core';
import { useState } from 'react';
import type { SelectionEntry } from '../../api/schema';
import { useClusters } from '../../api/useClusters';
import { allLabels } from '../DataTable/arrange';
import { TextField } from '../TextField';
import { allClusters, has, selectsAll, toggled } from './selection';
import { ChipPicker } from './ChipPicker';

interface Props {
  id: string;
  entries: readonly SelectionEntry[];
  onChange: (entries: SelectionEntry[]) => void;
  error?: string | undefined;
}

/** A union of clusters, chosen by labels, by names or by a selector that is typed. */
export function ClusterSelection({ id, entries, onChange, error }: Props) {
  const clusters = useClusters().data?.items ?? [];
  const labels = allLabels(clusters, (cluster) => cluster.labels);
  const names = clusters.map((cluster) => cluster.name);
  const isAll = selectsAll(entries);
  const [chosen, setChosen] = useState<readonly SelectionEntry[]>(isAll ? [] : entries);
  // What is typed may for a moment read like one of the chips; it stays where it is typed.
  const [typed, setTyped] = useState(() => entries.find((entry) => !entry.name && !labels.includes(entry.selector ?? ''))?.selector ?? '');
  const toggle = (entry: SelectionEntry) => onChange(toggled(entries, entry));
  const type = (selector: string) => {
    const others = entries.filter((entry) => entry.name || entry.selector !== typed);
    setTyped(selector);
    onChange(selector === '' || has(others, { selector }) ? others : [...others, { selector }]);
  };

  return (
    <>
      <FormGroup role="radiogroup" label="Clusters" fieldId={`${id}-scope`} isRequired>
        <Radio
          id={`${id}-all`}
          name={`${id}-scope`}
          label="All clusters, now and later"
          isChecked={isAll}
          onChange={() => {
            setChosen(entries);
            onChange([...allClusters]);
          }}
        />
        <Radio id={`${id}-some`} name={`${id}-scope`} label="Select clusters" isChecked={!isAll} onChange={() => onChange([...chosen])} />
      </FormGroup>
      {!isAll && (
        <>
          <ChipPicker
            id={`${id}-labels`}
            label="By label"
            help="Each label selects every cluster that carries it, also those that join later."
            options={labels}
            isChosen={(label) => has(entries, { selector: label })}
            onToggle={(label) => toggle({ selector: label })}
            empty="No cluster carries a label."
          />
          <ChipPicker
            id={`${id}-names`}
            label="By name"
            help="A cluster that is named here need not have joined yet."
            options={[...new Set([...names, ...entries.flatMap((entry) => (entry.name ? [entry.name] : []))])]}
            isChosen={(name) => has(entries, { name })}
            onToggle={(name) => toggle({ name })}
            empty="No cluster has joined."
          />
          <TextField
            id={`${id}-selector`}
            label="By selector"
            value={typed}
            onChange={type}
            placeholder="region in (eu, us), tier!=test"
            help="A Kubernetes label selector, for what the chips cannot say. All that is chosen here is one union."
            error={error}
          />
        </>
      )}
    </>
  );
}
