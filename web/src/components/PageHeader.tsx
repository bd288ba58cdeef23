import { Content, Flex, FlexItem, PageSection, Title } from '@patternfly/react-core';
import { useEffect, type ReactNode } from 'react';

interface Props {
  title: string;
  children?: ReactNode;
  /** Buttons at the right. */
  actions?: ReactNode;
}

/** The head of a page; it names the browser's tab as well. */
export function PageHeader({ title, children, actions }: Props) {
  useEffect(() => {
    document.title = `${title} · Tombolo`;
  }, [title]);

  return (
    <PageSection>
      <Flex justifyContent={{ default: 'justifyContentSpaceBetween' }} alignItems={{ default: 'alignItemsFlexStart' }} flexWrap={{ default: 'wrap', md: 'nowrap' }}>
        <FlexItem className="tombolo-page-head">
          <Title headingLevel="h1" size="2xl">
            {title}
          </Title>
          {children !== undefined && <Content component="p">{children}</Content>}
        </FlexItem>
        {actions !== undefined && <FlexItem>{actions}</FlexItem>}
      </Flex>
    </PageSection>
  );
}
