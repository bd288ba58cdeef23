/** What the event stream says of one object. */
export interface Change {
  /** The first part of the keys of all queries that show such objects. */
  collection: string;
  name: string;
  change: string;
  resourceVersion?: string;
}

/** Reads the data of an event; what is not a change (a newer server's event) is ignored. */
export function readChange(data: string): Change | undefined {
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === 'object' && value !== null && 'collection' in value && typeof value.collection === 'string' ? (value as Change) : undefined;
  } catch {
    return undefined;
  }
}
