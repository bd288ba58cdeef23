import { Alert, Checkbox, Content, Stack, StackItem } from '@patternfly/react-core';
import { useState } from 'react';
import { ConfirmDialog } from '../../components/ConfirmDialog';

interface Props {
  primaryName: string;
  endpoint: string;
  /** Giving its ingress is the consent of this cluster to be reached (docs/reach.md). */
  givesIngress: boolean;
  isBusy: boolean;
  onConfirm: (allowInsecure: boolean) => void;
  onCancel: () => void;
}

/** Asks once more; over plain http it has to be accepted in so many words. */
export function ConfirmJoin({ primaryName, endpoint, givesIngress, isBusy, onConfirm, onCancel }: Props) {
  const isPlain = endpoint.startsWith('http://');
  const [isAccepted, setAccepted] = useState(false);
  return (
    <ConfirmDialog title="Join this fleet?" action="Yes, join" onConfirm={() => onConfirm(isPlain && isAccepted)} onCancel={onCancel} isBusy={isBusy} isDisabled={isPlain && !isAccepted}>
      <Stack hasGutter>
        <StackItem>
          <Content component="p">
            This cluster becomes a member of <strong>{primaryName}</strong> at {endpoint}. That primary may then write policies, profiles and the Secrets they need into the
            namespace of the data-protection engine here.
          </Content>
        </StackItem>
        {givesIngress && (
          <StackItem>
            <Content component="p">
              Giving the ingress is also this cluster&apos;s consent to be reached by people of that primary, with the rights that they are given here;{' '}
              <code>allow-primary-access: &quot;false&quot;</code> in ConfigMap <code>mc-join-config</code> takes it back.
            </Content>
          </StackItem>
        )}
        {isPlain && (
          <StackItem>
            <Alert variant="warning" isInline title="The connection is not encrypted">
              <p>Secrets stay sealed and nothing can be changed on the way, but everything else can be read by anybody between the clusters.</p>
              <Checkbox id="accept-plain" label="Join over plain http" isChecked={isAccepted} onChange={(_, checked) => setAccepted(checked)} />
            </Alert>
          </StackItem>
        )}
      </Stack>
    </ConfirmDialog>
  );
}
