import path from 'node:path';

import type { Plugin } from 'vitest/config';

const clone = path.resolve(import.meta.dirname, '..');

/** The folders whose sources are built, and where to. */
const rooms = [
  { sources: path.join(clone, 'server/src/'), built: path.join(clone, 'server/dist/') },
  { sources: path.join(clone, 'prisma/'), built: path.join(clone, 'prisma/dist/') },
] as const;

/** The path of a built file. */
export const builtFile = /\/(server|prisma)\/dist\//;

/** The file that a source is built into; null for a test, and for what is not built. */
function builtOf(source: string): string | null {
  if (!source.endsWith('.ts') || source.endsWith('.test.ts')) return null;
  const room = rooms.find(({ sources }) => source.startsWith(sources));
  return room ? room.built + source.slice(room.sources.length, -'ts'.length) + 'js' : null;
}

/**
 * Lets tests load the server as it is built, and not its sources. Vitest would translate each
 * source again, and looks up an import each time it is used, which takes a seventh of the tests'
 * processor time.
 */
export function loadBuilt(): Plugin {
  return {
    name: 'load-built',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      const built = found && builtOf(found.id);
      return built === null ? found : { id: built, external: true };
    },
  };
}
