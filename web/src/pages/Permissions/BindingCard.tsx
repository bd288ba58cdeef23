import { Card, CardBody, CardHeader, CardTitle, DescriptionList, DescriptionListDescription, DescriptionListGroup, DescriptionListTerm, Label, LabelGroup } from '@patternfly/react-core';
import { UserIcon, UsersIcon } from '@patternfly/react-icons';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { BindingItem } from '../../api/schema';
import { useLacking } from '../../auth/useRights';
import { SelectionLabels } from '../../components/ClusterSelection/SelectionLabels';
import { RowMenu, type RowAction } from '../../components/RowMenu';
import { StateLabel } from '../../components/StateLabel';
import { paths } from '../../layout/paths';
import { RemoveBindingDialog } from './RemoveBindingDialog';

const YamlDialog = lazy(() => import('../../components/Yaml/YamlDialog'));

/** One binding: role, clusters, people, and whether the clusters have it. */
export function BindingCard({ binding }: { binding: BindingItem }) {
  const navigate = useNavigate();
  const notChanging = useLacking('update', 'k10clusterrolebindings');
  const notDeleting = useLacking('delete', 'k10clusterrolebindings');
  const [isRemoving, setRemoving] = useState(false);
  const [isYaml, setYaml] = useState(false);
  const actions: RowAction[] = [
    { label: 'Edit', onClick: () => void navigate(`${paths.permissions}?edit=${encodeURIComponent(binding.name)}`), disabledBecause: notChanging },
    { label: 'View YAML', onClick: () => setYaml(true) },
    { label: 'Delete', onClick: () => setRemoving(true), isDangerous: true, disabledBecause: notDeleting },
  ];

  return (
    <Card>
      <CardHeader actions={{ actions: <RowMenu of={binding.name} actions={actions} />, hasNoOffset: true }}>
        <CardTitle component="h2">{binding.name}</CardTitle>
      </CardHeader>
      <CardBody>
        <DescriptionList isCompact>
          <Fact term="K10 cluster role">{binding.role}</Fact>
          <Fact term="Clusters">
            <SelectionLabels entries={binding.clusters} />
          </Fact>
          <Fact term="Subjects">
            <LabelGroup numLabels={5} aria-label="Subjects">
              {binding.subjects.map(({ kind, name }) => (
                <Label key={`${kind} ${name}`} isCompact variant="outline" icon={kind === 'Group' ? <UsersIcon /> : <UserIcon />}>
                  {name}
                </Label>
              ))}
            </LabelGroup>
          </Fact>
          <Fact term="Status">
            {binding.isDeleting ? <StateLabel state="Deleting" /> : <StateLabel state={binding.state ?? 'Pending'} message={binding.message} />}
            {binding.message !== '' && <div className="tombolo-small">{binding.message}</div>}
          </Fact>
        </DescriptionList>
      </CardBody>
      {isYaml && (
        <Suspense fallback={null}>
          <YamlDialog kind="k10clusterrolebindings" name={binding.name} onClose={() => setYaml(false)} />
        </Suspense>
      )}
      {isRemoving && <RemoveBindingDialog binding={binding} onClose={() => setRemoving(false)} />}
    </Card>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <DescriptionListGroup>
      <DescriptionListTerm>{term}</DescriptionListTerm>
      <DescriptionListDescription>{children}</DescriptionListDescription>
    </DescriptionListGroup>
  );
}
