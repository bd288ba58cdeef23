import { ActionGroup, Button, Content, Form } from '@patternfly/react-core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { ProblemError } from '../../api/problem';
import { answer, api } from '../../api/client';
import type { ClusterView } from '../../api/schema';
import { ConfirmDialog } from '../../components/ConfirmDialog';
import { clusterNameMistake, ingressMistake } from '../../components/names';
import { ProblemAlert } from '../../components/ProblemAlert';
import { TextField } from '../../components/TextField';
import { DocumentationLink } from '../../layout/DocumentationLink';
import { paths } from '../../layout/paths';

const fields = ['name', 'ingress'] as const;

/** Name and address of the primary to be. */
export function PromoteForm({ cluster }: { cluster: ClusterView }) {
  const [name, setName] = useState('');
  const [ingress, setIngress] = useState(cluster.suggestedIngress);
  const [isAsking, setAsking] = useState(false);
  const client = useQueryClient();
  const promote = useMutation({
    mutationFn: () => answer(api.POST('/mc/v1/cluster/promote', { body: { name, ingress } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['cluster'] }),
    onSettled: () => setAsking(false),
  });

  const refusal = promote.error instanceof ProblemError ? promote.error : undefined;
  const nameMistake = clusterNameMistake(name);
  const urlMistake = ingressMistake(ingress);
  const isComplete = name !== '' && ingress !== '' && nameMistake === undefined && urlMistake === undefined;
  const isPlain = ingress.startsWith('http://');

  return (
    <Form
      isWidthLimited
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete) {
          setAsking(true);
        }
      }}
    >
      <DocumentationLink to="operations" />
      <ProblemAlert error={promote.error} shownFields={fields} />
      <TextField
        id="name"
        label="Primary name"
        help="The name of this cluster in the fleet: lower-case letters, digits, “-” and “.”. It cannot be changed later."
        value={name}
        onChange={setName}
        error={nameMistake ?? refusal?.forField('name')}
        isRequired
      />
      <TextField
        id="ingress"
        label="Primary ingress"
        help={isPlain ? 'Plain http: clusters join only when they allow it, and anybody between can read what they exchange. Better use https.' : 'The address of this dashboard that other clusters can reach. It is part of every join token.'}
        type="url"
        value={ingress}
        onChange={setIngress}
        error={urlMistake ?? refusal?.forField('ingress')}
        isRequired
      />
      <ActionGroup>
        <Button type="submit" isDisabled={!isComplete}>
          Promote cluster
        </Button>
        <Button variant="link" component={(props) => <Link {...props} to={paths.multiCluster} />}>
          Cancel
        </Button>
      </ActionGroup>
      {isAsking && (
        <ConfirmDialog title="Promote this cluster?" action="Confirm" onConfirm={() => promote.mutate()} onCancel={() => setAsking(false)} isBusy={promote.isPending}>
          <Content component="p">
            This cluster becomes the primary <strong>{name}</strong>, reached at {ingress}. The namespace kasten-io-mc and a Bootstrap are created, with your own rights.
          </Content>
        </ConfirmDialog>
      )}
    </Form>
  );
}
