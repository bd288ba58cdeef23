import { Label, LabelGroup } from '@patternfly/react-core';
import { CubeIcon, TagIcon } from '@patternfly/react-icons';
import type { SelectionEntry } from '../../api/schema';
import { wordsOf } from './selection';

/** Which clusters, as chips: a name with a cube, a label selector with a tag. */
export function SelectionLabels({ entries }: { entries: readonly SelectionEntry[] }) {
  return (
    <LabelGroup numLabels={4} aria-label="Clusters">
      {entries.map((entry) => (
        <Label key={`${entry.name ?? ''} ${entry.selector ?? ''}`} isCompact variant="outline" icon={entry.name ? <CubeIcon /> : <TagIcon />}>
          {wordsOf(entry)}
        </Label>
      ))}
    </LabelGroup>
  );
}
