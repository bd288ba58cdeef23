import { Alert, TextArea } from '@patternfly/react-core';
import type { UseQueryResult } from '@tanstack/react-query';
import { ProblemError } from '../../api/problem';
import type { DecodedToken } from '../../api/schema';
import { FormField, helpId } from '../../components/FormField';

interface Props {
  value: string;
  onChange: (value: string) => void;
  /** What the server read in it; undefined while nothing was asked. */
  decoded: UseQueryResult<DecodedToken> | undefined;
  error: string | undefined;
}

/** The join token, and at once what it says. */
export function TokenField({ value, onChange, decoded, error }: Props) {
  const refusal = decoded?.error;
  const mistake = refusal instanceof ProblemError ? (refusal.forField('token') ?? refusal.message) : undefined;
  const shown = error ?? mistake;
  return (
    <FormField label="Token" fieldId="token" help="The join token of the primary. It is a secret; it goes into Secret mc-join of this cluster and nowhere else." error={shown} isRequired>
      <TextArea
        id="token"
        className="tombolo-token"
        value={value}
        onChange={(_, next) => onChange(next)}
        isRequired
        rows={4}
        resizeOrientation="vertical"
        spellCheck={false}
        autoComplete="off"
        validated={shown === undefined ? 'default' : 'error'}
        aria-invalid={shown !== undefined}
        aria-describedby={helpId('token')}
      />
      {decoded?.data !== undefined && shown === undefined && (
        <Alert
          variant={decoded.data.isInsecure ? 'warning' : 'info'}
          isInline
          isPlain
          title={`Primary ${decoded.data.primaryName}, default endpoint: ${decoded.data.primaryIngress}`}
        >
          {decoded.data.isPinned && 'The token names the certificate of the primary, so a private authority needs no set-up here.'}
        </Alert>
      )}
    </FormField>
  );
}
