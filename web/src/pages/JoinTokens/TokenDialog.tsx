import { Alert, Button, Content, Modal, ModalBody, ModalFooter, ModalHeader, Stack, StackItem, Tab, Tabs, TabTitleText } from '@patternfly/react-core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { CopyField } from '../../components/CopyField';
import { Loading } from '../../components/Loading';
import { ProblemAlert } from '../../components/ProblemAlert';
import { TokenText } from './TokenText';

/** A token to copy, and how a cluster joins with it. */
export function TokenDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const [tab, setTab] = useState<string | number>('cli');
  const commands = useQuery({
    queryKey: ['join-tokens', name, 'commands'],
    queryFn: ({ signal }) => answer(api.GET('/mc/v1/join-tokens/{name}/commands', { params: { path: { name } }, signal })),
  });
  const ways = commands.data === undefined ? [] : (['cli', 'kubectl', 'helm'] as const).filter((way) => commands.data[way] != null);
  const titles = { cli: 'tombolo', kubectl: 'kubectl', helm: 'Helm' };

  return (
    <Modal variant="medium" isOpen onClose={onClose} aria-labelledby="token-title">
      <ModalHeader title={`Join token ${name}`} labelId="token-title" description="Whoever has it can join this fleet. Hand it over in secret." />
      <ModalBody>
        <Stack hasGutter>
          <StackItem>
            <TokenText name={name} />
          </StackItem>
          <StackItem>
            <Content component="p">
              On the other cluster: paste it under Multi-Cluster, Join. Or put it into the variable <code>TOKEN</code> of a shell and run one of these.
            </Content>
            <ProblemAlert error={commands.error} onRetry={() => void commands.refetch()} />
            {commands.isPending && <Loading what="the commands" />}
            {ways.length > 0 && (
              <Tabs activeKey={tab} onSelect={(_, key) => setTab(key)} aria-label="Ways to join">
                {ways.map((way) => (
                  <Tab key={way} eventKey={way} title={<TabTitleText>{titles[way]}</TabTitleText>}>
                    <div className="tombolo-tab">
                      <CopyField label={`${titles[way]} command`} isBlock>
                        {commands.data?.[way] ?? ''}
                      </CopyField>
                    </div>
                  </Tab>
                ))}
              </Tabs>
            )}
          </StackItem>
          <StackItem>
            <Alert variant="info" isInline isPlain title="Deleting the token does not disconnect clusters that have joined with it." />
          </StackItem>
        </Stack>
      </ModalBody>
      <ModalFooter>
        <Button onClick={onClose}>Done</Button>
      </ModalFooter>
    </Modal>
  );
}
