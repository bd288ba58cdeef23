import { Card, CardBody, CardTitle, Gallery } from '@patternfly/react-core';
import { bytes } from '../../components/bytes';
import { Loading } from '../../components/Loading';
import { ProblemAlert } from '../../components/ProblemAlert';
import { StateLabel } from '../../components/StateLabel';
import { Figure } from './Figure';
import { useSummary } from './useSummary';

const plural = (count: number | null | undefined, one: string, many: string) => (count === 1 ? one : many);

/** The numbers above the list. What no cluster reports yet says so. */
export function SummaryPanel() {
  const { data, error, refetch } = useSummary();
  if (data === undefined) {
    return error === null ? <Loading what="the summary" /> : <ProblemAlert error={error} onRetry={() => void refetch()} />;
  }

  return (
    <Gallery hasGutter minWidths={{ default: '12rem' }}>
      <Card>
        <CardTitle component="h2">Fleet</CardTitle>
        <CardBody>
          <dl className="tombolo-figures">
            <Figure name={plural(data.clusters, 'Cluster', 'Clusters')} value={data.clusters} />
            <Figure name={plural(data.globalPolicies, 'Global policy', 'Global policies')} value={data.globalPolicies} />
            <Figure name={plural(data.applications, 'Application', 'Applications')} value={data.applications} />
            <Figure name={plural(data.nonCompliantApplications, 'Non-compliant application', 'Non-compliant applications')} value={data.nonCompliantApplications} />
          </dl>
        </CardBody>
      </Card>
      <Card>
        <CardTitle component="h2">State</CardTitle>
        <CardBody>
          <dl className="tombolo-figures">
            {Object.entries(data.clustersByState).map(([state, count]) => (
              <Figure key={state} name={<StateLabel state={state} />} value={count} />
            ))}
            <Figure name={plural(data.deviations, 'Object not as wanted', 'Objects not as wanted')} value={data.deviations} />
          </dl>
        </CardBody>
      </Card>
      <Card>
        <CardTitle component="h2">Data usage</CardTitle>
        <CardBody>
          <dl className="tombolo-figures">
            <Figure name="Total across clusters" value={data.dataUsage?.total == null ? undefined : bytes(data.dataUsage.total)} />
            <Figure name="Snapshots" value={data.dataUsage?.snapshots == null ? undefined : bytes(data.dataUsage.snapshots)} />
            <Figure name="Objects" value={data.dataUsage?.objects == null ? undefined : bytes(data.dataUsage.objects)} />
          </dl>
        </CardBody>
      </Card>
      <Card>
        <CardTitle component="h2">Recent activity</CardTitle>
        <CardBody>
          <dl className="tombolo-figures">
            <Figure name="Actions in the last day" value={data.activity?.actions} />
            <Figure name="Failed actions" value={data.activity?.failedActions} />
          </dl>
        </CardBody>
      </Card>
    </Gallery>
  );
}
