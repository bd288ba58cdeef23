import { DescriptionList, DescriptionListDescription, DescriptionListGroup, DescriptionListTerm } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import type { ClusterDetail } from '../../api/schema';
import { RelativeTime } from '../../components/RelativeTime';
import { Contact } from '../Clusters/Contact';

const notReported = 'not reported';

/** What the cluster is and what it last said. */
export function ClusterFacts({ cluster }: { cluster: ClusterDetail['cluster'] }) {
  const facts: [string, ReactNode][] = [
    ['Last contact', <Contact key="" cluster={cluster} />],
    ['Joined', <RelativeTime key="" at={cluster.createdAt} />],
    ['Nodes', cluster.nodeCount ?? notReported],
    ['Kubernetes', cluster.kubernetesVersion ?? notReported],
    ['Tombolo', cluster.version ?? notReported],
    ['Ingress', cluster.ingress == null ? 'none was given' : <a key="" href={cluster.ingress}>{cluster.ingress}</a>],
    ['Copies', cluster.copies ?? notReported],
    ['Not as wanted', cluster.deviations],
    ['Id', cluster.id ?? notReported],
  ];
  return (
    <DescriptionList isCompact columnModifier={{ default: '1Col', md: '2Col', xl: '3Col' }}>
      {facts.map(([term, fact]) => (
        <DescriptionListGroup key={term}>
          <DescriptionListTerm>{term}</DescriptionListTerm>
          <DescriptionListDescription>{fact}</DescriptionListDescription>
        </DescriptionListGroup>
      ))}
    </DescriptionList>
  );
}
