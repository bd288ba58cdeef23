import { InputGroup, InputGroupItem, TextInput, type TextInputProps } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { FormField, helpId } from './FormField';

interface Props {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  help?: ReactNode;
  error?: string | undefined;
  isRequired?: boolean;
  type?: TextInputProps['type'];
  placeholder?: string;
  autoComplete?: string;
  isDisabled?: boolean;
  /** A button at the end of the field. */
  beside?: ReactNode;
}

/** One line of text with its label, explanation and error. */
export function TextField({ id, label, value, onChange, help, error, isRequired = false, autoComplete = 'off', beside, ...input }: Props) {
  const field = (
    <TextInput
      id={id}
      value={value}
      onChange={(_, next) => onChange(next)}
      isRequired={isRequired}
      autoComplete={autoComplete}
      spellCheck={false}
      validated={error === undefined ? 'default' : 'error'}
      aria-invalid={error !== undefined}
      aria-describedby={helpId(id)}
      {...input}
    />
  );

  return (
    <FormField label={label} fieldId={id} help={help} error={error} isRequired={isRequired}>
      {beside === undefined ? (
        field
      ) : (
        <InputGroup>
          <InputGroupItem isFill>{field}</InputGroupItem>
          <InputGroupItem>{beside}</InputGroupItem>
        </InputGroup>
      )}
    </FormField>
  );
}
