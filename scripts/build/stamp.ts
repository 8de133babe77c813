import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Folders that are never among the inputs of a build. */
const IGNORED = new Set(['node_modules', 'dist', 'generated', '.cache']);

/**
 * One hash over the names and contents of files, and of all files below folders, without `output`.
 * Missing files are included as missing. Reads one file after another: in parallel, thousands of
 * files would be open at once.
 */
export function hashContents(root: string, inputs: readonly string[], output: string): string {
  const hash = createHash('sha256').update(process.version);
  for (const file of inputs.flatMap((input) => listFiles(path.join(root, input)))) {
    if (file === path.join(root, output)) continue;
    hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** The file itself, or all files below a folder, in the order of their names. */
function listFiles(item: string): readonly string[] {
  const found = statSync(item, { throwIfNoEntry: false });
  if (found?.isDirectory() !== true) return found ? [item] : [];
  return readdirSync(item, { withFileTypes: true })
    .filter(({ name }) => !IGNORED.has(name))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const inside = path.join(item, entry.name);
      return entry.isFile() ? [inside] : listFiles(inside);
    });
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
