import { Label, LabelGroup } from '@patternfly/react-core';
import { Link } from 'react-router';
import { paths } from '../layout/paths';

/** Distributions as chips that lead to them. */
export function DistributionLabels({ names }: { names: readonly string[] }) {
  return (
    <LabelGroup aria-label="Distributions" numLabels={2}>
      {names.map((name) => (
        <Label
          key={name}
          isCompact
          render={({ className, content }) => (
            <Link className={className} to={paths.distribution(name)}>
              {content}
            </Link>
          )}
        >
          {name}
        </Label>
      ))}
    </LabelGroup>
  );
}
