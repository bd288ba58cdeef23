import { Alert } from '@patternfly/react-core';
import { Link } from 'react-router';
import { paths } from '../../layout/paths';

/** Says that the user has no permissions inside of a cluster; who may give them is led to the form. */
export function PermissionGap({ mayGrant, user }: { mayGrant: boolean; user: string }) {
  return (
    <Alert
      variant="warning"
      isInline
      isPlain
      title="Insufficient Permissions"
      actionLinks={mayGrant ? <Link to={paths.grant(user)}>Grant Permissions</Link> : undefined}
    >
      No K10ClusterRoleBinding lets you into this cluster.{mayGrant ? ' You may make one.' : ' Ask an administrator of the fleet for one.'}
    </Alert>
  );
}
