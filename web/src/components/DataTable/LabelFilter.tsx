import { Badge, MenuToggle, Select, SelectList, SelectOption } from '@patternfly/react-core';
import { MenuSearch, MenuSearchInput, SearchInput } from '@patternfly/react-core';
import { useState } from 'react';

interface Props {
  all: readonly string[];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}

const most = 100;

/** Chooses labels that rows must carry. */
export function LabelFilter({ all, chosen, onChange }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const found = all.filter((label) => label.toLowerCase().includes(text.toLowerCase()));
  const toggle = (label: string) => onChange(chosen.includes(label) ? chosen.filter((each) => each !== label) : [...chosen, label]);

  return (
    <Select
      isOpen={isOpen}
      onOpenChange={setOpen}
      onSelect={(_, label) => toggle(String(label))}
      selected={[...chosen]}
      isScrollable
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          onClick={() => setOpen(!isOpen)}
          isExpanded={isOpen}
          badge={chosen.length > 0 ? <Badge isRead>{chosen.length}</Badge> : undefined}
        >
          Labels
        </MenuToggle>
      )}
    >
      <MenuSearch>
        <MenuSearchInput>
          <SearchInput aria-label="Find a label" value={text} onChange={(_, value) => setText(value)} onClear={() => setText('')} />
        </MenuSearchInput>
      </MenuSearch>
      <SelectList aria-label="Labels">
        {found.slice(0, most).map((label) => (
          <SelectOption key={label} value={label} hasCheckbox isSelected={chosen.includes(label)}>
            {label}
          </SelectOption>
        ))}
        {found.length === 0 && <SelectOption isDisabled>No label found</SelectOption>}
        {found.length > most && <SelectOption isDisabled>{found.length - most} more; type to narrow</SelectOption>}
      </SelectList>
    </Select>
  );
}
