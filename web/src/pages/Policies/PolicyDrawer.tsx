import {
  ActionGroup,
  Button,
  DrawerActions,
  DrawerCloseButton,
  DrawerHead,
  DrawerPanelBody,
  DrawerPanelContent,
  Form,
  FormSelect,
  FormSelectOption,
  Switch,
  Title,
} from '@patternfly/react-core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import type { PolicyItem } from '../../api/schema';
import { ProblemError } from '../../api/problem';
import { answer, api } from '../../api/client';
import { useProfiles } from '../../api/useItems';
import { ChipInput } from '../../components/ChipInput';
import { FormField } from '../../components/FormField';
import { ProblemAlert } from '../../components/ProblemAlert';
import { TextField } from '../../components/TextField';
import { useToast } from '../../components/Toasts/ToastsContext';
import { draftOf, formOf, frequencies, type PolicyDraft } from './policyDraft';
import { RetentionFields } from './RetentionFields';

const shownFields = ['name'];

/** The form of a global policy that takes snapshots and may export them; a new one when there is none to change. */
export function PolicyDrawer({ policy, onClose }: { policy: PolicyItem | undefined; onClose: () => void }) {
  const say = useToast();
  const locations = useProfiles().data?.filter((profile) => profile.type === 'Location') ?? [];
  const [draft, setDraft] = useState(() => draftOf(policy));
  const change = (changes: Partial<PolicyDraft>) => setDraft((current) => ({ ...current, ...changes }));
  const save = useMutation({
    mutationFn: () => {
      const body = formOf(draft);
      return answer(policy === undefined ? api.POST('/mc/v1/policies', { body }) : api.PUT('/mc/v1/policies/{name}', { params: { path: { name: policy.name } }, body }));
    },
    onSuccess: () => say(`${draft.name} is saved`),
  });
  const wrong = save.error instanceof ProblemError ? save.error : undefined;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate(undefined, { onSuccess: onClose });
  };

  return (
    <DrawerPanelContent isResizable defaultSize="520px" minSize="320px">
      <DrawerHead>
        <Title headingLevel="h2" size="xl">
          {policy === undefined ? 'New global policy' : `Edit ${policy.name}`}
        </Title>
        <DrawerActions>
          <DrawerCloseButton onClick={onClose} />
        </DrawerActions>
      </DrawerHead>
      <DrawerPanelBody>
        <Form onSubmit={submit}>
          <ProblemAlert error={save.error} shownFields={shownFields} />
          <TextField id="policy-name" label="Name" value={draft.name} onChange={(name) => change({ name })} isRequired isDisabled={policy !== undefined} error={wrong?.forField('name')} />
          <TextField id="policy-comment" label="Comment" value={draft.comment} onChange={(comment) => change({ comment })} />
          <FormField label="Frequency" fieldId="policy-frequency" help="In UTC, at the beginning of the period.">
            <FormSelect id="policy-frequency" value={draft.frequency} onChange={(_, frequency) => change({ frequency })}>
              {frequencies.map((frequency) => (
                <FormSelectOption key={frequency} value={frequency} label={frequency} />
              ))}
            </FormSelect>
          </FormField>
          {draft.frequency !== '@onDemand' && <RetentionFields retention={draft.retention} onChange={(retention) => change({ retention })} />}
          <FormField label="Export to" fieldId="policy-export" help="A global location profile; it has to be distributed too, or follows the policy by itself.">
            <FormSelect id="policy-export" value={draft.exportTo} onChange={(_, exportTo) => change({ exportTo })}>
              <FormSelectOption value="" label="Nowhere: snapshots stay in the cluster" />
              {[...new Set([...locations.map((profile) => profile.name), ...(draft.exportTo === '' ? [] : [draft.exportTo])])].map((name) => (
                <FormSelectOption key={name} value={name} label={name} />
              ))}
            </FormSelect>
          </FormField>
          <ChipInput id="policy-namespaces" label="Applications by namespace" help="On every cluster that gets the policy." values={draft.namespaces} onChange={(namespaces) => change({ namespaces })} />
          <ChipInput
            id="policy-labels"
            label="Applications by label"
            placeholder="key=value"
            help="An application carries all of them."
            check={(text) => (/^[^=\s]+=[^=\s]*$/.test(text) ? undefined : 'Write it as key=value.')}
            values={draft.labels}
            onChange={(labels) => change({ labels })}
          />
          <Switch id="policy-paused" label="Paused" isChecked={draft.paused} onChange={(_, paused) => change({ paused })} />
          <ActionGroup>
            <Button type="submit" variant="primary" isLoading={save.isPending} isDisabled={save.isPending}>
              Save
            </Button>
            <Button variant="link" onClick={onClose}>
              Cancel
            </Button>
          </ActionGroup>
        </Form>
      </DrawerPanelBody>
    </DrawerPanelContent>
  );
}
