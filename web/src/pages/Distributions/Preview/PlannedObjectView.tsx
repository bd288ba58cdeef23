import { Flex, FlexItem, Label } from '@patternfly/react-core';
import type { PlannedObject } from '../../../api/schema';
import { FieldTable } from './FieldTable';
import { lookOf, wordsOf } from './plan';

/** What would become of one object, why, and field by field. */
export function PlannedObjectView({ object }: { object: PlannedObject }) {
  const { kind, name, action, message, fields, moreFields } = object;
  return (
    <>
      <Flex spaceItems={{ default: 'spaceItemsSm' }}>
        <FlexItem>
          <Label isCompact variant="outline" {...lookOf(action)}>
            {wordsOf(action)}
          </Label>
        </FlexItem>
        <FlexItem>
          {kind}/{name}
        </FlexItem>
      </Flex>
      {message !== '' && <div className="tombolo-small">{message}</div>}
      {fields.length > 0 && <FieldTable object={object} />}
      {moreFields > 0 && <div className="tombolo-small">and {moreFields} more fields</div>}
    </>
  );
}
