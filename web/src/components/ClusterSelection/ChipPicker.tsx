import { Button, Flex, SearchInput } from '@patternfly/react-core';
import { CheckIcon } from '@patternfly/react-icons';
import { useState } from 'react';
import { FormField } from '../FormField';

interface Props {
  id: string;
  label: string;
  help: string;
  options: readonly string[];
  isChosen: (option: string) => boolean;
  onToggle: (option: string) => void;
  /** What stands there when there is none. */
  empty: string;
}

/** More options than this get a search. */
const many = 12;
/** As many are drawn at once; the search finds the others. */
const most = 60;

/** Chips that are pressed to choose them. */
export function ChipPicker({ id, label, help, options, isChosen, onToggle, empty }: Props) {
  const [search, setSearch] = useState('');
  const found = options.filter((option) => isChosen(option) || option.toLowerCase().includes(search.trim().toLowerCase()));
  const shown = found.slice(0, most);
  return (
    <FormField label={label} fieldId={id} help={found.length > shown.length ? `${help} ${found.length - shown.length} more: search for them.` : help}>
      {options.length > many && (
        <SearchInput className="tombolo-chip-search" aria-label={`Search ${label.toLowerCase()}`} value={search} onChange={(_, next) => setSearch(next)} onClear={() => setSearch('')} />
      )}
      <Flex id={id} role="group" aria-label={label} spaceItems={{ default: 'spaceItemsSm' }} rowGap={{ default: 'rowGapSm' }}>
        {shown.length === 0 && <span>{empty}</span>}
        {shown.map((option) => (
          <Button
            key={option}
            size="sm"
            className="tombolo-chip"
            variant={isChosen(option) ? 'primary' : 'tertiary'}
            aria-pressed={isChosen(option)}
            icon={isChosen(option) ? <CheckIcon /> : undefined}
            onClick={() => onToggle(option)}
          >
            {option}
          </Button>
        ))}
      </Flex>
    </FormField>
  );
}
