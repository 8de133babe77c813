import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

type FindLink = (pathname: string) => string | undefined;

/**
 * Returns a function that finds the `Link` header for the path of a page. The header names the
 * files that the page loads first, which the build of the web application writes to
 * `first-files.json`. Pages that are not listed, and all pages of a build without the file, load a
 * little later.
 */
export async function readFirstFiles(webFolder: string): Promise<FindLink> {
  const links = await readLinks(webFolder);
  return (pathname) =>
    toPatterns(pathname)
      .map((pattern) => links.get(pattern))
      .find((link) => link !== undefined);
}

/**
 * The patterns for a path: the path itself, the path with a star for its last step, and the path
 * with stars for its last two steps.
 */
function toPatterns(pathname: string): readonly string[] {
  const parent = path.posix.dirname(pathname);
  return [
    pathname,
    path.posix.join(parent, '*'),
    path.posix.join(path.posix.dirname(parent), '*/*'),
  ];
}

async function readLinks(webFolder: string): Promise<ReadonlyMap<string, string>> {
  const file = path.join(webFolder, 'first-files.json');
  if (!existsSync(file)) return new Map();
  const written: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (typeof written !== 'object' || written === null) return new Map();
  return new Map(
    Object.entries(written).flatMap(([address, link]) =>
      typeof link === 'string' ? [[address, link] as const] : [],
    ),
  );
}
