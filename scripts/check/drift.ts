import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { root } from '../build/build-steps.js';

import { run } from './run-step.js';

/** A committed file that is printed from the server's code. */
export interface PrintedFile {
  /** The path of the file, relative to the root. */
  readonly file: string;
  /** The script that prints it, relative to the root. */
  readonly printer: string;
  /** What the file is printed from, for the sentence that reports a difference. */
  readonly of: string;
}

export const contract: PrintedFile = {
  file: 'server/schema.graphql',
  printer: 'server/src/print-schema.ts',
  of: 'what the server serves',
};

export const measuresPage: PrintedFile = {
  file: 'docs/measures.md',
  printer: 'server/src/print-measures.ts',
  of: 'what the catalogue declares',
};

export const distribution: PrintedFile = {
  file: 'deploy/citus/distribute.sql',
  printer: 'server/src/print-distribution.ts',
  of: 'what the catalogue of tables says',
};

/**
 * The file as the code prints it today.
 *
 * @throws Error with the output of the script that prints it
 */
export async function print({ file, printer }: PrintedFile): Promise<string> {
  const { code, stdout, stderr } = await run({
    file: process.execPath,
    args: ['--import', 'tsx', join(root, printer)],
    cwd: root,
  });
  if (code !== 0 || stdout.trim() === '')
    throw new Error(`${file} could not be printed.\n${stderr}`.trim());
  return stdout;
}

/**
 * The first line in which the committed file differs from what the code prints; null if there is
 * none.
 */
export async function findDrift(printed: PrintedFile): Promise<string | null> {
  try {
    const [committed, today] = await Promise.all([
      readCommitted(join(root, printed.file)),
      print(printed),
    ]);
    return explainDrift(printed, { committed, today });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The text of a committed file; empty if there is no such file. */
async function readCommitted(file: string): Promise<string> {
  return existsSync(file) ? readFile(file, 'utf8') : '';
}

/**
 * Names the first line that differs, counted from 1. A line that only one text has is shown next to
 * "nothing".
 */
export function explainDrift(
  { file, of }: PrintedFile,
  { committed, today }: Readonly<Record<'committed' | 'today', string>>,
): string | null {
  if (committed === today) return null;
  if (committed === '') return `${file} does not exist.`;

  const [before, after] = [committed.split('\n'), today.split('\n')];
  const at = after.findIndex((line, index) => line !== before[index]);
  const index = at === -1 ? after.length : at;
  return `${file} is not ${of}. Line ${index + 1}:\n  committed: ${before[index] ?? 'nothing'}\n  today:     ${after[index] ?? 'nothing'}`;
}
