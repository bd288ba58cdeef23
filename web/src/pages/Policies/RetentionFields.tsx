import { Grid, GridItem } from '@patternfly/react-core';
import { TextField } from '../../components/TextField';
import { periods } from './policyDraft';

interface Props {
  retention: Readonly<Record<string, string>>;
  onChange: (retention: Record<string, string>) => void;
}

/** How many restore points of each period are kept. */
export function RetentionFields({ retention, onChange }: Props) {
  return (
    <Grid hasGutter span={4} role="group" aria-label="Restore points to keep">
      {periods.map((period) => (
        <GridItem key={period}>
          <TextField id={`retention-${period}`} label={`Keep ${period}`} type="number" value={retention[period] ?? ''} onChange={(count) => onChange({ ...retention, [period]: count })} />
        </GridItem>
      ))}
    </Grid>
  );
}
