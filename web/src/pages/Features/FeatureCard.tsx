import { Card, CardBody, CardFooter, CardTitle, Content, Flex, FlexItem, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import type { FeatureView } from '../../api/schema';
import { useUser } from '../../auth/MeContext';
import { ProblemAlert } from '../../components/ProblemAlert';
import { useSetFeature } from './useSetFeature';

const sources: Record<string, string> = {
  default: 'as delivered',
  'tombolo-features': 'by ConfigMap tombolo-features',
  'k10-features': 'by ConfigMap k10-features',
};

/** One switch. */
export function FeatureCard({ feature, onChanged }: { feature: FeatureView; onChanged: () => void }) {
  const { rights } = useUser();
  const set = useSetFeature();
  const turn = (enabled: boolean) => {
    if (enabled !== feature.enabled) {
      set.mutate({ name: feature.name, enabled }, { onSuccess: onChanged });
    }
  };

  return (
    <Card component="section" aria-label={feature.title}>
      <CardTitle component="h2">{feature.title}</CardTitle>
      <CardBody>
        <Content component="p">{feature.description}</Content>
        <ProblemAlert error={set.error} />
      </CardBody>
      <CardFooter>
        <Flex alignItems={{ default: 'alignItemsCenter' }}>
          <FlexItem>
            <ToggleGroup aria-label={feature.title}>
              <ToggleGroupItem text="On" isSelected={feature.enabled} isDisabled={!rights.editFeatures || set.isPending} onChange={() => turn(true)} />
              <ToggleGroupItem text="Off" isSelected={!feature.enabled} isDisabled={!rights.editFeatures || set.isPending} onChange={() => turn(false)} />
            </ToggleGroup>
          </FlexItem>
          <FlexItem>
            <Content component="small">
              {sources[feature.source] ?? feature.source}
              {!rights.editFeatures && '; you may not change it'}
            </Content>
          </FlexItem>
        </Flex>
      </CardFooter>
    </Card>
  );
}
