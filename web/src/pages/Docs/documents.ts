const files = import.meta.glob<string>('../../../../docs/*.md', { query: '?raw', import: 'default' });

const nameOf = (path: string) => path.replace(/^.*\//, '').replace(/\.md$/, '');

/** The project's own documentation of this version, each text loaded when it is read. */
export const documents: ReadonlyMap<string, () => Promise<string>> = new Map(Object.entries(files).map(([path, load]) => [nameOf(path), load]));

const pictureFiles = import.meta.glob<string>('../../../../docs/pictures/*.png', { query: '?url', import: 'default', eager: true });

/** The address of each picture that documents show, by its path as they name it. */
export const pictures: ReadonlyMap<string, string> = new Map(Object.entries(pictureFiles).map(([path, url]) => [path.replace(/^.*docs\//, ''), url]));
