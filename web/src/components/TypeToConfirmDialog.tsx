import { Form, Stack, StackItem } from '@patternfly/react-core';
import { useState, type ReactNode } from 'react';
import { ConfirmDialog } from './ConfirmDialog';
import { TextField } from './TextField';

interface Props {
  title: string;
  action: string;
  /** What has to be typed: the name of the object. */
  expected: string;
  children: ReactNode;
  onConfirm: () => void;
  onCancel: () => void;
  isBusy?: boolean;
  error?: unknown;
}

/** Confirms what cannot be undone: the name of the object has to be typed. */
export function TypeToConfirmDialog({ expected, children, onConfirm, isBusy = false, ...dialog }: Props) {
  const [typed, setTyped] = useState('');
  const matches = typed === expected;
  return (
    <ConfirmDialog {...dialog} isDangerous isBusy={isBusy} isDisabled={!matches} onConfirm={onConfirm}>
      <Stack hasGutter>
        <StackItem>{children}</StackItem>
        <StackItem>
          <Form
            onSubmit={(event) => {
              event.preventDefault();
              if (matches && !isBusy) {
                onConfirm();
              }
            }}
          >
            <TextField id="confirm-name" label={`Type ${expected} to confirm`} value={typed} onChange={setTyped} isRequired />
          </Form>
        </StackItem>
      </Stack>
    </ConfirmDialog>
  );
}
