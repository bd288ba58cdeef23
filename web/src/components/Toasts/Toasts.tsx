import { Alert, AlertActionCloseButton, AlertGroup } from '@patternfly/react-core';
import { useCallback, useRef, useState, type ReactNode } from 'react';
import { ToastsContext, type Toast } from './ToastsContext';

const shownFor = 6000;

/** Holds the messages that `useToast` says. */
export function Toasts({ children }: { children: ReactNode }) {
  const [messages, setMessages] = useState<{ id: number; message: string; variant: 'success' | 'danger' }[]>([]);
  const next = useRef(0);
  const say = useCallback<Toast>((message, variant = 'success') => setMessages((current) => [...current, { id: next.current++, message, variant }]), []);
  const forget = (id: number) => setMessages((current) => current.filter((each) => each.id !== id));

  return (
    <ToastsContext value={say}>
      {children}
      <AlertGroup isToast isLiveRegion>
        {messages.map(({ id, message, variant }) => (
          <Alert
            key={id}
            variant={variant}
            title={message}
            timeout={variant === 'success' ? shownFor : false}
            onTimeout={() => forget(id)}
            actionClose={<AlertActionCloseButton onClose={() => forget(id)} />}
          />
        ))}
      </AlertGroup>
    </ToastsContext>
  );
}
