import { ActionGroup, Button, Form, Switch } from '@patternfly/react-core';
import { useState } from 'react';
import { Link } from 'react-router';
import { ProblemError } from '../../api/problem';
import type { ClusterView } from '../../api/schema';
import { clusterNameMistake, ingressMistake } from '../../components/names';
import { ProblemAlert } from '../../components/ProblemAlert';
import { TextField } from '../../components/TextField';
import { DocumentationLink } from '../../layout/DocumentationLink';
import { paths } from '../../layout/paths';
import { ConfirmJoin } from './ConfirmJoin';
import { keepJoinDraft, readJoinDraft, type JoinDraft } from './joinDraft';
import { TokenField } from './TokenField';
import { useDecodedToken } from './useDecodedToken';
import { useJoin } from './useJoin';

const fields = ['token', 'primaryIngress', 'clusterName', 'clusterIngress'] as const;

/** The token, and what this cluster wishes. */
export function JoinForm({ cluster }: { cluster: ClusterView }) {
  const [draft, setDraft] = useState(readJoinDraft);
  const [isAsking, setAsking] = useState(false);
  const join = useJoin();
  const decoded = useDecodedToken(draft.token);
  const change = (changes: Partial<JoinDraft>) => {
    const next = { ...draft, ...changes };
    keepJoinDraft(next);
    setDraft(next);
  };

  const refusal = join.error instanceof ProblemError ? join.error : undefined;
  const nameMistake = clusterNameMistake(draft.clusterName);
  const primaryMistake = draft.overridesIngress ? ingressMistake(draft.primaryIngress) : undefined;
  const ownMistake = ingressMistake(draft.clusterIngress);
  const endpoint = draft.overridesIngress && draft.primaryIngress !== '' ? draft.primaryIngress : decoded?.data?.primaryIngress;
  const isComplete =
    decoded?.data !== undefined && endpoint !== undefined && !(draft.overridesIngress && draft.primaryIngress === '') && [nameMistake, primaryMistake, ownMistake].every((mistake) => mistake === undefined);

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
      <ProblemAlert error={join.error} shownFields={fields} />
      <TokenField value={draft.token} onChange={(token) => change({ token })} decoded={decoded} error={refusal?.forField('token')} />
      <Switch
        id="override"
        label="Override the primary's endpoint"
        isChecked={draft.overridesIngress}
        onChange={(_, overridesIngress) => change({ overridesIngress, primaryIngress: draft.primaryIngress || (decoded?.data?.primaryIngress ?? '') })}
      />
      {draft.overridesIngress && (
        <TextField
          id="primary-ingress"
          label="Primary endpoint"
          help="Where this cluster reaches the primary, instead of the address in the token."
          type="url"
          value={draft.primaryIngress}
          onChange={(primaryIngress) => change({ primaryIngress })}
          error={primaryMistake ?? refusal?.forField('primaryIngress')}
          isRequired
        />
      )}
      <TextField
        id="cluster-name"
        label="Local cluster name (optional)"
        help="The name of this cluster in the Multi-Cluster Manager. Left empty, the primary chooses one that begins with “cluster-”."
        value={draft.clusterName}
        onChange={(clusterName) => change({ clusterName })}
        error={nameMistake ?? refusal?.forField('clusterName')}
      />
      <TextField
        id="cluster-ingress"
        label="Local cluster ingress (optional)"
        help="The address of this dashboard. With it, people come from the Multi-Cluster Manager into this cluster; without it, the primary has no way in."
        type="url"
        value={draft.clusterIngress}
        onChange={(clusterIngress) => change({ clusterIngress })}
        error={ownMistake ?? refusal?.forField('clusterIngress')}
        beside={
          <Button variant="control" onClick={() => change({ clusterIngress: cluster.suggestedIngress })}>
            Use Current
          </Button>
        }
      />
      <ActionGroup>
        <Button type="submit" isDisabled={!isComplete}>
          Connect
        </Button>
        <Button variant="link" component={(props) => <Link {...props} to={paths.multiCluster} />}>
          Cancel
        </Button>
      </ActionGroup>
      {isAsking && endpoint !== undefined && decoded?.data !== undefined && (
        <ConfirmJoin
          primaryName={decoded.data.primaryName}
          endpoint={endpoint}
          givesIngress={draft.clusterIngress !== ''}
          isBusy={join.isPending}
          onConfirm={(allowInsecure) => join.mutate({ draft, allowInsecure }, { onSettled: () => setAsking(false) })}
          onCancel={() => setAsking(false)}
        />
      )}
    </Form>
  );
}
