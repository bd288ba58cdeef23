import { Banner, Flex, FlexItem } from '@patternfly/react-core';
import { UnpluggedIcon } from '@patternfly/react-icons';

/** Says that nothing changes by itself until the server is back. */
export function ConnectionBanner() {
  return (
    <Banner status="warning" role="alert">
      <Flex spaceItems={{ default: 'spaceItemsSm' }}>
        <FlexItem>
          <UnpluggedIcon />
        </FlexItem>
        <FlexItem>The connection to the server is lost. What is shown may be old; it is renewed by itself when the server is back. What you typed stays.</FlexItem>
      </Flex>
    </Banner>
  );
}
