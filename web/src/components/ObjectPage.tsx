import { Breadcrumb, BreadcrumbItem, Card, CardBody, CardTitle, DescriptionList, DescriptionListDescription, DescriptionListGroup, DescriptionListTerm, PageSection, Stack, StackItem } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { EventsTable } from './EventsTable';
import { PageHeader } from './PageHeader';

interface Props {
  name: string;
  /** The list that the object stands in. */
  parent: readonly [title: string, path: string];
  /** Plural, as the API names it. */
  kind: string;
  actions: ReactNode;
  facts: readonly (readonly [term: string, fact: ReactNode])[];
}

/** One object: what it says, and what happened to it. */
export function ObjectPage({ name, parent: [list, path], kind, actions, facts }: Props) {
  return (
    <>
      <PageSection>
        <Breadcrumb>
          <BreadcrumbItem render={({ className }) => <Link className={className} to={path}>{list}</Link>} />
          <BreadcrumbItem isActive>{name}</BreadcrumbItem>
        </Breadcrumb>
      </PageSection>
      <PageHeader title={name} actions={actions} />
      <PageSection>
        <Stack hasGutter>
          <StackItem>
            <Card>
              <CardBody>
                <DescriptionList columnModifier={{ default: '1Col', md: '2Col' }}>
                  {facts.map(([term, fact]) => (
                    <DescriptionListGroup key={term}>
                      <DescriptionListTerm>{term}</DescriptionListTerm>
                      <DescriptionListDescription>{fact}</DescriptionListDescription>
                    </DescriptionListGroup>
                  ))}
                </DescriptionList>
              </CardBody>
            </Card>
          </StackItem>
          <StackItem>
            <Card>
              <CardTitle component="h2">Events</CardTitle>
              <CardBody>
                <EventsTable kind={kind} name={name} />
              </CardBody>
            </Card>
          </StackItem>
        </Stack>
      </PageSection>
    </>
  );
}
