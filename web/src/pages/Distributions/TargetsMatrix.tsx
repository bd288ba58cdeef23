import { Button } from '@patternfly/react-core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ObjectDetail, TargetDetail } from '../../api/schema';
import { answer, api } from '../../api/client';
import type { Column } from '../../components/DataTable/Column';
import { DataTable } from '../../components/DataTable/DataTable';
import { EmptyList } from '../../components/EmptyList';
import { StateLabel } from '../../components/StateLabel';
import { paths } from '../../layout/paths';
import { ObjectDialog } from './ObjectDialog';

/** Each object on each cluster; pressing one tells of its drift or conflict. */
export function TargetsMatrix({ name }: { name: string }) {
  const [chosen, setChosen] = useState<{ cluster: string; object: ObjectDetail }>();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['distributions', name, 'targets'],
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET('/mc/v1/distributions/{name}/targets', { params: { path: { name }, query: { after: pageParam } }, signal })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const targets = data?.pages.flatMap((page) => page.targets);
  const objects = [...new Set(targets?.flatMap((target) => target.objects.map(({ kind, name: each }) => `${kind}/${each}`)))].sort();
  const columns: Column<TargetDetail>[] = [
    { id: 'cluster', title: 'Cluster', cell: (row) => <Link to={paths.cluster(row.cluster)}>{row.cluster}</Link>, sortBy: (row) => row.cluster },
    {
      id: 'state',
      title: 'State',
      cell: (row) => (
        <>
          <StateLabel state={row.state} message={row.message} />
          {row.message && <div className="tombolo-small">{row.message}</div>}
        </>
      ),
      sortBy: (row) => row.state,
      width: 25,
    },
    ...objects.map((key): Column<TargetDetail> => ({
      id: key,
      title: key,
      cell: (row) => {
        const object = row.objects.find(({ kind, name: each }) => `${kind}/${each}` === key);
        return object === undefined ? (
          '–'
        ) : (
          <Button variant="plain" aria-label={`${key} on ${row.cluster}: ${object.state}`} onClick={() => setChosen({ cluster: row.cluster, object })}>
            <StateLabel state={object.state} message={object.message} />
          </Button>
        );
      },
    })),
  ];

  return (
    <>
      <DataTable
        name={`${name} on clusters`}
        noun={['cluster', 'clusters']}
        columns={columns}
        rows={targets}
        error={error}
        onRetry={() => void refetch()}
        keyOf={(row) => row.cluster}
        defaultSort="cluster"
        empty={<EmptyList title="No clusters are selected">As soon as a cluster matches, it is listed here.</EmptyList>}
      />
      {hasNextPage && (
        <Button variant="link" isLoading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          More clusters
        </Button>
      )}
      {chosen !== undefined && <ObjectDialog {...chosen} onClose={() => setChosen(undefined)} />}
    </>
  );
}
