import { ActionGroup, Button, ExpandableSection, Form } from '@patternfly/react-core';
import type { SyntheticEvent } from 'react';
import { ProblemError } from '../../api/problem';
import { usePolicies, useProfiles } from '../../api/useItems';
import { ClusterSelection } from '../../components/ClusterSelection/ClusterSelection';
import { ProblemAlert } from '../../components/ProblemAlert';
import { TextField } from '../../components/TextField';
import { choices, type DistributionDraft } from './distributionForm';
import { conflictPolicies, deletionPolicies, driftPolicies } from './policies';
import { PolicyChoice } from './PolicyChoice';
import { ResourcesField } from './ResourcesField';

const shownFields = ['name', 'clusters', 'sources'];
const notReady = 503;

interface Props {
  draft: DistributionDraft;
  onChange: (changes: Partial<DistributionDraft>) => void;
  isNew: boolean;
  /** Why the preview or the saving was refused. */
  error: Error | null;
  isBusy: boolean;
  onPreview: () => void;
  onSave: () => void;
  onCancel: () => void;
}

/** The first step: what goes where. Where the server cannot preview now, it can be saved without. */
export function FormStep({ draft, onChange, isNew, error, isBusy, onPreview, onSave, onCancel }: Props) {
  const profiles = useProfiles().data ?? [];
  const policies = usePolicies().data ?? [];
  const wrong = error instanceof ProblemError ? error : undefined;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    onPreview();
  };

  return (
    <Form onSubmit={submit}>
      <ProblemAlert error={error} shownFields={shownFields} />
      <TextField id="distribution-name" label="Name" value={draft.name} onChange={(name) => onChange({ name })} isRequired isDisabled={!isNew} error={wrong?.forField('name')} />
      <ClusterSelection id="distribution-clusters" entries={draft.clusters} onChange={(clusters) => onChange({ clusters })} error={wrong?.forField('clusters')} />
      <ResourcesField all={choices(profiles, policies, draft.sources)} chosen={draft.sources} onChange={(sources) => onChange({ sources })} error={wrong?.forField('sources')} />
      <ExpandableSection toggleText="How it behaves">
        <PolicyChoice id="conflict-policy" label="An object that is already there" value={draft.conflictPolicy ?? ''} onChange={(conflictPolicy) => onChange({ conflictPolicy })} options={conflictPolicies} />
        <PolicyChoice id="drift-policy" label="A copy that somebody changes" value={draft.driftPolicy ?? ''} onChange={(driftPolicy) => onChange({ driftPolicy })} options={driftPolicies} />
        <PolicyChoice id="deletion-policy" label="When the Distribution is deleted" value={draft.deletionPolicy ?? ''} onChange={(deletionPolicy) => onChange({ deletionPolicy })} options={deletionPolicies} />
      </ExpandableSection>
      <ActionGroup>
        <Button type="submit" variant="primary" isLoading={isBusy} isDisabled={isBusy}>
          Preview
        </Button>
        {wrong?.problem.status === notReady && (
          <Button variant="secondary" onClick={onSave} isDisabled={isBusy}>
            Save without a preview
          </Button>
        )}
        <Button variant="link" onClick={onCancel}>
          Cancel
        </Button>
      </ActionGroup>
    </Form>
  );
}
