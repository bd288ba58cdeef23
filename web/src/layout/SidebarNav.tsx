import { Nav, NavExpandable, NavItem, NavList } from '@patternfly/react-core';
import { Link, useLocation } from 'react-router';
import type { NavigationItem } from './navigation';

/** Whether the item, or what belongs to it, is the page shown. The Multi-Cluster page of the cluster is not the manager's. */
function isCurrent(item: NavigationItem, path: string): boolean {
  return item.path !== undefined && (path === item.path || (item.path.split('/').length > 2 && path.startsWith(`${item.path}/`)));
}

/** The pages one can go to. */
export function SidebarNav({ items }: { items: readonly NavigationItem[] }) {
  const { pathname } = useLocation();
  const path = pathname.replace(/^\/clusters/, '/multicluster/clusters');
  const line = (item: NavigationItem) => (
    <NavItem key={item.title} isActive={isCurrent(item, path)}>
      <Link to={item.path ?? '/'}>
        {item.icon !== undefined && <span className="pf-v6-c-nav__link-icon">{item.icon}</span>}
        <span className="pf-v6-c-nav__link-text">{item.title}</span>
      </Link>
    </NavItem>
  );

  return (
    <Nav aria-label="Pages">
      <NavList>
        {items.map((item) =>
          item.children === undefined ? (
            line(item)
          ) : (
            <NavExpandable key={item.title} title={item.title} icon={item.icon} isExpanded isActive={item.children.some((child) => isCurrent(child, path))}>
              {item.children.map(line)}
            </NavExpandable>
          ),
        )}
      </NavList>
    </Nav>
  );
}
