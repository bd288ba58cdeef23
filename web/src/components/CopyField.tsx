import { ClipboardCopy, ClipboardCopyButton, CodeBlock, CodeBlockAction, CodeBlockCode } from '@patternfly/react-core';
import { useState } from 'react';

interface Props {
  label: string;
  children: string;
  /** Whether it is code of several lines. */
  isBlock?: boolean;
}

/** Text to take elsewhere. */
export function CopyField({ label, children, isBlock = false }: Props) {
  const [isCopied, setCopied] = useState(false);
  if (!isBlock) {
    return (
      <ClipboardCopy isReadOnly variant="inline-compact" textAriaLabel={label} hoverTip={`Copy ${label}`} clickTip="Copied">
        {children}
      </ClipboardCopy>
    );
  }

  const copy = () => {
    void navigator.clipboard.writeText(children).then(() => setCopied(true));
  };
  return (
    <CodeBlock
      actions={
        <CodeBlockAction>
          <ClipboardCopyButton id={`copy-${label.replaceAll(' ', '-')}`} aria-label={`Copy ${label}`} onClick={copy} variant="plain" onTooltipHidden={() => setCopied(false)}>
            {isCopied ? 'Copied' : `Copy ${label}`}
          </ClipboardCopyButton>
        </CodeBlockAction>
      }
    >
      <CodeBlockCode>{children}</CodeBlockCode>
    </CodeBlock>
  );
}
