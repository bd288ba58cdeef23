import { FormSelect, FormSelectOption, PageSection, ToolbarItem } from '@patternfly/react-core';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { ProfileItem } from '../../api/schema';
import { useProfiles } from '../../api/useItems';
import { useMay } from '../../auth/useRights';
import { CreateButton } from '../../components/CreateButton';
import type { Column } from '../../components/DataTable/Column';
import { DataTable } from '../../components/DataTable/DataTable';
import { DistributionLabels } from '../../components/DistributionLabels';
import { EmptyList } from '../../components/EmptyList';
import { PageHeader } from '../../components/PageHeader';
import { paths } from '../../layout/paths';
import { ProfileMenu } from './ProfileMenu';
import { ProfileState } from './ProfileState';
import { ProfileWizard } from './ProfileWizard';
import { isInfrastructure as isOfInfrastructure, titleOf } from './titles';

const columns: Column<ProfileItem>[] = [
  { id: 'name', title: 'Name', cell: (row) => <Link to={paths.globalProfile(row.name)}>{row.name}</Link>, sortBy: (row) => row.name, width: 25 },
  { id: 'status', title: 'Status', cell: (row) => <ProfileState profile={row} />, sortBy: (row) => row.validation ?? '' },
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
  const mayCreate = useMay('create', 'profiles');
  const ofType = data?.filter((profile) => isOfInfrastructure(profile) === isInfrastructure);
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
          actions={(row) => <ProfileMenu profile={row} />}
          empty={
            <EmptyList title="No profiles" action={mayCreate ? create : undefined}>
              {intro}
            </EmptyList>
          }
        />
      </PageSection>
      {(params.has('new') || edited !== undefined) && <ProfileWizard key={edited?.name ?? ''} profile={edited} isInfrastructure={isInfrastructure} onClose={close} />}
    </>
  );
}
