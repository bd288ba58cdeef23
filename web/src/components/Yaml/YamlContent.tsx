import { Alert, Button, ModalBody, ModalFooter, Stack, StackItem } from '@patternfly/react-core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemError } from '../../api/problem';
import { answer, api } from '../../api/client';
import type { ObjectYaml } from '../../api/schema';
import { useMay, type FleetResource } from '../../auth/useRights';
import { ProblemAlert } from '../ProblemAlert';
import { useToast } from '../Toasts/ToastsContext';
import { YamlEditor } from './YamlEditor';
import { yamlMistake } from './yamlMistake';

interface Props {
  kind: FleetResource;
  object: ObjectYaml;
  onReload: () => void;
  onClose: () => void;
}

const conflict = 409;

/** The text of an object: checked by the API server before it is saved, and saved only over the version that was shown. */
export function YamlContent({ kind, object, onReload, onClose }: Props) {
  const [text, setText] = useState(object.yaml);
  const mayChange = useMay('update', kind);
  const client = useQueryClient();
  const toast = useToast();
  const { name, resourceVersion } = object;
  const send = useMutation({
    mutationFn: ({ dryRun }: { dryRun: boolean }) => answer(api.PUT('/mc/v1/objects/{kind}/{name}/yaml', { params: { path: { kind, name } }, body: { yaml: text, resourceVersion, dryRun } })),
    onSuccess: (_, { dryRun }) => {
      if (!dryRun) {
        toast(`${name} is saved`);
        void client.invalidateQueries({ queryKey: [kind] });
        onClose();
      }
    },
  });

  const isChanged = text !== object.yaml;
  const isReady = isChanged && yamlMistake(text) === undefined && !send.isPending;
  const isStale = send.error instanceof ProblemError && send.error.problem.status === conflict;
  return (
    <>
      <ModalBody>
        <Stack hasGutter>
          <StackItem>
            <YamlEditor
              id="yaml"
              label={`YAML of ${name}`}
              value={text}
              onChange={
                mayChange
                  ? (next) => {
                      setText(next);
                      send.reset();
                    }
                  : undefined
              }
            />
          </StackItem>
          <StackItem aria-live="polite">
            <ProblemAlert error={send.error} onRetry={isStale ? onReload : undefined} />
            {send.isSuccess && send.variables.dryRun && <Alert variant="success" isInline title="The API server would take it as it is" />}
          </StackItem>
        </Stack>
      </ModalBody>
      <ModalFooter>
        {mayChange && (
          <>
            <Button onClick={() => send.mutate({ dryRun: false })} isDisabled={!isReady}>
              Save
            </Button>
            <Button variant="secondary" onClick={() => send.mutate({ dryRun: true })} isDisabled={!isReady}>
              Check
            </Button>
          </>
        )}
        <Button variant={mayChange ? 'link' : 'primary'} onClick={onClose}>
          Close
        </Button>
      </ModalFooter>
    </>
  );
}
