import { ClipboardCopy } from '@patternfly/react-core';

interface Props {
  label: string;
  children: string;
  /** Whether it has several lines. */
  isBlock?: boolean;
}

/** Text to take elsewhere. */
export function CopyField({ label, children, isBlock = false }: Props) {
  return (
    <ClipboardCopy
      isReadOnly
      isCode={isBlock}
      isExpanded={isBlock}
      variant={isBlock ? 'expansion' : 'inline-compact'}
      textAriaLabel={label}
      hoverTip={`Copy ${label}`}
      clickTip="Copied"
    >
      {children}
    </ClipboardCopy>
  );
}
