import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A file of the web application. */
export interface PageFile {
  readonly type: string;
  readonly read: () => Buffer;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/**
 * The files of the built application by address, such as `/assets/index.js`. Pages get only these:
 * an address is never used as a path.
 */
export function listPageFiles(webFolder: string): ReadonlyMap<string, PageFile> {
  const files = readdirSync(webFolder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.flatMap(({ parentPath, name }): readonly (readonly [string, PageFile])[] => {
      const file = path.join(parentPath, name);
      const type = types[path.extname(name)];
      const address = `/${path.relative(webFolder, file).split(path.sep).join('/')}`;
      return type === undefined ? [] : [[address, { type, read: () => readFileSync(file) }]];
    }),
  );
}
