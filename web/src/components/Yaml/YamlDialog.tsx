import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { request } from '../../api/request';
import { Loading } from '../Loading';
import { ProblemAlert } from '../ProblemAlert';
import { YamlEditor } from './YamlEditor';

interface Props {
  /** The plural of the resource. */
  kind: string;
  name: string;
  onClose: () => void;
}

/** An object of the fleet as kubectl shows it. */
export default function YamlDialog({ kind, name, onClose }: Props) {
  const { data, error, refetch } = useQuery({
    queryKey: [kind, name, 'yaml'],
    queryFn: ({ signal }) => request<{ yaml: string }>('GET', `/objects/${kind}/${encodeURIComponent(name)}/yaml`, undefined, signal),
  });

  return (
    <Modal variant="large" isOpen onClose={onClose} aria-labelledby="yaml-title">
      <ModalHeader title={name} labelId="yaml-title" />
      <ModalBody>
        <ProblemAlert error={error} onRetry={() => void refetch()} />
        {data === undefined ? error === null && <Loading what="the object" /> : <YamlEditor id="yaml" label={`YAML of ${name}`} value={data.yaml} />}
      </ModalBody>
      <ModalFooter>
        <Button onClick={onClose}>Close</Button>
      </ModalFooter>
    </Modal>
  );
}
