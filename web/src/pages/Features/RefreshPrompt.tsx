import { Button, Modal, ModalBody, ModalFooter, ModalHeader } from '@patternfly/react-core';

/** What a switch changes shows after the page is loaded again. */
export function RefreshPrompt({ feature, onLater }: { feature: string; onLater: () => void }) {
  return (
    <Modal variant="small" isOpen onClose={onLater} aria-labelledby="refresh-title">
      <ModalHeader title="Refresh the page" labelId="refresh-title" />
      <ModalBody>{feature} has been switched. The cluster knows it already; refresh this page to see what it changes here.</ModalBody>
      <ModalFooter>
        <Button onClick={() => location.reload()}>Refresh</Button>
        <Button variant="link" onClick={onLater}>
          Later
        </Button>
      </ModalFooter>
    </Modal>
  );
}
