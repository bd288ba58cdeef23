import { FormSelect, FormSelectOption } from '@patternfly/react-core';
import { FormField } from '../../components/FormField';

interface Props {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** What can be chosen: its word in the object, what it means, and what it does. */
  options: readonly (readonly [value: string, title: string, help: string])[];
}

/** One choice of how a Distribution behaves, explained. */
export function PolicyChoice({ id, label, value, onChange, options }: Props) {
  return (
    <FormField label={label} fieldId={id} help={options.find(([word]) => word === value)?.[2]}>
      <FormSelect id={id} value={value} onChange={(_, next) => onChange(next)}>
        {options.map(([word, title]) => (
          <FormSelectOption key={word} value={word} label={title} />
        ))}
      </FormSelect>
    </FormField>
  );
}
