import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { JoinTokenItem } from '../../api/schema';
import { useLacking, useMay } from '../../auth/useRights';
import { DataTable } from '../../components/DataTable/DataTable';
import { EmptyList } from '../../components/EmptyList';
import { RowMenu } from '../../components/RowMenu';
import { tokenColumns } from './columns';
import { DeleteTokenDialog } from './DeleteTokenDialog';
import { useJoinTokens } from './useJoinTokens';

const keyOf = (token: JoinTokenItem) => token.name;

/** The tokens, what is wrong with them, and what can be done. */
export function TokenTable({ onShow, create }: { onShow: (name: string) => void; create: ReactNode }) {
  const { data, error, refetch } = useJoinTokens();
  const mayRead = useMay('get', 'secrets');
  const notDeleting = useLacking('delete', 'secrets');
  const [deleting, setDeleting] = useState<JoinTokenItem>();
  const columns = useMemo(() => tokenColumns(onShow, mayRead), [onShow, mayRead]);
  const actions = useCallback(
    (token: JoinTokenItem) => (
      <RowMenu
        of={token.name}
        actions={[
          { label: 'Show token and commands', onClick: () => onShow(token.name) },
          { label: 'Delete', onClick: () => setDeleting(token), isDangerous: true, disabledBecause: notDeleting },
        ]}
      />
    ),
    [onShow, notDeleting],
  );

  return (
    <>
      <DataTable
        name="Join tokens"
        noun={['token', 'tokens']}
        columns={columns}
        rows={data}
        error={error}
        onRetry={() => void refetch()}
        keyOf={keyOf}
        defaultSort="name"
        actions={actions}
        empty={
          <EmptyList title="No tokens" action={create}>
            A cluster needs one to join.
          </EmptyList>
        }
      />
      {deleting !== undefined && <DeleteTokenDialog token={deleting} onClose={() => setDeleting(undefined)} />}
    </>
  );
}
