import { Navigate } from 'react-router';
import { useThisCluster } from '../api/useThisCluster';
import { Loading } from '../components/Loading';
import { ProblemAlert } from '../components/ProblemAlert';
import { paths } from './paths';

/** The first page: the manager's on a primary, the cluster's own everywhere else. */
export function Home() {
  const { data, error, refetch } = useThisCluster();
  if (data === undefined) {
    return error === null ? <Loading /> : <ProblemAlert error={error} onRetry={() => void refetch()} />;
  }

  return <Navigate to={data.role === 'Primary' ? paths.clusters : paths.multiCluster} replace />;
}
