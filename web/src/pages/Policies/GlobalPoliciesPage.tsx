import { Drawer, DrawerContent, DrawerContentBody, PageSection } from '@patternfly/react-core';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { PolicyItem } from '../../api/schema';
import { usePolicies } from '../../api/useItems';
import { useMay } from '../../auth/useRights';
import { CreateButton } from '../../components/CreateButton';
import type { Column } from '../../components/DataTable/Column';
import { DataTable } from '../../components/DataTable/DataTable';
import { DistributionLabels } from '../../components/DistributionLabels';
import { EmptyList } from '../../components/EmptyList';
import { PageHeader } from '../../components/PageHeader';
import { paths } from '../../layout/paths';
import { PolicyDrawer } from './PolicyDrawer';
import { PolicyMenu } from './PolicyMenu';
import { PolicyProfiles } from './PolicyProfiles';
import { PolicyState } from './PolicyState';
import { frequencyOf, stateOf } from './policyTexts';

const columns: Column<PolicyItem>[] = [
  {
    id: 'name',
    title: 'Name',
    cell: (row) => (
      <>
        <Link to={paths.globalPolicy(row.name)}>{row.name}</Link>
        {row.comment && <div className="tombolo-small">{row.comment}</div>}
      </>
    ),
    sortBy: (row) => row.name,
    width: 25,
  },
  { id: 'status', title: 'Status', cell: (row) => <PolicyState policy={row} />, sortBy: stateOf },
  { id: 'frequency', title: 'Frequency', cell: frequencyOf, sortBy: frequencyOf },
  { id: 'actions', title: 'Action', cell: (row) => row.actions.join(', '), sortBy: (row) => row.actions.join() },
  { id: 'profiles', title: 'Profiles', cell: (row) => <PolicyProfiles names={row.profiles} />, sortBy: (row) => row.profiles.join() },
  { id: 'distributions', title: 'Distributions', cell: (row) => <DistributionLabels names={row.distributions.map(({ name }) => name)} />, sortBy: (row) => row.distributions.length },
];

/** The global policies. `?new` opens an empty form, `?edit=NAME` that of a policy. */
export default function GlobalPoliciesPage() {
  const { data, error, refetch } = usePolicies();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const mayCreate = useMay('create', 'policies');
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
              actions={(row) => <PolicyMenu policy={row} />}
              empty={
                <EmptyList title="No global policies" action={mayCreate ? create : undefined}>
                  A policy says what is backed up, when, and where it is exported to.
                </EmptyList>
              }
            />
          </PageSection>
        </DrawerContentBody>
      </DrawerContent>
    </Drawer>
  );
}
