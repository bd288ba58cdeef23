import { Button, Content, PageSection } from '@patternfly/react-core';
import { BanIcon, CubeIcon, UnpluggedIcon } from '@patternfly/react-icons';
import { Link } from 'react-router';
import { toProblem } from '../api/problem';
import { EmptyList } from '../components/EmptyList';
import { PageHeader } from '../components/PageHeader';
import { paths } from '../layout/paths';

const forbidden = 403;
const unknown = 404;

/** Why the pages of the cluster cannot be shown, in the words of whoever refused, and what leads on. */
export function NoView({ name, error, onRetry }: { name: string; error: unknown; onRetry: () => void }) {
  const { status, detail, title } = toProblem(error);
  const look =
    status === forbidden
      ? { says: `You may not look into ${name}`, icon: BanIcon }
      : status === unknown
        ? { says: `${name} is no cluster of this fleet`, icon: CubeIcon }
        : { says: `${name} cannot be reached now`, icon: UnpluggedIcon };
  return (
    <>
      <PageHeader title={name} />
      <PageSection>
        <EmptyList
          title={look.says}
          icon={look.icon}
          action={
            <>
              <Button onClick={onRetry}>Try again</Button>
              {status !== unknown && (
                <Button variant="link" component={(props) => <Link {...props} to={paths.cluster(name)} />}>
                  What this primary knows of it
                </Button>
              )}
            </>
          }
        >
          <Content component="p">{detail ?? title}</Content>
        </EmptyList>
      </PageSection>
    </>
  );
}
