import { Form, FormGroup, Radio } from '@patternfly/react-core';
import type { ProblemError } from '../../api/problem';
import { TextField } from '../../components/TextField';
import type { ProfileDraft } from './profileForm';
import { providers } from './providers';

interface Props {
  draft: ProfileDraft;
  isInfrastructure: boolean;
  onChange: (changes: Partial<ProfileDraft>) => void;
  problem: ProblemError | undefined;
}

/** What the profile is called and what kind of place it is. */
export function NameStep({ draft, isInfrastructure, onChange, problem }: Props) {
  const isChange = draft.resourceVersion !== undefined;
  return (
    <Form>
      <TextField
        id="profile-name"
        label="Profile name"
        value={draft.name}
        onChange={(name) => onChange({ name })}
        isRequired
        isDisabled={isChange}
        error={problem?.forField('name')}
        help="Clusters get it under the same name."
      />
      <FormGroup role="radiogroup" label={isInfrastructure ? 'Infrastructure' : 'Storage provider'} fieldId="provider" isRequired>
        {providers
          .filter((provider) => (provider.isInfrastructure ?? false) === isInfrastructure)
          .map((provider) => (
            <Radio
              key={provider.name}
              id={`provider-${provider.name}`}
              name="provider"
              label={provider.title}
              isChecked={draft.provider === provider.name}
              isDisabled={isChange}
              onChange={() => onChange({ provider: provider.name })}
            />
          ))}
      </FormGroup>
    </Form>
  );
}
