import { Checkbox, Form, FormGroup, Switch } from '@patternfly/react-core';
import type { ProblemError } from '../../api/problem';
import { TextField } from '../../components/TextField';
import type { ProfileDraft } from './profileForm';
import { ProviderFieldInput } from './ProviderFieldInput';
import type { Provider } from './providers';

interface Props {
  draft: ProfileDraft;
  provider: Provider;
  onChange: (changes: Partial<ProfileDraft>) => void;
  problem: ProblemError | undefined;
}

const defaultDays = '30';

/** Where the place is and how one gets in. */
export function ConfigurationStep({ draft, provider, onChange, problem }: Props) {
  return (
    <Form>
      {provider.fields.map((field) => (
        <ProviderFieldInput
          key={field.path}
          field={field}
          value={draft.values[field.path] ?? ''}
          onChange={(value) => onChange({ values: { ...draft.values, [field.path]: value } })}
          error={problem?.forField(field.path)}
          isKept={draft.resourceVersion !== undefined}
        />
      ))}
      {provider.hasEndpointCheck === true && (
        <FormGroup fieldId="skip-verify">
          <Checkbox
            id="skip-verify"
            label="Skip certificate chain and hostname verification"
            description="Anybody between a cluster and the endpoint could then read and change backups."
            isChecked={draft.skipSslVerify}
            onChange={(_, skipSslVerify) => onChange({ skipSslVerify })}
          />
        </FormGroup>
      )}
      {provider.hasImmutability === true && (
        <>
          <Switch
            id="immutable"
            label="Enable immutable backups"
            isChecked={draft.immutableDays !== ''}
            onChange={(_, isOn) => onChange({ immutableDays: isOn ? defaultDays : '' })}
          />
          {draft.immutableDays !== '' && (
            <TextField
              id="immutable-days"
              label="Protection period in days"
              type="number"
              value={draft.immutableDays}
              onChange={(immutableDays) => onChange({ immutableDays })}
              help="The bucket must have object lock enabled."
              error={problem?.forField('settings.protectionPeriod')}
            />
          )}
        </>
      )}
    </Form>
  );
}
