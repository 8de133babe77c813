import { createReadStream, createWriteStream } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

import { Refusal } from '@stronghold/prisma/refusal';

import { FILE_MODE } from './backup-folder.js';
import { Counting, type Counts, type OnCount } from './counting.js';

/** Writes rows as a stream, compressed, to a new file, and syncs it to disk. */
export async function writeTableFile(
  file: string,
  rows: Readable,
  { signal, onCount }: { readonly signal: AbortSignal; readonly onCount: OnCount },
): Promise<Counts> {
  const counting = new Counting(onCount);
  const target = createWriteStream(file, { flags: 'wx', mode: FILE_MODE, flush: true });
  await pipeline(rows, counting.pass, createGzip(), target, { signal });
  return counting.finish();
}

/**
 * Reads a file of rows into `target`.
 *
 * @throws Refusal if the file is missing or cannot be read to its end
 */
export async function readTableFile(
  file: string,
  target: Writable | null,
  onCount: OnCount,
): Promise<Counts> {
  const counting = new Counting(onCount);
  const source = createReadStream(file);
  const text = source.pipe(createGunzip());
  source.on('error', (error) => text.destroy(error));
  const rows = readable(text, file);
  if (!target) return counting.count(rows);
  await pipeline(rows, counting.pass, target);
  return counting.finish();
}

async function* readable(text: AsyncIterable<Buffer>, file: string): AsyncIterable<Buffer> {
  try {
    yield* text;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT') throw new Refusal(`The backup lacks ${file}. ${ANOTHER}`);
    if (code.startsWith('Z_')) throw damagedFile(file);
    throw new Refusal(`${file} cannot be read. Nothing was restored. (${String(error)})`);
  }
}

const ANOTHER =
  'Nothing was restored. Copy the backup again from where it is stored, or use another.';

export function damagedFile(file: string): Refusal {
  return new Refusal(`${file} is damaged: it does not match the manifest. ${ANOTHER}`);
}
