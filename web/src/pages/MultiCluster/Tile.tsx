import { Card, CardBody, CardTitle } from '@patternfly/react-core';
import type { ReactNode } from 'react';

/** One number with its name. */
export function Tile({ title, value }: { title: string; value: ReactNode }) {
  return (
    <Card isCompact>
      <CardTitle component="h3">{title}</CardTitle>
      <CardBody className="tombolo-number">{value}</CardBody>
    </Card>
  );
}
