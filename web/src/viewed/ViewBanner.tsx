import { Banner, Flex, FlexItem } from '@patternfly/react-core';
import { CubeIcon } from '@patternfly/react-icons';
import { Link } from 'react-router';
import { paths } from '../layout/paths';

/** Whose pages these are, by which way, and as whom. */
export function ViewBanner({ name, hub, user }: { name: string; hub: string; user: string | undefined }) {
  return (
    <Banner status="info" role="status" className="tombolo-view-banner">
      <Flex flexWrap={{ default: 'nowrap' }} spaceItems={{ default: 'spaceItemsSm' }}>
        <FlexItem>
          <CubeIcon />
        </FlexItem>
        <FlexItem>
          You look at <strong>{name}</strong> through {hub}
          {user !== undefined && <>, as {user}</>}. <Link to={paths.clusters}>Back to the Multi-Cluster Manager</Link>
        </FlexItem>
      </Flex>
    </Banner>
  );
}
