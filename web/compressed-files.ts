import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

import type { Plugin } from 'vite';

const compressible = new Set(['.css', '.html', '.js', '.json', '.svg']);

/** Writes a compressed copy beside each file, so that no visit waits for compression. */
export function compressedFiles(): Plugin {
  return {
    name: 'stronghold-compressed-files',
    apply: 'build',
    async writeBundle({ dir }) {
      if (dir === undefined) throw new Error('The pages are built into a folder');
      const files = await readdir(dir, { recursive: true });
      await Promise.all(
        files
          .filter((file) => compressible.has(path.extname(file)))
          .map((file) => compress(path.join(dir, file))),
      );
    },
  };
}

async function compress(file: string): Promise<void> {
  const content = await readFile(file);
  await Promise.all([
    promisify(gzip)(content, { level: 9 }).then((small) => writeFile(`${file}.gz`, small)),
    promisify(brotliCompress)(content).then((small) => writeFile(`${file}.br`, small)),
  ]);
}
