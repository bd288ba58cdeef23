import { Fragment } from 'react';

/** A version, which a narrow column breaks before its build metadata and nowhere else. */
export function VersionText({ version }: { version: string }) {
  return version.split(/(?=[+-])/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      <span className="tombolo-whole">{part}</span>
    </Fragment>
  ));
}
