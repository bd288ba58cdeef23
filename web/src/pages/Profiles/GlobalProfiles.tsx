import { FormSelect, FormSelectOption, PageSection, ToolbarItem } from '@patternfly/react-core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { ProfileItem } from '../../api/schema';
import { useProfiles } from '../../api/useItems';
import { useLacking, useMay } from '../../auth/useRights';
import { CreateButton } from '../../components/CreateButton';
import type { Column } from '../../components/DataTable/Column';
import { DataTable } from '../../components/DataTable/DataTable';
import { DeleteDialog } from '../../components/DeleteDialog';
import { DistributionLabels } from '../../components/DistributionLabels';
import { EmptyList } from '../../components/EmptyList';
import { PageHeader } from '../../components/PageHeader';
import { RowMenu } from '../../components/RowMenu';
import { StateLabel } from '../../components/StateLabel';
import { ProfileWizard } from './ProfileWizard';
import { providerOf } from './providers';

const titleOf = (profile: ProfileItem) => providerOf(profile.provider)?.title ?? profile.provider ?? 'written as YAML';

const columns: Column<ProfileItem>[] = [
  { id: 'name', title: 'Name', cell: (row) => row.name, sortBy: (row) => row.name, width: 25 },
  { id: 'status', title: 'Status', cell: (row) => (row.isDeleting ? <StateLabel state="Deleting" /> : row.validation ? <StateLabel state={row.validation} /> : 'validated on clusters'), sortBy: (row) => row.validation ?? '' },
  { id: 'provider', title: 'Storage provider', cell: titleOf, sortBy: titleOf },
  { id: 'target', title: 'Target', cell: (row) => [row.target, row.region, row.endpoint].filter(Boolean).join(', '), sortBy: (row) => row.target ?? '', width: 25 },
  {
    id: 'distributions',
    title: 'Distributions',
    cell: (row) => <DistributionLabels names={row.distributions.map(({ name }) => name)} />,
    sortBy: (row) => row.distributions.length,
  },
];

/** The global profiles of one type. `?new` opens the wizard, `?edit=NAME` a profile in it. */
export function GlobalProfiles({ isInfrastructure, title, intro }: { isInfrastructure: boolean; title: string; intro: string }) {
  const { data, error, refetch } = useProfiles();
  const [params, setParams] = useSearchParams();
  const [provider, setProvider] = useState('');
  const [removed, setRemoved] = useState<string>();
  const mayCreate = useMay('create', 'profiles');
  const notUpdating = useLacking('update', 'profiles');
  const notDeleting = useLacking('delete', 'profiles');
  const ofType = data?.filter((profile) => (profile.type === 'Infra') === isInfrastructure);
  const edited = ofType?.find((profile) => profile.name === params.get('edit'));
  const open = (key: string, value: string) => setParams((current) => new URLSearchParams([...current, [key, value]]));
  const close = () =>
    setParams((current) => new URLSearchParams([...current].filter(([key]) => key !== 'new' && key !== 'edit')), { replace: true });
  const create = (
    <CreateButton resource="profiles" onClick={() => open('new', '')}>
      New Profile
    </CreateButton>
  );

  return (
    <>
      <PageHeader title={title} actions={create}>
        {intro}
      </PageHeader>
      <PageSection>
        <DataTable
          name={title}
          noun={['profile', 'profiles']}
          columns={columns}
          rows={ofType?.filter((profile) => provider === '' || titleOf(profile) === provider)}
          error={error}
          onRetry={() => void refetch()}
          keyOf={(row) => row.name}
          defaultSort="name"
          tools={
            <ToolbarItem>
              <FormSelect aria-label="Storage provider" value={provider} onChange={(_, next) => setProvider(next)}>
                <FormSelectOption value="" label="All providers" />
                {[...new Set(ofType?.map(titleOf))].map((each) => (
                  <FormSelectOption key={each} value={each} label={each} />
                ))}
              </FormSelect>
            </ToolbarItem>
          }
          actions={(row) => (
            <RowMenu
              of={row.name}
              actions={[
                {
                  label: 'Edit',
                  onClick: () => open('edit', row.name),
                  disabledBecause: notUpdating ?? (row.settings ? undefined : 'It says more than the form can hold; change it with kubectl.'),
                },
                { label: 'Delete', onClick: () => setRemoved(row.name), isDangerous: true, disabledBecause: notDeleting },
              ]}
            />
          )}
          empty={
            <EmptyList title="No profiles" action={mayCreate ? create : undefined}>
              {intro}
            </EmptyList>
          }
        />
      </PageSection>
      {(params.has('new') || edited !== undefined) && <ProfileWizard key={edited?.name ?? ''} profile={edited} isInfrastructure={isInfrastructure} onClose={close} />}
      {removed !== undefined && <DeleteDialog collection="profiles" noun="profile" name={removed} onClose={() => setRemoved(undefined)} />}
    </>
  );
}
