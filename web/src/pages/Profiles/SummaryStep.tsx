import { DescriptionList, DescriptionListDescription, DescriptionListGroup, DescriptionListTerm, Stack, StackItem } from '@patternfly/react-core';
import { ProblemAlert } from '../../components/ProblemAlert';
import type { ProfileDraft } from './profileForm';
import type { Provider } from './providers';

/** What will be saved, credentials masked, and why the server refused. */
export function SummaryStep({ draft, provider, error }: { draft: ProfileDraft; provider: Provider; error: unknown }) {
  const rows: [string, string][] = [
    ['Profile name', draft.name],
    ['Provider', provider.title],
    ...provider.fields
      .map((field): [string, string] => [field.label, field.path.startsWith('credentials.') ? masked(draft, field.path) : (draft.values[field.path] ?? '')])
      .filter(([, value]) => value !== ''),
  ];
  if (provider.hasEndpointCheck === true && draft.skipSslVerify) {
    rows.push(['Certificate verification', 'skipped']);
  }

  if (provider.hasImmutability === true && draft.immutableDays !== '') {
    rows.push(['Protection period', `${draft.immutableDays} days`]);
  }

  return (
    <Stack hasGutter>
      <StackItem>
        <ProblemAlert error={error} />
      </StackItem>
      <StackItem>
        <DescriptionList isHorizontal isCompact>
          {rows.map(([term, value]) => (
            <DescriptionListGroup key={term}>
              <DescriptionListTerm>{term}</DescriptionListTerm>
              <DescriptionListDescription>{value}</DescriptionListDescription>
            </DescriptionListGroup>
          ))}
        </DescriptionList>
      </StackItem>
    </Stack>
  );
}

function masked(draft: ProfileDraft, path: string): string {
  if ((draft.values[path] ?? '') !== '') {
    return '••••••••';
  }

  return draft.resourceVersion === undefined ? '' : 'stays as it is';
}
