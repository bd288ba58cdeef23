import { Button } from '@patternfly/react-core';
import { EyeIcon } from '@patternfly/react-icons';
import type { JoinTokenItem } from '../../api/schema';
import type { Column } from '../../components/DataTable/Column';
import { RelativeTime } from '../../components/RelativeTime';

function usesOf(token: JoinTokenItem): string {
  return token.maxUses == null ? String(token.uses) : `${token.uses} of ${token.maxUses}`;
}

function Mask({ token, onShow, mayRead }: { token: JoinTokenItem; onShow: (name: string) => void; mayRead: boolean }) {
  if (!token.hasText) {
    return <span className="tombolo-small">{token.tokenId == null ? 'being made' : 'was shown once, is not kept'}</span>;
  }

  return (
    <Button variant="link" isInline icon={<EyeIcon />} isDisabled={!mayRead} onClick={() => onShow(token.name)} aria-label={`Show token ${token.name}`}>
      ••••••••
    </Button>
  );
}

/** The columns of the list of tokens. */
export function tokenColumns(onShow: (name: string) => void, mayRead: boolean): readonly Column<JoinTokenItem>[] {
  return [
    {
      id: 'name',
      title: 'Name',
      width: 30,
      cell: (token) => (
        <>
          <strong>{token.name}</strong>
          {token.warnings.map((warning) => (
            <div key={warning} className="tombolo-small">
              {warning}
            </div>
          ))}
        </>
      ),
      sortBy: (token) => token.name,
    },
    { id: 'token', title: 'Join token', cell: (token) => <Mask token={token} onShow={onShow} mayRead={mayRead} /> },
    { id: 'created', title: 'Created', cell: (token) => <RelativeTime at={token.createdAt} never="unknown" />, sortBy: (token) => token.createdAt ?? '' },
    { id: 'expires', title: 'Expires', cell: (token) => <RelativeTime at={token.expiresAt} />, sortBy: (token) => token.expiresAt ?? '' },
    { id: 'uses', title: 'Clusters', cell: usesOf, sortBy: (token) => token.uses },
    { id: 'names', title: 'For names', cell: (token) => (token.allowedNames.length === 0 ? 'any' : token.allowedNames.join(', ')) },
  ];
}
