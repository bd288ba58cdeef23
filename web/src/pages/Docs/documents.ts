const files = import.meta.glob<string>('../../../../docs/*.md', { query: '?raw', import: 'default' });

const nameOf = (path: string) => path.replace(/^.*\//, '').replace(/\.md$/, '');

/** The project's own documentation of this version, each text loaded when it is read. */
export const documents: ReadonlyMap<string, () => Promise<string>> = new Map(Object.entries(files).map(([path, load]) => [nameOf(path), load]));
