import { Button, Flex, FlexItem, FormFieldGroup, FormFieldGroupHeader, Radio } from '@patternfly/react-core';
import { PlusCircleIcon, TrashIcon } from '@patternfly/react-icons';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useState } from 'react';
import type { SubjectEntry } from '../../api/schema';
import { TextField } from '../../components/TextField';

interface Props {
  subjects: readonly SubjectEntry[];
  onChange: (subjects: SubjectEntry[]) => void;
  error?: string | undefined;
}

/** The people and groups of a binding. */
export function SubjectsField({ subjects, onChange, error }: Props) {
  const [kind, setKind] = useState('User');
  const [name, setName] = useState('');
  const isThere = subjects.some((subject) => subject.kind === kind && subject.name === name.trim());
  const add = () => {
    onChange([...subjects, { kind, name: name.trim() }]);
    setName('');
  };

  return (
    <FormFieldGroup header={<FormFieldGroupHeader titleText={{ text: 'Subjects', id: 'subjects' }} titleDescription="Who gets the role, by the names the primary knows them by." />}>
      {subjects.length > 0 && (
        <Table aria-label="Subjects" variant="compact">
          <Thead>
            <Tr>
              <Th>Kind</Th>
              <Th>Name</Th>
              <Th screenReaderText="Remove" />
            </Tr>
          </Thead>
          <Tbody>
            {subjects.map((subject) => (
              <Tr key={`${subject.kind} ${subject.name}`}>
                <Td dataLabel="Kind">{subject.kind}</Td>
                <Td dataLabel="Name" modifier="breakWord">
                  {subject.name}
                </Td>
                <Td isActionCell>
                  <Button variant="plain" aria-label={`Remove ${subject.name}`} icon={<TrashIcon />} onClick={() => onChange(subjects.filter((each) => each !== subject))} />
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
      <Flex>
        {['User', 'Group'].map((each) => (
          <FlexItem key={each}>
            <Radio id={`subject-${each}`} name="subject-kind" label={each} isChecked={kind === each} onChange={() => setKind(each)} />
          </FlexItem>
        ))}
      </Flex>
      <TextField
        id="subject-name"
        label={`${kind} name`}
        value={name}
        onChange={setName}
        help="A service account is the user system:serviceaccount:NAMESPACE:NAME."
        error={isThere && name.trim() !== '' ? `${name.trim()} is listed already.` : error}
      />
      <div>
        <Button variant="secondary" icon={<PlusCircleIcon />} isDisabled={name.trim() === '' || isThere} onClick={add}>
          Add subject
        </Button>
      </div>
    </FormFieldGroup>
  );
}
