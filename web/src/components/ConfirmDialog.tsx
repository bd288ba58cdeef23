import { Button, Modal, ModalBody, ModalFooter, ModalHeader, Stack, StackItem } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { ProblemAlert } from './ProblemAlert';

interface Props {
  title: string;
  /** What the button says: a verb and its object. */
  action: string;
  children: ReactNode;
  onConfirm: () => void;
  onCancel: () => void;
  isDangerous?: boolean;
  isBusy?: boolean;
  isDisabled?: boolean;
  error?: unknown;
}

/** Says what will happen and asks for it. */
export function ConfirmDialog({ title, action, children, onConfirm, onCancel, isDangerous = false, isBusy = false, isDisabled = false, error }: Props) {
  return (
    <Modal variant="small" isOpen onClose={onCancel} aria-labelledby="confirm-title" aria-describedby="confirm-body">
      <ModalHeader title={title} labelId="confirm-title" titleIconVariant={isDangerous ? 'warning' : undefined} />
      <ModalBody id="confirm-body">
        <Stack hasGutter>
          <StackItem>{children}</StackItem>
          <StackItem>
            <ProblemAlert error={error} />
          </StackItem>
        </Stack>
      </ModalBody>
      <ModalFooter>
        <Button variant={isDangerous ? 'danger' : 'primary'} onClick={onConfirm} isLoading={isBusy} isDisabled={isBusy || isDisabled}>
          {action}
        </Button>
        <Button variant="link" onClick={onCancel}>
          Cancel
        </Button>
      </ModalFooter>
    </Modal>
  );
}
