import { Content, PageSidebar, PageSidebarBody } from '@patternfly/react-core';
import { useLocation } from 'react-router';
import type { ClusterView } from '../api/schema';
import { ThemeSwitch } from '../theme/ThemeSwitch';
import { ClusterSwitcher } from './ClusterSwitcher';
import { clusterNavigation, managerNavigation } from './navigation';
import { isManagerPage, paths, viewedIn } from './paths';
import { SidebarNav } from './SidebarNav';

/** The manager's pages or the cluster's, by what is shown. */
export function Sidebar({ cluster }: { cluster: ClusterView | undefined }) {
  const { pathname } = useLocation();
  const isPrimary = cluster?.role === 'Primary';
  const viewed = viewedIn(pathname);
  const ownItems = viewed === undefined ? clusterNavigation : clusterNavigation.map((item) => ({ ...item, path: paths.view(viewed, item.path ?? '') }));
  return (
    <PageSidebar>
      {isPrimary && (
        <PageSidebarBody>
          <ClusterSwitcher own={cluster.name ?? 'This cluster'} />
        </PageSidebarBody>
      )}
      <PageSidebarBody isFilled>
        <SidebarNav items={isPrimary && isManagerPage(pathname) ? managerNavigation : ownItems} />
      </PageSidebarBody>
      <PageSidebarBody isFilled={false} className="tombolo-sidebar-foot">
        <div className="tombolo-theme-narrow">
          <ThemeSwitch />
        </div>
        {cluster !== undefined && <Content component="small">Tombolo {cluster.version}</Content>}
      </PageSidebarBody>
    </PageSidebar>
  );
}
