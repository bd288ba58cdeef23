/** The path that the app is served under, with a slash at the end: `/k10/`. */
export const appBase = new URL('.', document.baseURI).pathname;

/** The path of the HTTP API, without a slash at the end. */
export const apiBase = `${appBase}mc/v1`;

/** The address that people type for this server, with a slash at the end. */
export const appUrl = new URL('.', document.baseURI).href;
