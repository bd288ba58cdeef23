import { PageSection } from '@patternfly/react-core';
import type { LocalObject } from '../../api/schema';
import { useLocalObjects } from '../../api/useLocalObjects';
import { DataTable } from '../../components/DataTable/DataTable';
import { EmptyList } from '../../components/EmptyList';
import { PageHeader } from '../../components/PageHeader';
import { paths } from '../../layout/paths';
import { originColumn, profileColumns } from './columns';

const columns = [...profileColumns, { id: 'type', title: 'Type', cell: (object: LocalObject) => object.type, sortBy: (object: LocalObject) => object.type }, originColumn(paths.globalProfile)];
const keyOf = (object: LocalObject) => object.name;

/** The profiles of this cluster. */
export default function LocalProfilesPage() {
  const { data, error, refetch } = useLocalObjects('profiles');
  return (
    <>
      <PageHeader title="Profiles">Where this cluster keeps its backups, and how it reaches its infrastructure. A profile that a primary distributed is edited there.</PageHeader>
      <PageSection>
        <DataTable
          name="Profiles"
          noun={['profile', 'profiles']}
          columns={columns}
          rows={data}
          error={error}
          onRetry={() => void refetch()}
          keyOf={keyOf}
          defaultSort="name"
          empty={<EmptyList title="No profiles">Profiles are made in the data-protection engine of this cluster, or distributed by a primary.</EmptyList>}
        />
      </PageSection>
    </>
  );
}
