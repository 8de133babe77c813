import { type FileHandle, open, stat } from 'node:fs/promises';
import path from 'node:path';

import { showInvisible } from '#domain/invisible-characters.js';
import type { Column } from '#domain/returns/column.js';
import { type HeadingHints, noHints } from '#domain/returns/heading-row.js';
import { explainCompoundFile, isCompoundFile } from '#features/returns/file/compound-file.js';
import { readCsv } from '#features/returns/file/csv-file.js';
import { EMPTY, toCheckedChunks } from '#features/returns/file/file-format.js';
import { UnusableReturn } from '#features/returns/file/unusable-return.js';

import type { RawReturn } from './file/raw-return.type.js';
import { openWorkbook } from './workbook/open-workbook.js';
import type { SharedParts } from './workbook/shared-parts.js';

const CHUNK_BYTES = 262_144;
/** The first bytes of ZIP files, including empty and split ones. */
const zipStarts = ['PK\u0003\u0004', 'PK\u0005\u0006', 'PK\u0007\u0008'];
const MAX_START_LENGTH = 8;

export interface OpenReturnFile extends RawReturn {
  readonly fileName: string;
  close(): void;
}

/** Called with the number of bytes read so far, and in all. */
export type ReadingProgress = (bytesRead: number, bytesInAll: number) => void;

export interface FoundFile {
  readonly handle: FileHandle;
  /** The length in bytes. */
  readonly size: number;
  /** The parts of a workbook that is opened several times. */
  readonly parts?: SharedParts | undefined;
}

/**
 * Opens a CSV file or an XLSX workbook and reads its header; rows are read on demand, a little
 * ahead. The first bytes decide which kind of file it is, not the name.
 *
 * @throws UnusableReturn if there is no such file or it is neither of these; also from `rows`, if
 * that becomes clear only later
 */
export async function openReturnFile(
  file: string,
  columns: readonly Column[],
  { onProgress = () => undefined, ...options }: ReadingOptions = {},
): Promise<OpenReturnFile> {
  return openFoundReturn({ ...(await findFile(file)), columns, onProgress, ...options }, file);
}

export interface ReadingOptions {
  readonly onProgress?: ReadingProgress;
  /** The name of the chosen sheet; null if the headings decide. */
  readonly sheet?: string | null;
  /** Where the headings are expected; if left out, the first rows decide. */
  readonly headings?: HeadingHints;
}

/**
 * Reads the header of a file that is already open, as `openReturnFile` does. The file is closed
 * with the return, or if it cannot be read. Messages call the file `file`.
 */
export async function openFoundReturn(found: FileToRead, file: string): Promise<OpenReturnFile> {
  const { handle } = found;
  try {
    const start = (
      await handle.read(Buffer.alloc(MAX_START_LENGTH), 0, MAX_START_LENGTH, 0)
    ).buffer.toString('latin1');
    if (isCompoundFile(start)) throw new UnusableReturn(await explainCompoundFile(handle));
    const isZip = zipStarts.some((zipStart) => start.startsWith(zipStart));
    const opened = await (isZip ? openWorkbook : openCsv)(found);
    return { ...opened, fileName: showInvisible(path.basename(file)) };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

interface FileToRead extends FoundFile {
  readonly columns: readonly Column[];
  readonly onProgress: ReadingProgress;
  /** The name of the chosen sheet; null or left out if the headings decide. */
  readonly sheet?: string | null;
  /** Where the headings are expected; if left out, the first rows decide. */
  readonly headings?: HeadingHints;
}

async function openCsv({
  handle,
  size,
  columns,
  onProgress,
  sheet = null,
  headings = noHints,
}: FileToRead): Promise<Omit<OpenReturnFile, 'fileName'>> {
  if (sheet !== null) throw new UnusableReturn('It is a CSV file, which has no sheets.');
  const source = handle.createReadStream({ start: 0, highWaterMark: CHUNK_BYTES });
  try {
    const chunks = toCheckedChunks(source, (bytesRead) => onProgress(bytesRead, size));
    return {
      ...(await readCsv(chunks[Symbol.asyncIterator](), { columns, hints: headings })),
      close: () => source.destroy(),
    };
  } catch (error) {
    source.destroy();
    throw error;
  }
}

/**
 * Opens a file of any kind.
 *
 * @throws UnusableReturn if the file is missing, may not be read or is empty
 */
export async function findFile(file: string): Promise<FoundFile> {
  // Checked before the file is opened, because opening a pipe would wait for a writer.
  const found = await stat(file).catch(refuseUnreadable);
  if (!found.isFile()) throw new UnusableReturn('It is not a file. Name the file itself.');
  if (found.size === 0) throw new UnusableReturn(EMPTY);
  return { handle: await open(file).catch(refuseUnreadable), size: found.size };
}

/** Why a file cannot be opened, from the system's error code. */
const unreadable: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file. Check the path.',
  ENOTDIR: 'There is no such file: a part of its path is not a folder. Check the path.',
  EACCES:
    'It may not be read by the user who runs this command. Ask its owner for permission to read it.',
  EPERM:
    'It may not be read by the user who runs this command. Ask its owner for permission to read it.',
  ELOOP: 'It is a link that leads back to itself. Name the file itself.',
  ENAMETOOLONG: 'Its name is longer than a file name can be. Check the path.',
};

function refuseUnreadable(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = unreadable[code];
  throw message === undefined ? error : new UnusableReturn(message);
}
