import { parseDocument } from 'yaml';

/** The first mistake in the syntax, with its line; whether the object is valid only the server says. */
export function yamlMistake(text: string): string | undefined {
  return parseDocument(text).errors[0]?.message.split('\n')[0];
}
