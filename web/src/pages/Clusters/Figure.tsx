import type { ReactNode } from 'react';

interface Props {
  name: ReactNode;
  /** Nothing where no cluster reports it. */
  value: ReactNode;
}

/** A number of the summary, with its name. */
export function Figure({ name, value }: Props) {
  return (
    <div className="tombolo-figure">
      <dd>{value ?? <span className="tombolo-small">not reported</span>}</dd>
      <dt>{name}</dt>
    </div>
  );
}
