import { Alert, AlertActionCloseButton, AlertGroup } from '@patternfly/react-core';
import { useCallback, useRef, useState, type ReactNode } from 'react';
import { ToastsContext } from './ToastsContext';

const shownFor = 6000;

/** Holds the messages that `useToast` says. */
export function Toasts({ children }: { children: ReactNode }) {
  const [messages, setMessages] = useState<{ id: number; message: string }[]>([]);
  const next = useRef(0);
  const say = useCallback((message: string) => setMessages((current) => [...current, { id: next.current++, message }]), []);
  const forget = (id: number) => setMessages((current) => current.filter((each) => each.id !== id));

  return (
    <ToastsContext value={say}>
      {children}
      <AlertGroup isToast isLiveRegion>
        {messages.map(({ id, message }) => (
          <Alert
            key={id}
            variant="success"
            title={message}
            timeout={shownFor}
            onTimeout={() => forget(id)}
            actionClose={<AlertActionCloseButton onClose={() => forget(id)} />}
          />
        ))}
      </AlertGroup>
    </ToastsContext>
  );
}
