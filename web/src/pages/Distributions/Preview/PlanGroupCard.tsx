import { Card, CardBody, CardTitle, Label, LabelGroup, List, ListItem } from '@patternfly/react-core';
import type { PlanGroup } from '../../../api/schema';
import { clusterCount, differences, headline } from './plan';
import { PlannedObjectView } from './PlannedObjectView';

const names = 6;

/** Clusters on which exactly the same would happen, and what that is. */
export function PlanGroupCard({ group }: { group: PlanGroup }) {
  const different = differences(group);
  const unchanged = group.objects.length - different.length;
  return (
    <Card isCompact component="section" aria-label={`${headline(group)} on ${clusterCount(group.clusters.length)}`}>
      <CardTitle component="h3">
        On {clusterCount(group.clusters.length)}: {headline(group)}
      </CardTitle>
      <CardBody>
        <LabelGroup numLabels={names} aria-label="Clusters">
          {group.clusters.map((name) => (
            <Label key={name} isCompact variant="outline">
              {name}
            </Label>
          ))}
        </LabelGroup>
      </CardBody>
      {group.isDifferent && (
        <CardBody>
          <List isPlain isBordered aria-label="Objects">
            {different.map((object) => (
              <ListItem key={`${object.kind}/${object.name}`}>
                <PlannedObjectView object={object} />
              </ListItem>
            ))}
            {group.moreObjects > 0 && <ListItem>and {group.moreObjects} more objects, which are too many to tell here</ListItem>}
            {unchanged > 0 && <ListItem>{unchanged === 1 ? '1 other object stays as it is' : `${unchanged} other objects stay as they are`}</ListItem>}
          </List>
        </CardBody>
      )}
    </Card>
  );
}
