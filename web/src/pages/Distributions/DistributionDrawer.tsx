import {
  ActionGroup,
  Button,
  DrawerActions,
  DrawerCloseButton,
  DrawerHead,
  DrawerPanelBody,
  DrawerPanelContent,
  ExpandableSection,
  Form,
  Title,
} from '@patternfly/react-core';
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import type { DistributionForm, DistributionItem } from '../../api/managerTypes';
import { ProblemError } from '../../api/problem';
import { request } from '../../api/request';
import { usePolicies, useProfiles } from '../../api/useItems';
import { ClusterSelection } from '../../components/ClusterSelection/ClusterSelection';
import { ProblemAlert } from '../../components/ProblemAlert';
import { TextField } from '../../components/TextField';
import { useToast } from '../../components/Toasts/ToastsContext';
import { choices, initialForm } from './distributionForm';
import { conflictPolicies, deletionPolicies, driftPolicies } from './policies';
import { PolicyChoice } from './PolicyChoice';
import { ResourcesField } from './ResourcesField';

const shownFields = ['name', 'clusters', 'sources'];

/** The form of a Distribution; a new one when there is none to change. */
export function DistributionDrawer({ distribution, onClose }: { distribution: DistributionItem | undefined; onClose: () => void }) {
  const profiles = useProfiles().data ?? [];
  const policies = usePolicies().data ?? [];
  const say = useToast();
  const [form, setForm] = useState<DistributionForm>(() => initialForm(distribution));
  const change = (changes: Partial<DistributionForm>) => setForm((current) => ({ ...current, ...changes }));
  const save = useMutation({
    mutationFn: () =>
      distribution === undefined ? request('POST', '/distributions', form) : request('PUT', `/distributions/${encodeURIComponent(distribution.name)}`, form),
    onSuccess: () => say(`${form.name} is saved`),
  });
  const wrong = save.error instanceof ProblemError ? save.error : undefined;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate(undefined, { onSuccess: onClose });
  };

  return (
    <DrawerPanelContent isResizable defaultSize="640px" minSize="320px">
      <DrawerHead>
        <Title headingLevel="h2" size="xl">
          {distribution === undefined ? 'New Distribution' : `Edit ${distribution.name}`}
        </Title>
        <DrawerActions>
          <DrawerCloseButton onClick={onClose} />
        </DrawerActions>
      </DrawerHead>
      <DrawerPanelBody>
        <Form onSubmit={submit}>
          <ProblemAlert error={save.error} shownFields={shownFields} />
          <TextField
            id="distribution-name"
            label="Name"
            value={form.name}
            onChange={(name) => change({ name })}
            isRequired
            isDisabled={distribution !== undefined}
            error={wrong?.forField('name')}
          />
          <ClusterSelection id="distribution-clusters" entries={form.clusters} onChange={(clusters) => change({ clusters })} error={wrong?.forField('clusters')} />
          <ResourcesField all={choices(profiles, policies, form.sources)} chosen={form.sources} onChange={(sources) => change({ sources })} error={wrong?.forField('sources')} />
          <ExpandableSection toggleText="How it behaves">
            <PolicyChoice id="conflict-policy" label="An object that is already there" value={form.conflictPolicy ?? ''} onChange={(conflictPolicy) => change({ conflictPolicy })} options={conflictPolicies} />
            <PolicyChoice id="drift-policy" label="A copy that somebody changes" value={form.driftPolicy ?? ''} onChange={(driftPolicy) => change({ driftPolicy })} options={driftPolicies} />
            <PolicyChoice id="deletion-policy" label="When the Distribution is deleted" value={form.deletionPolicy ?? ''} onChange={(deletionPolicy) => change({ deletionPolicy })} options={deletionPolicies} />
          </ExpandableSection>
          <ActionGroup>
            <Button type="submit" variant="primary" isLoading={save.isPending} isDisabled={save.isPending}>
              {distribution === undefined ? 'Add Distribution' : 'Save'}
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
