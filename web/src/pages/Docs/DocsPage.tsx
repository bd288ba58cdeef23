import { Content, Flex, FlexItem, Nav, NavItem, NavList, PageSection } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import Markdown from 'react-markdown';
import { Link, useParams } from 'react-router';
import remarkGfm from 'remark-gfm';
import { Loading } from '../../components/Loading';
import { PageHeader } from '../../components/PageHeader';
import { ProblemAlert } from '../../components/ProblemAlert';
import { CodeBlock } from './CodeBlock';
import { DocumentLink } from './DocumentLink';
import { DocumentPicture } from './DocumentPicture';
import { documents } from './documents';

/** The documentation of the version that runs here; it needs no way to the internet. */
export default function DocsPage() {
  const { name = 'operations' } = useParams();
  const text = useQuery({
    queryKey: ['document', name],
    queryFn: () => documents.get(name)?.() ?? Promise.reject(new Error(`There is no document named ${name}.`)),
    retry: false,
  });

  return (
    <>
      <PageHeader title="Documentation" />
      <PageSection>
        <Flex alignItems={{ default: 'alignItemsFlexStart' }} flexWrap={{ default: 'wrap', lg: 'nowrap' }}>
          <FlexItem>
            <Nav aria-label="Documents">
              <NavList>
                {[...documents.keys()].map((each) => (
                  <NavItem key={each} isActive={each === name}>
                    <Link to={`/docs/${each}`}>{each.charAt(0).toUpperCase() + each.slice(1)}</Link>
                  </NavItem>
                ))}
              </NavList>
            </Nav>
          </FlexItem>
          <FlexItem grow={{ default: 'grow' }} className="tombolo-document">
            <ProblemAlert error={text.error} />
            {text.isPending && <Loading what="the document" />}
            <Content>
              <Markdown remarkPlugins={[remarkGfm]} components={{ a: DocumentLink, img: DocumentPicture, pre: CodeBlock }}>
                {text.data}
              </Markdown>
            </Content>
          </FlexItem>
        </Flex>
      </PageSection>
    </>
  );
}
