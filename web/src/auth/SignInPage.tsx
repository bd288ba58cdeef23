import { ActionGroup, Brand, Button, Card, CardBody, Content, Form, Stack, StackItem, Title } from '@patternfly/react-core';
import { useEffect, useState } from 'react';
import { appBase } from '../api/base';
import { CopyField } from '../components/CopyField';
import { ProblemAlert } from '../components/ProblemAlert';
import { TextField } from '../components/TextField';
import { useSignIn } from './useSignIn';

const command = 'kubectl create token NAME --namespace NAMESPACE';

/** Asks for a Kubernetes bearer token. */
export function SignInPage() {
  const [token, setToken] = useState('');
  const signIn = useSignIn();
  useEffect(() => {
    document.title = 'Sign in · Tombolo';
  }, []);

  return (
    <main className="tombolo-sign-in">
      <Card className="tombolo-sign-in-card">
        <CardBody>
          <Stack hasGutter>
            <StackItem className="tombolo-sign-in-head">
              <Brand src={`${appBase}icon.svg`} alt="" heights={{ default: '40px' }} />
              <Title headingLevel="h1">Sign in to Tombolo</Title>
            </StackItem>
            <StackItem>
              <Form
                onSubmit={(event) => {
                  event.preventDefault();
                  signIn.mutate(token.trim());
                }}
              >
                <ProblemAlert error={signIn.error} />
                <TextField
                  id="token"
                  label="Kubernetes bearer token"
                  type="password"
                  value={token}
                  onChange={setToken}
                  isRequired
                  help="You may do here what this token may do in the cluster, and nothing more."
                />
                <ActionGroup>
                  <Button type="submit" isDisabled={token.trim() === '' || signIn.isPending} isLoading={signIn.isPending}>
                    Sign in
                  </Button>
                </ActionGroup>
              </Form>
            </StackItem>
            <StackItem>
              <Content component="small">A token of a service account is made by</Content>
              <CopyField label="command">{command}</CopyField>
            </StackItem>
          </Stack>
        </CardBody>
      </Card>
    </main>
  );
}
