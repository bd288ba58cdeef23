import { Drawer, DrawerContent, DrawerContentBody, PageSection } from '@patternfly/react-core';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { PolicyItem } from '../../api/schema';
import { usePolicies } from '../../api/useItems';
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
import { paths } from '../../layout/paths';
import { tooRich } from './policyDraft';
import { PolicyDrawer } from './PolicyDrawer';

function stateOf(policy: PolicyItem): string {
  if (policy.isDeleting) {
    return 'Deleting';
  }

  return policy.paused ? 'Paused' : (policy.validation ?? '');
}

const columns: Column<PolicyItem>[] = [
  {
    id: 'name',
    title: 'Name',
    cell: (row) => (
      <>
        {row.name}
        {row.comment && <div className="tombolo-small">{row.comment}</div>}
      </>
    ),
    sortBy: (row) => row.name,
    width: 25,
  },
  { id: 'status', title: 'Status', cell: (row) => (stateOf(row) === '' ? 'validated on clusters' : <StateLabel state={stateOf(row)} />), sortBy: stateOf },
  { id: 'frequency', title: 'Frequency', cell: (row) => row.frequency ?? (row.preset ? `preset ${row.preset}` : '–'), sortBy: (row) => row.frequency ?? '' },
  { id: 'actions', title: 'Action', cell: (row) => row.actions.join(', '), sortBy: (row) => row.actions.join() },
  { id: 'profiles', title: 'Profiles', cell: (row) => row.profiles.join(', '), sortBy: (row) => row.profiles.join() },
  { id: 'distributions', title: 'Distributions', cell: (row) => <DistributionLabels names={row.distributions.map(({ name }) => name)} />, sortBy: (row) => row.distributions.length },
];

/** The global policies. `?new` opens an empty form, `?edit=NAME` that of a policy. */
export default function GlobalPoliciesPage() {
  const { data, error, refetch } = usePolicies();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const [removed, setRemoved] = useState<string>();
  const mayCreate = useMay('create', 'policies');
  const notUpdating = useLacking('update', 'policies');
  const notDeleting = useLacking('delete', 'policies');
  const edited = data?.find((policy) => policy.name === params.get('edit'));
  const isOpen = edited !== undefined || params.has('new');
  const create = (
    <CreateButton resource="policies" onClick={() => void navigate(`${paths.globalPolicies}?new`)}>
      New Policy
    </CreateButton>
  );

  return (
    <Drawer isExpanded={isOpen}>
      <DrawerContent panelContent={isOpen && <PolicyDrawer key={edited?.name ?? ''} policy={edited} onClose={() => void navigate(paths.globalPolicies)} />}>
        <DrawerContentBody>
          <PageHeader title="Global Policies" actions={create}>
            A global policy is neither validated nor run here. A Distribution takes it, with the profiles it needs, to clusters, where it does both.
          </PageHeader>
          <PageSection>
            <DataTable
              name="Global policies"
              noun={['policy', 'policies']}
              columns={columns}
              rows={data}
              error={error}
              onRetry={() => void refetch()}
              keyOf={(row) => row.name}
              defaultSort="name"
              actions={(row) => (
                <RowMenu
                  of={row.name}
                  actions={[
                    {
                      label: 'Edit',
                      onClick: () => void navigate(`${paths.globalPolicies}?edit=${encodeURIComponent(row.name)}`),
                      disabledBecause: notUpdating ?? tooRich(row.settings),
                    },
                    { label: 'Delete', onClick: () => setRemoved(row.name), isDangerous: true, disabledBecause: notDeleting },
                  ]}
                />
              )}
              empty={
                <EmptyList title="No global policies" action={mayCreate ? create : undefined}>
                  A policy says what is backed up, when, and where it is exported to.
                </EmptyList>
              }
            />
          </PageSection>
          {removed !== undefined && <DeleteDialog collection="policies" noun="policy" name={removed} onClose={() => setRemoved(undefined)} />}
        </DrawerContentBody>
      </DrawerContent>
    </Drawer>
  );
}
