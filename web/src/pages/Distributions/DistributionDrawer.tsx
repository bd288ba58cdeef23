import { DrawerActions, DrawerCloseButton, DrawerHead, DrawerPanelBody, DrawerPanelContent, Title } from '@patternfly/react-core';
import { useState } from 'react';
import type { DistributionItem, DistributionPlan } from '../../api/schema';
import { initialForm, type DistributionDraft } from './distributionForm';
import { FormStep } from './FormStep';
import { PreviewStep } from './Preview/PreviewStep';
import { usePreview } from './usePreview';
import { useSaveDistribution } from './useSaveDistribution';

/** The form of a Distribution, a new one when there is none to change; then what saving would do. What is refused leads back to the form. */
export function DistributionDrawer({ distribution, onClose }: { distribution: DistributionItem | undefined; onClose: () => void }) {
  const isNew = distribution === undefined;
  const [draft, setDraft] = useState<DistributionDraft>(() => initialForm(distribution));
  const [plan, setPlan] = useState<DistributionPlan>();
  const preview = usePreview();
  const save = useSaveDistribution(distribution?.name);
  const ask = () => {
    save.reset();
    preview.mutate(draft, { onSuccess: setPlan });
  };
  const write = () => {
    preview.reset();
    save.mutate(draft, { onSuccess: onClose, onError: () => setPlan(undefined) });
  };

  return (
    <DrawerPanelContent isResizable defaultSize="640px" minSize="320px">
      <DrawerHead>
        <Title headingLevel="h2" size="xl">
          {isNew ? 'New Distribution' : `Edit ${distribution.name}`}
        </Title>
        <DrawerActions>
          <DrawerCloseButton onClick={onClose} />
        </DrawerActions>
      </DrawerHead>
      <DrawerPanelBody>
        {plan === undefined ? (
          <FormStep
            draft={draft}
            onChange={(changes) => setDraft((current) => ({ ...current, ...changes }))}
            isNew={isNew}
            error={save.error ?? preview.error}
            isBusy={preview.isPending || save.isPending}
            onPreview={ask}
            onSave={write}
            onCancel={onClose}
          />
        ) : (
          <PreviewStep plan={plan} action={isNew ? 'Add Distribution' : 'Save'} isSaving={save.isPending} onSave={write} onBack={() => setPlan(undefined)} onCancel={onClose} />
        )}
      </DrawerPanelBody>
    </DrawerPanelContent>
  );
}
