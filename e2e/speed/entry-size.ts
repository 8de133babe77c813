import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const built = path.resolve(import.meta.dirname, '../../web/dist');

/** Scripts that the first document names: what runs before any page is chosen. */
export async function findEntryFiles(): Promise<readonly string[]> {
  const document = await readFile(path.join(built, 'index.html'), 'utf8');
  return [...document.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].flatMap(([, file]) => (file === undefined ? [] : [file]));
}

/** Bytes of built files together, each compressed by itself. */
export async function measureFiles(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(async (file) => gzipSync(await readFile(path.join(built, file))).length));
  return sizes.reduce((sum, size) => sum + size, 0);
}
