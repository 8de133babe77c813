import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Folders that are never among the inputs of a build. */
const IGNORED = new Set(['node_modules', 'dist', 'generated', '.cache']);

/**
 * One hash over the names and contents of files, and of all files below folders, without `output`.
 * Missing files are included as missing.
 */
export async function hashContents(
  root: string,
  inputs: readonly string[],
  output: string,
): Promise<string> {
  const hash = createHash('sha256').update(process.version);
  for (const input of inputs) {
    for (const file of await listFiles(path.join(root, input))) {
      if (file === path.join(root, output)) continue;
      hash
        .update(path.relative(root, file))
        .update('\0')
        .update(await readFile(file))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

async function listFiles(item: string): Promise<readonly string[]> {
  if (!existsSync(item)) return [];
  const entries = await readdir(item, { withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return null;
    throw error;
  });
  if (entries === null) return [item];
  const kept = entries.filter(({ name }) => !IGNORED.has(name)).map(({ name }) => name);
  return (await Promise.all(kept.sort().map((name) => listFiles(path.join(item, name))))).flat();
}

/**
 * Records the inputs of a step once the step has ended, so that a step killed half-way runs again.
 */
export class Stamp {
  constructor(private readonly file: string) {}

  async isOf(hash: string): Promise<boolean> {
    return existsSync(this.file) && (await readFile(this.file, 'utf8')) === hash;
  }

  async remove(): Promise<void> {
    await rm(this.file, { force: true });
  }

  async write(hash: string): Promise<void> {
    await mkdir(path.dirname(this.file), { recursive: true });
    await writeFile(this.file, hash);
  }
}
