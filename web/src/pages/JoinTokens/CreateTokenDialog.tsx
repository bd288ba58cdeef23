import { Checkbox, ExpandableSection, Form, FormSelect, FormSelectOption, Radio } from '@patternfly/react-core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemError } from '../../api/problem';
import { answer, api } from '../../api/client';
import type { JoinTokenForm } from '../../api/schema';
import { ChipInput } from '../../components/ChipInput';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { FormField } from '../../components/FormField';
import { clusterNameMistake } from '../../components/names';
import { TextField } from '../../components/TextField';

interface Props {
  onClose: () => void;
  onCreated: (name: string) => void;
}

const lifetimes = [
  { value: '1h', label: '1 hour' },
  { value: '24h', label: '1 day' },
  { value: '168h', label: '1 week' },
  { value: '720h', label: '30 days' },
];

/** Makes a join token. */
export function CreateTokenDialog({ onClose, onCreated }: Props) {
  const [name, setName] = useState('');
  const [lifetime, setLifetime] = useState('24h');
  const [neverExpires, setNeverExpires] = useState(false);
  const [maxUses, setMaxUses] = useState('');
  const [allowedNames, setAllowedNames] = useState<string[]>([]);
  const [showOnce, setShowOnce] = useState(false);
  const client = useQueryClient();
  const create = useMutation({
    mutationFn: (form: JoinTokenForm) => answer(api.POST('/mc/v1/join-tokens', { body: form })),
    onSuccess: (token) => {
      void client.invalidateQueries({ queryKey: ['join-tokens'] });
      onCreated(token.name);
    },
  });

  const refusal = create.error instanceof ProblemError ? create.error : undefined;
  const nameMistake = clusterNameMistake(name);
  const usesMistake = maxUses === '' || /^[1-9]\d*$/.test(maxUses) ? undefined : 'A whole number above 0, or nothing.';
  const isComplete = name !== '' && nameMistake === undefined && usesMistake === undefined;
  const confirm = () =>
    create.mutate({
      name,
      lifetime: neverExpires ? undefined : lifetime,
      neverExpires,
      maxUses: maxUses === '' ? undefined : Number(maxUses),
      allowedNames: allowedNames.length === 0 ? undefined : allowedNames,
      showOnce,
    });

  return (
    <ConfirmDialog title="Create new join token" action="Confirm" onConfirm={confirm} onCancel={onClose} isBusy={create.isPending} isDisabled={!isComplete} error={create.error}>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          if (isComplete && !create.isPending) {
            confirm();
          }
        }}
      >
        <TextField id="token-name" label="Name" help="Names the Secret that holds it." value={name} onChange={setName} error={nameMistake ?? refusal?.forField('name')} isRequired />
        <FormField label="Lifetime" fieldId="lifetime" error={refusal?.forField('lifetime')}>
          <Radio id="expires" name="expiry" label="Expires after" isChecked={!neverExpires} onChange={() => setNeverExpires(false)} />
          <FormSelect id="lifetime" aria-label="Lifetime" value={lifetime} isDisabled={neverExpires} onChange={(_, value) => setLifetime(value)}>
            {lifetimes.map((each) => (
              <FormSelectOption key={each.value} {...each} />
            ))}
          </FormSelect>
          <Radio id="never" name="expiry" label="Never expires" description="It lets clusters in until it is deleted." isChecked={neverExpires} onChange={() => setNeverExpires(true)} />
        </FormField>
        <ExpandableSection toggleText="Restrict it" isIndented>
          <TextField
            id="max-uses"
            label="Clusters"
            help="How many clusters may join with it; empty is without limit."
            value={maxUses}
            onChange={setMaxUses}
            error={usesMistake ?? refusal?.forField('maxUses')}
          />
          <ChipInput
            id="allowed-names"
            label="Names"
            help="Names that clusters may join under, with * at the beginning or end for any rest; none is every name."
            values={allowedNames}
            onChange={setAllowedNames}
            error={refusal?.forField('allowedNames')}
            placeholder="edge-*"
          />
          <Checkbox id="show-once" label="Show it once" description="Its text is removed from the cluster once it was shown." isChecked={showOnce} onChange={(_, checked) => setShowOnce(checked)} />
        </ExpandableSection>
      </Form>
    </ConfirmDialog>
  );
}
