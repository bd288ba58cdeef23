import { Drawer, DrawerContent, DrawerContentBody, Label, LabelGroup, PageSection } from '@patternfly/react-core';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { DistributionItem } from '../../api/schema';
import { useDistributions } from '../../api/useItems';
import { useMay } from '../../auth/useRights';
import { SelectionLabels } from '../../components/ClusterSelection/SelectionLabels';
import { CreateButton } from '../../components/CreateButton';
import type { Column } from '../../components/DataTable/Column';
import { DataTable } from '../../components/DataTable/DataTable';
import { EmptyList } from '../../components/EmptyList';
import { PageHeader } from '../../components/PageHeader';
import { RelativeTime } from '../../components/RelativeTime';
import { StateLabel } from '../../components/StateLabel';
import { paths } from '../../layout/paths';
import { DistributionDrawer } from './DistributionDrawer';
import { DistributionMenu } from './DistributionMenu';
import { TargetCounts } from './TargetCounts';

const columns: Column<DistributionItem>[] = [
  { id: 'name', title: 'Name', cell: (row) => <Link to={paths.distribution(row.name)}>{row.name}</Link>, sortBy: (row) => row.name, width: 20 },
  { id: 'clusters', title: 'Clusters', cell: (row) => <SelectionLabels entries={row.clusters} />, width: 25 },
  {
    id: 'resources',
    title: 'Resources',
    cell: (row) => (
      <LabelGroup aria-label="Resources" numLabels={3}>
        {row.sources.map(({ kind, name }) => (
          <Label key={`${kind}/${name}`} isCompact variant="outline">{`${kind}/${name}`}</Label>
        ))}
      </LabelGroup>
    ),
    sortBy: (row) => row.sources.length,
    width: 20,
  },
  {
    id: 'state',
    title: 'Status',
    cell: (row) => (
      <>
        <StateLabel state={row.state} message={row.message || row.stateMeaning} />
        {row.lastSyncTime && (
          <div className="tombolo-small">
            synced <RelativeTime at={row.lastSyncTime} />
          </div>
        )}
      </>
    ),
    sortBy: (row) => row.state,
  },
  { id: 'targets', title: 'On clusters', cell: (row) => <TargetCounts summary={row.summary} />, sortBy: (row) => row.summary?.total ?? -1 },
];

/** What goes where, and how it stands. `?new` opens an empty form, `?edit=NAME` that of a distribution. */
export default function DistributionsPage() {
  const { data, error, refetch } = useDistributions();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const mayCreate = useMay('create', 'distributions');
  const edited = data?.find((distribution) => distribution.name === params.get('edit'));
  const isOpen = edited !== undefined || params.has('new');
  const close = () => void navigate(paths.distributions);
  const create = (
    <CreateButton resource="distributions" onClick={() => void navigate(`${paths.distributions}?new`)}>
      New Distribution
    </CreateButton>
  );

  return (
    <Drawer isExpanded={isOpen}>
      <DrawerContent panelContent={isOpen && <DistributionDrawer key={edited?.name ?? ''} distribution={edited} onClose={close} />}>
        <DrawerContentBody>
          <PageHeader title="Distributions" actions={create}>
            A Distribution keeps global profiles, policies and what they need equal on the clusters it selects, now and later.
          </PageHeader>
          <PageSection>
            <DataTable
              name="Distributions"
              noun={['distribution', 'distributions']}
              columns={columns}
              rows={data}
              error={error}
              onRetry={() => void refetch()}
              keyOf={(row) => row.name}
              defaultSort="name"
              actions={(row) => <DistributionMenu distribution={row} />}
              empty={
                <EmptyList title="No Distributions" action={mayCreate ? create : undefined}>
                  Nothing is sent to clusters yet. Make a global profile first, then a Distribution that takes it to them.
                </EmptyList>
              }
            />
          </PageSection>
        </DrawerContentBody>
      </DrawerContent>
    </Drawer>
  );
}
