import { Modal, ModalVariant, Wizard, WizardHeader, WizardStep } from '@patternfly/react-core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProfileItem } from '../../api/schema';
import { ProblemError } from '../../api/problem';
import { answer, api } from '../../api/client';
import { useToast } from '../../components/Toasts/ToastsContext';
import { ConfigurationStep } from './ConfigurationStep';
import { NameStep } from './NameStep';
import { draftOf, formOf, missing } from './profileForm';
import { providerOf, type Provider } from './providers';
import { SummaryStep } from './SummaryStep';

interface Props {
  /** The profile to change; a new one when there is none. */
  profile: ProfileItem | undefined;
  isInfrastructure: boolean;
  onClose: () => void;
}

/** Makes or changes a global profile in three steps. */
export function ProfileWizard({ profile, isInfrastructure, onClose }: Props) {
  const say = useToast();
  const [draft, setDraft] = useState(() => draftOf(profile, isInfrastructure));
  const provider = providerOf(draft.provider) as Provider;
  const change = (changes: Partial<typeof draft>) => setDraft((current) => ({ ...current, ...changes }));
  const save = useMutation({
    mutationFn: () => {
      const form = formOf(draft, provider);
      return answer(profile === undefined ? api.POST('/mc/v1/profiles', { body: form }) : api.PUT('/mc/v1/profiles/{name}', { params: { path: { name: profile.name } }, body: form }));
    },
    onSuccess: () => say(`${draft.name} is saved`),
  });
  const problem = save.error instanceof ProblemError ? save.error : undefined;
  const isNamed = draft.name.trim() !== '';
  const isComplete = isNamed && missing(draft, provider).length === 0;

  return (
    <Modal variant={ModalVariant.large} isOpen onEscapePress={onClose} aria-label={profile === undefined ? 'New profile' : `Edit ${profile.name}`}>
      <Wizard
        height="70vh"
        onClose={onClose}
        onSave={() => save.mutate(undefined, { onSuccess: onClose })}
        header={
          <WizardHeader
            title={profile === undefined ? (isInfrastructure ? 'New infrastructure profile' : 'New location profile') : `Edit ${profile.name}`}
            description="It is saved on the primary; a Distribution takes it to clusters."
            onClose={onClose}
            closeButtonAriaLabel="Close"
          />
        }
      >
        <WizardStep name="Name and provider" id="name" footer={{ isNextDisabled: !isNamed }}>
          <NameStep draft={draft} isInfrastructure={isInfrastructure} onChange={change} problem={problem} />
        </WizardStep>
        <WizardStep name="Configuration" id="configuration" isDisabled={!isNamed} footer={{ isNextDisabled: !isComplete }}>
          <ConfigurationStep draft={draft} provider={provider} onChange={change} problem={problem} />
        </WizardStep>
        <WizardStep name="Summary" id="summary" isDisabled={!isComplete} footer={{ nextButtonText: 'Save', isNextDisabled: save.isPending, nextButtonProps: { isLoading: save.isPending } }}>
          <SummaryStep draft={draft} provider={provider} error={save.error} />
        </WizardStep>
      </Wizard>
    </Modal>
  );
}
