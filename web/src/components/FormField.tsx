import { FormGroup, FormHelperText, HelperText, HelperTextItem } from '@patternfly/react-core';
import type { ReactNode } from 'react';

interface Props {
  label: string;
  fieldId: string;
  help?: ReactNode;
  error?: string | undefined;
  isRequired?: boolean;
  children: ReactNode;
}

/** The id of the text that explains a field; the field names it in `aria-describedby`. */
export const helpId = (fieldId: string) => `${fieldId}-help`;

/** A field with its label, its explanation, and what is wrong with it. */
export function FormField({ label, fieldId, help, error, isRequired = false, children }: Props) {
  return (
    <FormGroup label={label} fieldId={fieldId} isRequired={isRequired}>
      {children}
      <FormHelperText>
        <HelperText id={helpId(fieldId)} isLiveRegion>
          {help !== undefined && <HelperTextItem>{help}</HelperTextItem>}
          {error !== undefined && <HelperTextItem variant="error">{error}</HelperTextItem>}
        </HelperText>
      </FormHelperText>
    </FormGroup>
  );
}
