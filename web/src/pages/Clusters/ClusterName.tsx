import { Flex, FlexItem, Label } from '@patternfly/react-core';
import { ExternalLinkAltIcon } from '@patternfly/react-icons';
import { Link } from 'react-router';
import type { ClusterItem } from '../../api/schema';
import { Labels } from '../../components/Labels';
import { paths } from '../../layout/paths';
import { PermissionGap } from './PermissionGap';

interface Props {
  cluster: ClusterItem;
  mayGrant: boolean;
  user: string;
}

/** Who the cluster is, its labels, and whether the user may look into it. */
export function ClusterName({ cluster, mayGrant, user }: Props) {
  return (
    <>
      <Flex spaceItems={{ default: 'spaceItemsSm' }} alignItems={{ default: 'alignItemsCenter' }}>
        <FlexItem>
          <Link to={paths.cluster(cluster.name)}>
            <strong>{cluster.name}</strong>
          </Link>
        </FlexItem>
        {cluster.primary && (
          <FlexItem>
            <Label isCompact color="blue">
              primary
            </Label>
          </FlexItem>
        )}
        {cluster.ingress != null && (
          <FlexItem>
            <a href={cluster.ingress} target="_blank" rel="noreferrer" aria-label={`Dashboard of ${cluster.name} (in a new tab)`}>
              <ExternalLinkAltIcon />
            </a>
          </FlexItem>
        )}
      </Flex>
      <Labels labels={cluster.labels} />
      {!cluster.access.granted && <PermissionGap mayGrant={mayGrant} user={user} />}
    </>
  );
}
