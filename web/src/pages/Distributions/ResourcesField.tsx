import { DualListSelector, DualListSelectorControl, DualListSelectorControlsWrapper, DualListSelectorList, DualListSelectorListItem, DualListSelectorPane, SearchInput } from '@patternfly/react-core';
import { AngleDoubleLeftIcon, AngleDoubleRightIcon, AngleLeftIcon, AngleRightIcon } from '@patternfly/react-icons';
import { useState } from 'react';
import type { SourceEntry } from '../../api/schema';
import { FormField } from '../../components/FormField';
import { keyOf, type Choice } from './distributionForm';

interface Props {
  all: readonly Choice[];
  chosen: readonly SourceEntry[];
  onChange: (chosen: SourceEntry[]) => void;
  error?: string | undefined;
}

/** Two lists: what there is, and what is sent. */
export function ResourcesField({ all, chosen, onChange, error }: Props) {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const chosenKeys = new Set(chosen.map(keyOf));
  const available = all.filter((choice) => !chosenKeys.has(keyOf(choice)));
  const selected = all.filter((choice) => chosenKeys.has(keyOf(choice)));
  const mark = (key: string) => setMarked(marked.has(key) ? new Set([...marked].filter((each) => each !== key)) : new Set([...marked, key]));
  const set = (choices: readonly Choice[]) => {
    setMarked(new Set());
    onChange(choices.map(({ kind, name, apiVersion }) => (apiVersion === undefined ? { kind, name } : { kind, name, apiVersion })));
  };
  const isMarked = (choice: Choice) => marked.has(keyOf(choice));

  return (
    <FormField
      label="Resources"
      fieldId="distribution-resources"
      isRequired
      help="What these refer to, such as the Secret of a profile, follows by itself."
      error={error}
    >
      <DualListSelector id="distribution-resources">
        <Pane title="Available" choices={available} isMarked={isMarked} onMark={mark} />
        <DualListSelectorControlsWrapper>
          <DualListSelectorControl aria-label="Select all" icon={<AngleDoubleRightIcon />} isDisabled={available.length === 0} onClick={() => set(all)} />
          <DualListSelectorControl
            aria-label="Select"
            icon={<AngleRightIcon />}
            isDisabled={!available.some(isMarked)}
            onClick={() => set([...selected, ...available.filter(isMarked)])}
          />
          <DualListSelectorControl
            aria-label="Deselect"
            icon={<AngleLeftIcon />}
            isDisabled={!selected.some(isMarked)}
            onClick={() => set(selected.filter((choice) => !isMarked(choice)))}
          />
          <DualListSelectorControl aria-label="Deselect all" icon={<AngleDoubleLeftIcon />} isDisabled={selected.length === 0} onClick={() => set([])} />
        </DualListSelectorControlsWrapper>
        <Pane title="Selected" isChosen choices={selected} isMarked={isMarked} onMark={mark} />
      </DualListSelector>
    </FormField>
  );
}

interface PaneProps {
  title: string;
  isChosen?: boolean;
  choices: readonly Choice[];
  isMarked: (choice: Choice) => boolean;
  onMark: (key: string) => void;
}

function Pane({ title, isChosen = false, choices, isMarked, onMark }: PaneProps) {
  const [search, setSearch] = useState('');
  const shown = choices.filter((choice) => keyOf(choice).toLowerCase().includes(search.trim().toLowerCase()));
  return (
    <DualListSelectorPane
      title={`${title} (${choices.length})`}
      isChosen={isChosen}
      status={`${choices.filter(isMarked).length} marked`}
      searchInput={<SearchInput aria-label={`Search ${title.toLowerCase()}`} value={search} onChange={(_, next) => setSearch(next)} onClear={() => setSearch('')} />}
    >
      <DualListSelectorList>
        {shown.map((choice) => (
          <DualListSelectorListItem key={keyOf(choice)} id={`${title}-${keyOf(choice)}`} isSelected={isMarked(choice)} onOptionSelect={() => onMark(keyOf(choice))}>
            {choice.name} <small className="tombolo-small">{[choice.kind, choice.summary].filter(Boolean).join(' · ')}</small>
          </DualListSelectorListItem>
        ))}
      </DualListSelectorList>
    </DualListSelectorPane>
  );
}
