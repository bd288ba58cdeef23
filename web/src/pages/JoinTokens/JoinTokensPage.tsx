import { PageSection } from '@patternfly/react-core';
import { PlusCircleIcon } from '@patternfly/react-icons';
import { useCallback, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { CreateButton } from '../../components/CreateButton';
import { PageHeader } from '../../components/PageHeader';
import { paths } from '../../layout/paths';
import { CreateTokenDialog } from './CreateTokenDialog';
import { TokenDialog } from './TokenDialog';
import { TokenTable } from './TokenTable';

/** The tokens with which clusters join. `?show=NAME` opens one with its commands. */
export default function JoinTokensPage() {
  const [isCreating, setCreating] = useState(false);
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const shown = params.get('show');
  const show = useCallback((name: string) => void navigate(paths.joinToken(name)), [navigate]);
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
        <TokenTable onShow={show} create={create} />
      </PageSection>
      {isCreating && (
        <CreateTokenDialog
          onClose={() => setCreating(false)}
          onCreated={(name) => {
            setCreating(false);
            show(name);
          }}
        />
      )}
      {shown !== null && <TokenDialog name={shown} onClose={() => void navigate(paths.joinTokens)} />}
    </>
  );
}
