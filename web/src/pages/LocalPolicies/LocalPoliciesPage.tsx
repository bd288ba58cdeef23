import { PageSection } from '@patternfly/react-core';
import type { LocalObject } from '../../api/schema';
import { useLocalObjects } from '../../api/useLocalObjects';
import { DataTable } from '../../components/DataTable/DataTable';
import { EmptyList } from '../../components/EmptyList';
import { PageHeader } from '../../components/PageHeader';
import { paths } from '../../layout/paths';
import { originColumn, policyColumns } from '../LocalProfiles/columns';

const columns = [...policyColumns, { id: 'frequency', title: 'Frequency', cell: (object: LocalObject) => object.detail || 'on demand', sortBy: (object: LocalObject) => object.detail }, originColumn(paths.globalPolicy)];
const keyOf = (object: LocalObject) => object.name;

/** The policies of this cluster. */
export default function LocalPoliciesPage() {
  const { data, error, refetch } = useLocalObjects('policies');
  return (
    <>
      <PageHeader title="Policies">What this cluster backs up, and when. A policy that a primary distributed is edited there.</PageHeader>
      <PageSection>
        <DataTable
          name="Policies"
          noun={['policy', 'policies']}
          columns={columns}
          rows={data}
          error={error}
          onRetry={() => void refetch()}
          keyOf={keyOf}
          defaultSort="name"
          empty={<EmptyList title="No policies">Policies are made in the data-protection engine of this cluster, or distributed by a primary.</EmptyList>}
        />
      </PageSection>
    </>
  );
}
