import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const built = path.resolve(import.meta.dirname, '../../web/dist');

/** Bytes of script, compressed, that the first document names: what runs before any page is chosen. */
export async function measureEntry(): Promise<number> {
  const document = await readFile(path.join(built, 'index.html'), 'utf8');
  const named = [...document.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].flatMap(([, file]) => (file === undefined ? [] : [file]));
  const sizes = await Promise.all(named.map(async (file) => gzipSync(await readFile(path.join(built, file))).length));
  return sizes.reduce((sum, size) => sum + size, 0);
}
