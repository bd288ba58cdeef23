import { HelperText, HelperTextItem, TextArea } from '@patternfly/react-core';
import { yamlMistake } from './yamlMistake';

interface Props {
  id: string;
  label: string;
  value: string;
  onChange?: (value: string) => void;
  /** How many lines are in sight. */
  rows?: number;
}

/** YAML to read, and to change where `onChange` is given. Mistakes in the syntax are told as one types. */
export function YamlEditor({ id, label, value, onChange, rows = 24 }: Props) {
  const mistake = onChange === undefined ? undefined : yamlMistake(value);
  return (
    <>
      <TextArea
        id={id}
        aria-label={label}
        className="tombolo-yaml"
        value={value}
        rows={rows}
        readOnlyVariant={onChange === undefined ? 'default' : undefined}
        onChange={(_, next) => onChange?.(next)}
        resizeOrientation="vertical"
        spellCheck={false}
        wrap="off"
        validated={mistake === undefined ? 'default' : 'error'}
        aria-describedby={`${id}-mistake`}
      />
      <HelperText id={`${id}-mistake`} isLiveRegion>
        {mistake !== undefined && <HelperTextItem variant="error">{mistake}</HelperTextItem>}
      </HelperText>
    </>
  );
}
