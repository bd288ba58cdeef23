import { gzipSync } from 'node:zlib';
import type { OutputAsset, OutputBundle, OutputChunk } from 'rolldown';
import type { Plugin } from 'vite';

const kilobyte = 1000;

/** Gzipped bytes of a chunk or an asset of the build. */
function gzipped(file: OutputAsset | OutputChunk): number {
  return gzipSync(file.type === 'chunk' ? file.code : file.source).length;
}

/** The names of the files a browser loads for a chunk: itself, its static imports, and the style sheets of all of these. */
function closure(bundle: OutputBundle, name: string, found = new Set<string>()): Set<string> {
  const file = bundle[name];
  if (file === undefined || found.has(name)) {
    return found;
  }

  found.add(name);
  if (file.type === 'chunk') {
    file.imports.forEach((imported) => closure(bundle, imported, found));
    file.viteMetadata?.importedCss.forEach((style) => found.add(style));
  }

  return found;
}

function weigh(bundle: OutputBundle, names: Iterable<string>): number {
  let total = 0;
  for (const name of names) {
    const file = bundle[name];
    total += file === undefined ? 0 : gzipped(file);
  }

  return total;
}

/**
 * Prints what a browser loads before it shows each page, scripts and style sheets gzipped, and fails the build when a page needs more than the limit.
 *
 * @param limit kilobytes (1,000 bytes)
 */
export function firstLoad(limit: number): Plugin {
  return {
    name: 'first-load',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const entry = chunks.find((chunk) => chunk.isEntry);
        if (entry === undefined) {
          this.error('The build has no entry.');
        }

        const frame = closure(bundle, entry.fileName);
        const pages = chunks
          .filter((chunk) => chunk.isDynamicEntry && chunk.facadeModuleId?.includes('/src/pages/'))
          .map((chunk) => ({ name: chunk.name, size: weigh(bundle, closure(bundle, chunk.fileName, new Set(frame))) / kilobyte }))
          .sort((a, b) => b.size - a.size);

        const lines = [`First load, gzipped (limit ${limit} kB): frame ${(weigh(bundle, frame) / kilobyte).toFixed(0)} kB`];
        lines.push(...pages.map((page) => `  with ${page.name}: ${page.size.toFixed(0)} kB`));
        this.info(lines.join('\n'));

        const heavy = pages.filter((page) => page.size > limit);
        if (heavy.length > 0 || weigh(bundle, frame) / kilobyte > limit) {
          this.error(`More than ${limit} kB gzipped before the first page shows: ${heavy.map((page) => page.name).join(', ') || 'the frame'}. Load what it does not need at once with import().`);
        }
      },
    },
  };
}
