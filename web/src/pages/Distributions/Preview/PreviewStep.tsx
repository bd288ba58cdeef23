import { ActionGroup, Button, Content, Form, Title } from '@patternfly/react-core';
import { useEffect, useRef, type SyntheticEvent } from 'react';
import type { DistributionPlan } from '../../../api/schema';
import { removalsOf } from './plan';
import { PlanView } from './PlanView';

interface Props {
  plan: DistributionPlan;
  /** What the button that saves says. */
  action: string;
  isSaving: boolean;
  onSave: () => void;
  onBack: () => void;
  onCancel: () => void;
}

/** The last step of the form: what saving would do. */
export function PreviewStep({ plan, action, isSaving, onSave, onBack, onCancel }: Props) {
  const { copies } = removalsOf(plan);
  const head = useRef<HTMLDivElement>(null);
  useEffect(() => head.current?.focus(), []);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    onSave();
  };

  return (
    <Form onSubmit={submit}>
      <div ref={head} tabIndex={-1}>
        <Title headingLevel="h3">What saving would do</Title>
        <Content component="p">The clusters were asked; nothing has been written yet.</Content>
      </div>
      <PlanView plan={plan} />
      <ActionGroup>
        <Button type="submit" variant={copies > 0 ? 'danger' : 'primary'} isLoading={isSaving} isDisabled={isSaving}>
          {copies === 0 ? action : `${action} and remove ${copies} ${copies === 1 ? 'copy' : 'copies'}`}
        </Button>
        <Button variant="secondary" onClick={onBack} isDisabled={isSaving}>
          Back
        </Button>
        <Button variant="link" onClick={onCancel}>
          Cancel
        </Button>
      </ActionGroup>
    </Form>
  );
}
