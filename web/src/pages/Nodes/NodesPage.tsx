import { Card, CardBody, CardTitle, Content, Gallery, PageSection } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import type { ClusterNodes } from '../../api/schema';
import { answer, api } from '../../api/client';
import type { Column } from '../../components/DataTable/Column';
import { DataTable } from '../../components/DataTable/DataTable';
import { EmptyList } from '../../components/EmptyList';
import { PageHeader } from '../../components/PageHeader';
import { StateLabel } from '../../components/StateLabel';

const columns: Column<ClusterNodes>[] = [
  { id: 'name', title: 'Cluster', cell: (row) => row.name + (row.primary ? ' (primary)' : ''), sortBy: (row) => row.name, width: 40 },
  { id: 'nodes', title: 'Nodes', cell: (row) => row.nodes ?? 'not reported', sortBy: (row) => row.nodes ?? -1 },
  { id: 'version', title: 'Kubernetes', cell: (row) => row.kubernetesVersion ?? 'not reported', sortBy: (row) => row.kubernetesVersion ?? '' },
  { id: 'state', title: 'State', cell: (row) => <StateLabel state={row.state} />, sortBy: (row) => row.state },
];

/** How many nodes the fleet has. Other products license by them; this one does not. */
export default function NodesPage() {
  const { data, error, refetch } = useQuery({ queryKey: ['nodes'], queryFn: ({ signal }) => answer(api.GET('/mc/v1/nodes', { signal })) });
  return (
    <>
      <PageHeader title="Nodes">How many nodes each cluster has. No licence is needed, and nothing is limited by this number.</PageHeader>
      <PageSection>
        <Gallery hasGutter minWidths={{ default: '200px' }}>
          <Figure title="Nodes in all" value={data?.total} />
          <Figure title="Clusters" value={data?.clusters.length} />
          <Figure title="Not reported" value={data?.unreported} />
        </Gallery>
      </PageSection>
      <PageSection>
        <DataTable
          name="Nodes by cluster"
          noun={['cluster', 'clusters']}
          columns={columns}
          rows={data?.clusters}
          error={error}
          onRetry={() => void refetch()}
          keyOf={(row) => row.name}
          defaultSort="name"
          empty={<EmptyList title="No clusters">Clusters that join are listed here.</EmptyList>}
        />
      </PageSection>
    </>
  );
}

function Figure({ title, value }: { title: string; value: number | undefined }) {
  return (
    <Card isCompact>
      <CardTitle component="h2">{title}</CardTitle>
      <CardBody>
        <Content component="p" className="tombolo-number">
          {value ?? '–'}
        </Content>
      </CardBody>
    </Card>
  );
}
