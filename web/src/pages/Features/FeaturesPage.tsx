import { Gallery, PageSection } from '@patternfly/react-core';
import { useState } from 'react';
import { EmptyList } from '../../components/EmptyList';
import { Loading } from '../../components/Loading';
import { PageHeader } from '../../components/PageHeader';
import { ProblemAlert } from '../../components/ProblemAlert';
import { FeatureCard } from './FeatureCard';
import { RefreshPrompt } from './RefreshPrompt';
import { useFeatures } from './useFeatures';

/** The switches of what this cluster offers. */
export default function FeaturesPage() {
  const { data, error, refetch } = useFeatures();
  const [changed, setChanged] = useState<string>();
  return (
    <>
      <PageHeader title="Feature Toggles">Features of this cluster, on or off. A feature that is off has no effect, whoever asks for it.</PageHeader>
      <PageSection>
        <ProblemAlert error={error} onRetry={() => void refetch()} />
        {data === undefined && error === null && <Loading what="the features" />}
        {data?.length === 0 && <EmptyList title="No features">This version has no switches.</EmptyList>}
        <Gallery hasGutter minWidths={{ default: '18rem' }} maxWidths={{ default: '48rem' }}>
          {data?.map((feature) => (
            <FeatureCard key={feature.name} feature={feature} onChanged={() => setChanged(feature.title)} />
          ))}
        </Gallery>
      </PageSection>
      {changed !== undefined && <RefreshPrompt feature={changed} onLater={() => setChanged(undefined)} />}
    </>
  );
}
