import { Drawer, DrawerContent, DrawerContentBody, Gallery, PageSection } from '@patternfly/react-core';
import { useNavigate, useSearchParams } from 'react-router';
import { usePermissions } from '../../api/useItems';
import { useMay } from '../../auth/useRights';
import { CreateButton } from '../../components/CreateButton';
import { EmptyList } from '../../components/EmptyList';
import { Loading } from '../../components/Loading';
import { PageHeader } from '../../components/PageHeader';
import { ProblemAlert } from '../../components/ProblemAlert';
import { paths } from '../../layout/paths';
import { BindingCard } from './BindingCard';
import { BindingDrawer } from './BindingDrawer';

/** Who may do what on which clusters. `?edit=NAME` opens the form of a binding, `?new` an empty one, `?grant=USER` one that lets a user in everywhere. */
export default function PermissionsPage() {
  const { data: bindings, error, refetch } = usePermissions();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const mayCreate = useMay('create', 'k10clusterrolebindings');
  const edited = bindings?.find((binding) => binding.name === params.get('edit'));
  const isOpen = edited !== undefined || params.has('new') || params.has('grant');
  const close = () => void navigate(paths.permissions);
  const create = (
    <CreateButton resource="k10clusterrolebindings" onClick={() => void navigate(`${paths.permissions}?new`)}>
      New K10 Cluster Role Binding
    </CreateButton>
  );

  return (
    <Drawer isExpanded={isOpen}>
      <DrawerContent
        panelContent={isOpen && <BindingDrawer key={edited?.name ?? String(params)} binding={edited} grantedTo={params.get('grant') ?? undefined} onClose={close} />}
      >
        <DrawerContentBody>
          <PageHeader title="User Permissions" actions={create}>
            A K10 Cluster Role Binding gives a role to people or groups on the clusters it selects, now and later. Taking it away takes the access everywhere.
          </PageHeader>
          <PageSection>
            {bindings === undefined && (error === null ? <Loading what="permissions" /> : <ProblemAlert error={error} onRetry={() => void refetch()} />)}
            {bindings?.length === 0 && (
              <EmptyList title="No permissions yet" action={mayCreate ? create : undefined}>
                Until somebody is bound, only the primary's own RBAC lets people in.
              </EmptyList>
            )}
            <Gallery hasGutter minWidths={{ default: '280px', md: '360px' }}>
              {bindings?.map((binding) => <BindingCard key={binding.name} binding={binding} />)}
            </Gallery>
          </PageSection>
        </DrawerContentBody>
      </DrawerContent>
    </Drawer>
  );
}
