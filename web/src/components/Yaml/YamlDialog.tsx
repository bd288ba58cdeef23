import { Modal, ModalHeader } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import type { FleetResource } from '../../auth/useRights';
import { YamlContent } from './YamlContent';
import { YamlProblem } from './YamlProblem';

interface Props {
  kind: FleetResource;
  name: string;
  onClose: () => void;
}

/** An object of the fleet as kubectl shows it, to read and to change. */
export default function YamlDialog({ kind, name, onClose }: Props) {
  const { data, error, refetch } = useQuery({
    queryKey: ['yaml', kind, name],
    queryFn: ({ signal }) => answer(api.GET('/mc/v1/objects/{kind}/{name}/yaml', { params: { path: { kind, name } }, signal })),
    gcTime: 0,
  });

  return (
    <Modal variant="large" isOpen onClose={onClose} aria-labelledby="yaml-title">
      <ModalHeader title={name} labelId="yaml-title" />
      {data === undefined ? (
        <YamlProblem error={error} onRetry={() => void refetch()} onClose={onClose} />
      ) : (
        <YamlContent key={data.resourceVersion} kind={kind} object={data} onReload={() => void refetch()} onClose={onClose} />
      )}
    </Modal>
  );
}
