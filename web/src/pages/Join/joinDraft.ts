/** What was typed into the join form. */
export interface JoinDraft {
  token: string;
  overridesIngress: boolean;
  primaryIngress: string;
  clusterName: string;
  clusterIngress: string;
}

const empty: JoinDraft = { token: '', overridesIngress: false, primaryIngress: '', clusterName: '', clusterIngress: '' };

let draft = empty;

/** What was typed last, so that starting over loses nothing. It holds a token, so it lives in the page's memory only. */
export function readJoinDraft(): JoinDraft {
  return draft;
}

export function keepJoinDraft(changed: JoinDraft): void {
  draft = changed;
}

export function forgetJoinDraft(): void {
  draft = empty;
}
