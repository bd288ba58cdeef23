import { Dropdown, DropdownGroup, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import { UserIcon } from '@patternfly/react-icons';
import { useState } from 'react';
import { useUser } from '../auth/MeContext';
import { useSignOut } from '../auth/useSignOut';

/** Who is signed in, and the way out. */
export function UserMenu() {
  const user = useUser();
  const signOut = useSignOut();
  const [isOpen, setOpen] = useState(false);
  return (
    <Dropdown
      isOpen={isOpen}
      onOpenChange={setOpen}
      onSelect={() => setOpen(false)}
      popperProps={{ position: 'end' }}
      toggle={(ref) => (
        <MenuToggle ref={ref} variant="plainText" icon={<UserIcon />} onClick={() => setOpen(!isOpen)} isExpanded={isOpen} aria-label={`User ${user.name}`}>
          <span className="tombolo-user">{user.name}</span>
        </MenuToggle>
      )}
    >
      <DropdownGroup label={`Signed in as ${user.name}`}>
        <DropdownList>
          <DropdownItem onClick={() => signOut.mutate()} description={user.endsAt == null ? undefined : `The session ends at ${new Date(user.endsAt).toLocaleString()}, earlier when nothing is done`}>
            Sign out
          </DropdownItem>
        </DropdownList>
      </DropdownGroup>
    </Dropdown>
  );
}
