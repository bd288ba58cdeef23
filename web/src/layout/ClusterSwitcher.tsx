import { MenuSearch, MenuSearchInput, MenuToggle, SearchInput, Select, SelectList, SelectOption } from '@patternfly/react-core';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { ClusterItem } from '../api/schema';
import { useClusters } from '../api/useClusters';
import { StateLabel } from '../components/StateLabel';
import { isManagerPage, paths, viewedIn } from './paths';

const manager = 'Multi-Cluster Manager';
const most = 50;

/** Where a choice leads: the pages of the primary are this server's own, those of the others are reached through it. */
function addressOf(cluster: ClusterItem | undefined): string {
  if (cluster === undefined) {
    return paths.clusters;
  }

  return cluster.primary ? paths.multiCluster : paths.view(cluster.name, paths.multiCluster);
}

/** Switches between the manager and each of its clusters. */
export function ClusterSwitcher({ own }: { own: string }) {
  const clusters = useClusters().data?.items ?? [];
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const current = viewedIn(pathname) ?? (isManagerPage(pathname) ? manager : own);
  const found = clusters.filter((cluster) => cluster.name.includes(text.toLowerCase()));

  return (
    <Select
      isOpen={isOpen}
      onOpenChange={setOpen}
      selected={current}
      onSelect={(_, name) => {
        setOpen(false);
        void navigate(addressOf(clusters.find((cluster) => cluster.name === name)));
      }}
      isScrollable
      toggle={(ref) => (
        <MenuToggle ref={ref} isFullWidth onClick={() => setOpen(!isOpen)} isExpanded={isOpen} aria-label={`Shown: ${current}. Choose a cluster`}>
          <span className="tombolo-ellipsis">{current}</span>
        </MenuToggle>
      )}
    >
      <MenuSearch>
        <MenuSearchInput>
          <SearchInput aria-label="Find a cluster" value={text} onChange={(_, value) => setText(value)} onClear={() => setText('')} />
        </MenuSearchInput>
      </MenuSearch>
      <SelectList aria-label="Clusters">
        <SelectOption value={manager}>{manager}</SelectOption>
        {found.slice(0, most).map((cluster) => (
          <SelectOption key={cluster.name} value={cluster.name} description={<StateLabel state={cluster.state} message={cluster.message} />}>
            {cluster.name}
          </SelectOption>
        ))}
        {found.length > most && <SelectOption isDisabled>{found.length - most} more; type to narrow</SelectOption>}
      </SelectList>
    </Select>
  );
}
