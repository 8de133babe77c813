import path from 'node:path';

import type { Plugin, Rolldown } from 'vite';

/**
 * Modules that the page at an address needs first, although the document does not name them. A star
 * matches one more step of the path.
 */
const firstModules: Readonly<Record<string, readonly string[]>> = {
  '/': ['src/features/overview/page.ts'],
  '/reports': ['src/features/reports/page.tsx'],
  '/disruptions': ['src/features/disruptions/page.tsx'],
  '/safeguarding': ['src/features/safeguarding/page.tsx'],
  '/resourcing': ['src/features/resourcing/page.tsx'],
  '/areas': ['src/features/areas/page.ts'],
  '/areas/*': ['src/features/areas/page.ts'],
  '/measures': ['src/features/measures/MeasuresPage.tsx'],
  '/measures/*': ['src/app/MeasureRoute.tsx'],
  '/boards': ['src/features/boards/list/BoardsPage.tsx'],
  '/boards/*/*': ['src/features/boards/pack/PackPage.tsx'],
  '/explore': ['src/features/explore/bench/ExplorePage.tsx'],
  '/mine': ['src/features/my-page/MinePage.tsx'],
};

/**
 * Writes `first-files.json` beside the pages: for each address, a `Link` header that makes the
 * browser fetch the page's first files together with the document, rather than when the document's
 * own script asks for them.
 */
export function firstFiles(): Plugin {
  return {
    name: 'stronghold-first-files',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const known = filesOf(
        chunks.filter(({ isEntry }) => isEntry),
        chunks,
      );
      // Every page uses these fonts: text drawn before they arrive would move afterwards.
      const fonts = Object.keys(bundle).filter((file) => /source-sans[^/]*\.woff2$/.test(file));
      const links = Object.entries(firstModules).map(([address, modules]) => {
        const begun = modules.map((module) => findChunk(module, chunks));
        const files = [...[...filesOf(begun, chunks)].filter((file) => !known.has(file)), ...fonts];
        return [address, files.map(toLink).join(', ')] as const;
      });
      this.emitFile({
        type: 'asset',
        fileName: 'first-files.json',
        source: JSON.stringify(Object.fromEntries(links)),
      });
    },
  };
}

function findChunk(module: string, chunks: readonly Rolldown.OutputChunk[]): Rolldown.OutputChunk {
  const file = path.resolve(import.meta.dirname, module);
  const chunk = chunks.find(
    ({ facadeModuleId, moduleIds }) => facadeModuleId === file || moduleIds.includes(file),
  );
  if (!chunk) throw new Error(`${module} is in no file that is built.`);
  return chunk;
}

/** The file names of chunks, of everything that they import statically, and of their styles. */
function filesOf(
  begun: readonly Rolldown.OutputChunk[],
  chunks: readonly Rolldown.OutputChunk[],
): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [...begun];
  for (let chunk = waiting.pop(); chunk; chunk = waiting.pop()) {
    if (found.has(chunk.fileName)) continue;
    found.add(chunk.fileName);
    const { fileName, imports } = chunk;
    for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style);
    waiting.push(
      ...chunks.filter((other) => other.fileName !== fileName && imports.includes(other.fileName)),
    );
  }
  return found;
}

function toLink(file: string): string {
  if (file.endsWith('.woff2'))
    return `</${file}>; rel=preload; as=font; type="font/woff2"; crossorigin`;
  return file.endsWith('.css')
    ? `</${file}>; rel=preload; as=style; crossorigin`
    : `</${file}>; rel=modulepreload`;
}
