import { Button, InputGroup, InputGroupItem, TextArea, TextInput } from '@patternfly/react-core';
import { EyeIcon, EyeSlashIcon } from '@patternfly/react-icons';
import { useState } from 'react';
import { FormField, helpId } from '../../components/FormField';
import { TextField } from '../../components/TextField';
import type { ProviderField } from './providers';

interface Props {
  field: ProviderField;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  /** The profile has credentials, which stay when nothing is typed. */
  isKept: boolean;
}

/** One field of a provider; credentials are masked, and can be looked at only as long as they are being typed. */
export function ProviderFieldInput({ field, value, onChange, error, isKept }: Props) {
  const [isShown, setShown] = useState(false);
  const id = field.path;
  const isCredential = field.path.startsWith('credentials.');
  const keeps = isKept && isCredential;
  const help = keeps ? 'Stays as it is unless something is typed here.' : field.help;
  const isRequired = field.isRequired === true && !keeps;
  if (field.isSecret !== true) {
    return <TextField id={id} label={field.label} value={value} onChange={onChange} help={help} error={error} isRequired={isRequired} {...(field.placeholder === undefined ? {} : { placeholder: field.placeholder })} />;
  }

  const shared = { id, value, isRequired, 'aria-describedby': helpId(id), spellCheck: false, autoComplete: 'off', 'aria-invalid': error !== undefined };
  const validated = error === undefined ? 'default' : 'error';
  return (
    <FormField label={field.label} fieldId={id} help={help} error={error} isRequired={isRequired}>
      {field.isLong === true ? (
        <TextArea {...shared} className={isShown ? 'tombolo-yaml' : 'tombolo-yaml tombolo-masked'} rows={5} validated={validated} onChange={(_, next) => onChange(next)} />
      ) : (
        <InputGroup>
          <InputGroupItem isFill>
            <TextInput {...shared} type={isShown ? 'text' : 'password'} autoComplete="new-password" validated={validated} onChange={(_, next) => onChange(next)} />
          </InputGroupItem>
          <InputGroupItem>
            <Button variant="control" aria-label={isShown ? `Hide ${field.label}` : `Show ${field.label}`} icon={isShown ? <EyeSlashIcon /> : <EyeIcon />} onClick={() => setShown(!isShown)} />
          </InputGroupItem>
        </InputGroup>
      )}
    </FormField>
  );
}
