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
  Title,
} from '@patternfly/react-core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import type { BindingItem } from '../../api/schema';
import { ProblemError } from '../../api/problem';
import { answer, api } from '../../api/client';
import { useRoles } from '../../api/useItems';
import { ClusterSelection } from '../../components/ClusterSelection/ClusterSelection';
import { FormField } from '../../components/FormField';
import { ProblemAlert } from '../../components/ProblemAlert';
import { TextField } from '../../components/TextField';
import { useToast } from '../../components/Toasts/ToastsContext';
import { initialForm, type BindingDraft } from './bindingForm';
import { SubjectsField } from './SubjectsField';

interface Props {
  /** The binding to change; a new one when there is none. */
  binding: BindingItem | undefined;
  /** A new one starts with this user. */
  grantedTo: string | undefined;
  onClose: () => void;
}

const shownFields = ['name', 'role', 'clusters', 'subjects'];

/** The form of a K10ClusterRoleBinding. */
export function BindingDrawer({ binding, grantedTo, onClose }: Props) {
  const roles = useRoles().data ?? [];
  const say = useToast();
  const [form, setForm] = useState<BindingDraft>(() => initialForm(binding, grantedTo));
  const change = (changes: Partial<BindingDraft>) => setForm((current) => ({ ...current, ...changes }));
  const save = useMutation({
    mutationFn: () =>
      answer(
        binding === undefined
          ? api.POST('/mc/v1/permissions', { body: form })
          : api.PUT('/mc/v1/permissions/{name}', { params: { path: { name: binding.name } }, body: form }),
      ),
    onSuccess: () => say(`${form.name} is saved`),
  });
  const wrong = save.error instanceof ProblemError ? save.error : undefined;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate(undefined, { onSuccess: onClose });
  };

  return (
    <DrawerPanelContent isResizable defaultSize="480px" minSize="320px">
      <DrawerHead>
        <Title headingLevel="h2" size="xl">
          {binding === undefined ? 'New K10 Cluster Role Binding' : `Edit ${binding.name}`}
        </Title>
        {grantedTo !== undefined && <p>This lets {grantedTo} into every cluster of the fleet, now and later. Change it as you need.</p>}
        <DrawerActions>
          <DrawerCloseButton onClick={onClose} />
        </DrawerActions>
      </DrawerHead>
      <DrawerPanelBody>
        <Form onSubmit={submit}>
          <ProblemAlert error={save.error} shownFields={shownFields} />
          <TextField
            id="binding-name"
            label="Name"
            value={form.name}
            onChange={(name) => change({ name })}
            isRequired
            isDisabled={binding !== undefined}
            error={wrong?.forField('name')}
            help="The name of the custom resource."
          />
          <FormField label="K10 cluster role" fieldId="binding-role" isRequired help={roles.find((role) => role.name === form.role)?.description} error={wrong?.forField('role')}>
            <FormSelect id="binding-role" value={form.role} onChange={(_, role) => change({ role })}>
              {[...new Set([form.role, ...roles.map((role) => role.name)])].map((role) => (
                <FormSelectOption key={role} value={role} label={role} />
              ))}
            </FormSelect>
          </FormField>
          <ClusterSelection id="binding-clusters" entries={form.clusters} onChange={(clusters) => change({ clusters })} error={wrong?.forField('clusters')} />
          <SubjectsField subjects={form.subjects} onChange={(subjects) => change({ subjects })} error={wrong?.forField('subjects')} />
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
