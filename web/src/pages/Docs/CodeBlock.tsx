import type { ReactNode } from 'react';

/** Code that may be wider than the page; the keyboard scrolls it as well. */
export function CodeBlock({ children }: { children?: ReactNode }) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls must be reachable by keyboard (WCAG 2.1.1).
    <pre tabIndex={0}>{children}</pre>
  );
}
