import { Button, InputGroup, InputGroupItem, Label, LabelGroup, TextInput } from '@patternfly/react-core';
import { useState } from 'react';
import { FormField, helpId } from './FormField';

interface Props {
  id: string;
  label: string;
  help?: string;
  values: readonly string[];
  onChange: (values: string[]) => void;
  /** Why the text is no value. */
  check?: (text: string) => string | undefined;
  error?: string | undefined;
  placeholder?: string;
}

/** Several short texts as chips: typed and added one by one, by the button or Enter. */
export function ChipInput({ id, label, help, values, onChange, check, error, placeholder }: Props) {
  const [text, setText] = useState('');
  const trimmed = text.trim();
  const mistake = trimmed === '' ? undefined : check?.(trimmed);
  const add = () => {
    if (trimmed !== '' && mistake === undefined) {
      onChange([...values.filter((value) => value !== trimmed), trimmed]);
      setText('');
    }
  };

  return (
    <FormField label={label} fieldId={id} help={help} error={mistake ?? error}>
      {values.length > 0 && (
        <LabelGroup numLabels={20} aria-label={label}>
          {values.map((value) => (
            <Label key={value} variant="outline" onClose={() => onChange(values.filter((each) => each !== value))} closeBtnAriaLabel={`Remove ${value}`}>
              {value}
            </Label>
          ))}
        </LabelGroup>
      )}
      <InputGroup>
        <InputGroupItem isFill>
          <TextInput
            id={id}
            value={text}
            onChange={(_, next) => setText(next)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') {
                event.preventDefault();
                add();
              }
            }}
            placeholder={placeholder}
            autoComplete="off"
            spellCheck={false}
            aria-describedby={helpId(id)}
          />
        </InputGroupItem>
        <InputGroupItem>
          <Button variant="control" onClick={add} isDisabled={trimmed === '' || mistake !== undefined}>
            Add
          </Button>
        </InputGroupItem>
      </InputGroup>
    </FormField>
  );
}
