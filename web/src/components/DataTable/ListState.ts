/** What the user chose to see of a list. */
export interface ListState {
  search: string;
  /** `key=value` each; a row carries all of them. */
  labels: readonly string[];
  /** The id of a column. */
  sort: string;
  descending: boolean;
}
