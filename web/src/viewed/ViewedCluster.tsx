import { Alert, PageSection } from '@patternfly/react-core';
import { Outlet, useParams } from 'react-router';
import { toProblem } from '../api/problem';
import { useThisCluster } from '../api/useThisCluster';
import { MeContext } from '../auth/MeContext';
import { Loading } from '../components/Loading';
import { NoView } from './NoView';
import { useMeThere } from './useMeThere';
import { ViewBanner } from './ViewBanner';
import { ViewedContext } from './ViewedContext';

/** The own pages of another cluster of the fleet, as they are there for the person who is signed in here. What it is asked comes back through its tunnel. */
export function ViewedCluster() {
  const { cluster: name = '' } = useParams();
  const hub = useThisCluster().data?.name ?? 'this primary';
  const me = useMeThere(name);
  const retry = () => void me.refetch();
  const page =
    me.data !== undefined ? (
      <>
        {me.error !== null && (
          <PageSection>
            <Alert variant="warning" isInline title={`${name} cannot be asked now; what is shown may be old`}>
              {toProblem(me.error).detail}
            </Alert>
          </PageSection>
        )}
        <ViewedContext value={name}>
          <MeContext value={me.data}>
            <Outlet />
          </MeContext>
        </ViewedContext>
      </>
    ) : me.error === null ? (
      <Loading what={name} />
    ) : (
      <NoView name={name} error={me.error} onRetry={retry} />
    );

  return (
    <>
      <ViewBanner name={name} hub={hub} user={me.data?.name} />
      {page}
    </>
  );
}
