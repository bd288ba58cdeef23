import { PageSection } from '@patternfly/react-core';
import { PlusCircleIcon } from '@patternfly/react-icons';
import { useState } from 'react';
import { CreateButton } from '../../components/CreateButton';
import { PageHeader } from '../../components/PageHeader';
import { CreateTokenDialog } from './CreateTokenDialog';
import { TokenDialog } from './TokenDialog';
import { TokenTable } from './TokenTable';

/** The tokens with which clusters join. */
export default function JoinTokensPage() {
  const [isCreating, setCreating] = useState(false);
  const [shown, setShown] = useState<string>();
  const create = (
    <CreateButton resource="secrets" icon={<PlusCircleIcon />} onClick={() => setCreating(true)}>
      Create new join token
    </CreateButton>
  );

  return (
    <>
      <PageHeader title="Join Tokens" actions={create}>
        Whoever has a join token can bring a cluster into this fleet. Hand it over in secret. Deleting one keeps others from joining with it; clusters that have joined stay.
      </PageHeader>
      <PageSection>
        <TokenTable onShow={setShown} create={create} />
      </PageSection>
      {isCreating && (
        <CreateTokenDialog
          onClose={() => setCreating(false)}
          onCreated={(name) => {
            setCreating(false);
            setShown(name);
          }}
        />
      )}
      {shown !== undefined && <TokenDialog name={shown} onClose={() => setShown(undefined)} />}
    </>
  );
}
