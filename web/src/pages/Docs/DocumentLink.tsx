import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { documents } from './documents';

/** A link of a document: to another document here, or out into a new tab. What else it may name is in the repository only. */
export function DocumentLink({ href = '', children }: { href?: string | undefined; children?: ReactNode }) {
  const name = /^(?:\.\/)?([\w-]+)\.md/.exec(href)?.[1];
  if (name !== undefined && documents.has(name)) {
    return <Link to={`/docs/${name}`}>{children}</Link>;
  }

  return /^https:/.test(href) ? (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  ) : (
    <>{children}</>
  );
}
