/** What the form of a join is opened with by whoever has just taken a join back. */
export const startingOver = { isStartingOver: true } as const;

/** Whether that is what an address was opened with. */
export function isStartingOver(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'isStartingOver' in state;
}
