import { Dropdown, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import { EllipsisVIcon } from '@patternfly/react-icons';
import { useState } from 'react';

/** One entry of a row's menu. */
export interface RowAction {
  label: string;
  onClick: () => void;
  isDangerous?: boolean;
  /** Why it cannot be done now. */
  disabledBecause?: string | undefined;
}

/** What can be done with a row. */
export function RowMenu({ of, actions }: { of: string; actions: readonly RowAction[] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dropdown
      isOpen={isOpen}
      onOpenChange={setOpen}
      onSelect={() => setOpen(false)}
      popperProps={{ position: 'end' }}
      toggle={(ref) => (
        <MenuToggle ref={ref} variant="plain" aria-label={`Actions of ${of}`} onClick={() => setOpen(!isOpen)} isExpanded={isOpen} icon={<EllipsisVIcon />} />
      )}
    >
      <DropdownList>
        {actions.map(({ label, onClick, isDangerous = false, disabledBecause }) => (
          <DropdownItem key={label} onClick={onClick} isDanger={isDangerous} isAriaDisabled={disabledBecause !== undefined} description={disabledBecause}>
            {label}
          </DropdownItem>
        ))}
      </DropdownList>
    </Dropdown>
  );
}
