const name = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;
const prefix = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/;

/** Labels by which the fleet itself works; they are shown and not changed. */
export function isSystemLabel(label: string): boolean {
  return /^(?:dist\.kio\.kasten\.io|tombolo\.io|k10\.kasten\.io)\//.test(label);
}

export const toChips = (labels: Record<string, string>) => Object.entries(labels).map(([key, value]) => `${key}=${value}`);

/** The last of several with one key counts. */
export function toLabels(chips: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    chips.map((chip) => {
      const at = chip.indexOf('=');
      return at < 0 ? [chip, ''] : [chip.slice(0, at), chip.slice(at + 1)];
    }),
  );
}

/** Why the text is no label (https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/); nothing when it is one. */
export function labelMistake(text: string): string | undefined {
  const at = text.indexOf('=');
  const key = at < 0 ? text : text.slice(0, at);
  const value = at < 0 ? '' : text.slice(at + 1);
  const parts = key.split('/');
  if (parts.length > 2 || !name.test(parts.at(-1) ?? '') || (parts.length === 2 && !prefix.test(parts[0] ?? ''))) {
    return `"${key}" is no key of a label: letters, digits, "-", "_" and ".", at most 63, after an optional domain and "/".`;
  }

  if (isSystemLabel(key)) {
    return `"${key}" belongs to the fleet itself.`;
  }

  return value === '' || name.test(value) ? undefined : `"${value}" is no value of a label: letters, digits, "-", "_" and ".", at most 63.`;
}
