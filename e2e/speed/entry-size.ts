import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';

const built = path.resolve(import.meta.dirname, '../../web/dist');

/** Scripts that the first document names: what runs before any page is chosen. */
export async function findEntryFiles(): Promise<readonly string[]> {
  const document = await readFile(path.join(built, 'index.html'), 'utf8');
  return [...document.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].flatMap(([, file]) => (file === undefined ? [] : [file]));
}

/** Scripts that the page at an address begins with, beyond the entry: what comes before its first paint. Each star stands for one step of the path. */
export async function findFirstFiles(address: string): Promise<readonly string[]> {
  const links: unknown = JSON.parse(await readFile(path.join(built, 'first-files.json'), 'utf8'));
  const named: unknown = typeof links === 'object' && links !== null ? Reflect.get(links, address) : undefined;
  if (typeof named !== 'string') throw new Error(`first-files.json does not name ${address}.`);
  return [...named.matchAll(/<\/([^>]+\.js)>/g)].flatMap(([, file]) => (file === undefined ? [] : [file]));
}

/** Bytes of built files together, each as it is sent to a browser that takes Brotli. */
export async function measureFiles(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(path.join(built, `${file}.br`))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
