import type { ReactNode } from 'react';

interface Props {
  name: ReactNode;
  /** Nothing where no cluster reports it. */
  value: ReactNode;
}

/** A number of the summary, with its name. */
export function Figure({ name, value }: Props) {
  const isUnknown = value === null || value === undefined;
  return (
    <div className="tombolo-figure">
      <dt>
        {name}
        {isUnknown && <span className="tombolo-small"> not reported</span>}
      </dt>
      <dd>{isUnknown ? '–' : value}</dd>
    </div>
  );
}
