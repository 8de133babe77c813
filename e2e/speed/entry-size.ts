import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

const built = path.resolve(import.meta.dirname, '../../web/dist');

/** Scripts that the HTML document names. They run before any page is chosen. */
export async function findEntryFiles(): Promise<readonly string[]> {
  const document = await readFile(path.join(built, 'index.html'), 'utf8');
  return [...document.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].flatMap(([, file]) =>
    file === undefined ? [] : [file],
  );
}

/**
 * Scripts that the page at an address loads before its first paint, in addition to the entry. Each
 * star in the address matches one step of the path.
 */
export async function findFirstFiles(address: string): Promise<readonly string[]> {
  const links: unknown = JSON.parse(await readFile(path.join(built, 'first-files.json'), 'utf8'));
  const named: unknown =
    typeof links === 'object' && links !== null ? Reflect.get(links, address) : undefined;
  if (typeof named !== 'string') throw new Error(`first-files.json does not name ${address}.`);
  return [...named.matchAll(/<\/([^>]+\.js)>/g)].flatMap(([, file]) =>
    file === undefined ? [] : [file],
  );
}

/**
 * Scripts that some modules need in addition to the entry: their own files and all static imports.
 * Code that is fetched later, on demand, is not included.
 */
export async function findFilesOf(modules: readonly string[]): Promise<readonly string[]> {
  const all = (await readdir(path.join(built, 'assets'))).filter((file) => file.endsWith('.js'));
  const known = new Set((await findEntryFiles()).map((file) => path.basename(file)));
  const waiting = modules.map((module) => {
    const file = all.find((each) => each.startsWith(`${module}-`));
    if (file === undefined) throw new Error(`No built file is named for ${module}.`);
    return file;
  });
  const found = new Set<string>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file) || known.has(file)) continue;
    found.add(file);
    const code = await readFile(path.join(built, 'assets', file), 'utf8');
    waiting.push(
      ...[...code.matchAll(/(?:\bfrom|\bimport)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)].flatMap(
        ([, name = '']) => name,
      ),
    );
  }
  return [...found].map((file) => `assets/${file}`);
}

/** Total bytes of built files, each as sent to a browser that accepts Brotli. */
export async function measureFiles(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    files.map(async (file) => (await stat(path.join(built, `${file}.br`))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
