const longest = 63;

/** Why the text is no name of a cluster (lower-case RFC 1123 subdomain); nothing when it is one. The server decides; this is told while one types. */
export function clusterNameMistake(name: string): string | undefined {
  if (name === '') {
    return undefined;
  }

  if (name.length > longest) {
    return `At most ${longest} characters; these are ${name.length}.`;
  }

  if (/[A-Z]/.test(name)) {
    return 'Lower-case letters only.';
  }

  const strange = /[^a-z0-9.-]/.exec(name);
  if (strange !== null) {
    return `Lower-case letters, digits, "-" and "." only, not ${strange[0] === ' ' ? 'a space' : `"${strange[0]}"`}.`;
  }

  return name.split('.').every((part) => /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(part)) ? undefined : 'Must begin and end with a letter or a digit, also around each ".".';
}

/** Why the text is no address of a dashboard; nothing when it is one. */
export function ingressMistake(text: string): string | undefined {
  if (text === '') {
    return undefined;
  }

  return URL.canParse(text) && /^https?:\/\/[^/]/.test(text) ? undefined : 'An address such as https://host/k10/ is needed.';
}
