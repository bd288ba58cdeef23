import { Label, LabelGroup } from '@patternfly/react-core';

interface Props {
  labels: Record<string, string> | null | undefined;
  /** How many are shown before "more". */
  count?: number;
}

/** The labels of an object as chips. */
export function Labels({ labels, count = 3 }: Props) {
  const entries = Object.entries(labels ?? {});
  if (entries.length === 0) {
    return null;
  }

  return (
    <LabelGroup numLabels={count} aria-label="Labels">
      {entries.map(([key, value]) => (
        <Label key={key} isCompact variant="outline">
          {value === '' ? key : `${key}=${value}`}
        </Label>
      ))}
    </LabelGroup>
  );
}
