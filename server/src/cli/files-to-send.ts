import { randomUUID } from 'node:crypto';

import { UnusableReturn } from '#features/returns/file/unusable-return.js';
import { findFile, type FoundFile, type ReadingProgress } from '#features/returns/return-file.js';
import { Refusal } from '@stronghold/prisma/refusal';

export interface FileToSend extends FoundFile {
  /** The name given by the user. */
  readonly name: string;
  readonly path: string;
}

/**
 * Opens all files before any is sent.
 *
 * @throws UnusableReturn with the message of a local import; opened files are closed then
 */
export async function openFilesToSend(
  files: readonly Omit<FileToSend, keyof FoundFile>[],
): Promise<readonly FileToSend[]> {
  const opened: FileToSend[] = [];
  try {
    for (const file of files)
      opened.push({ ...file, ...(await findFile(file.path).catch(namely(file.name))) });
    return opened;
  } catch (error) {
    await closeFiles(opened);
    throw error;
  }
}

export async function closeFiles(files: readonly FileToSend[]): Promise<void> {
  for (const { handle } of files) await handle.close();
}

function namely(name: string) {
  return (error: unknown): never => {
    throw error instanceof UnusableReturn
      ? new UnusableReturn(`${name} cannot be used. ${error.message}`)
      : error;
  };
}

/** A request body as browsers send files (multipart/form-data). */
export interface FilesBody {
  readonly contentType: string;
  /** The size of the whole body, in bytes. */
  readonly size: number;
  readonly chunks: AsyncIterable<Buffer>;
}

/** @param onSent called with the number of bytes of each file sent so far */
export function toBody(
  files: readonly FileToSend[],
  onSent: (index: number) => ReadingProgress,
): FilesBody {
  const boundary = `stronghold-${randomUUID()}`;
  const heads = files.map(({ name }) =>
    Buffer.from(
      `--${boundary}\r\n${toDisposition(name)}\r\ncontent-type: application/octet-stream\r\n\r\n`,
    ),
  );
  const end = Buffer.from(`--${boundary}--\r\n`);
  const size = files.reduce(
    (sum, file, index) => sum + (heads[index]?.length ?? 0) + file.size + LINE_END.length,
    end.length,
  );
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    size,
    chunks: toChunks({ files, heads, end, onSent }),
  };
}

const LINE_END = Buffer.from('\r\n');

/** The header for a file, with its name encoded so that any name arrives unchanged. */
function toDisposition(name: string): string {
  const written = encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `content-disposition: form-data; name="file"; filename*=UTF-8''${written}`;
}

interface BodyParts {
  readonly files: readonly FileToSend[];
  readonly heads: readonly Buffer[];
  readonly end: Buffer;
  readonly onSent: (index: number) => ReadingProgress;
}

async function* toChunks({ files, heads, end, onSent }: BodyParts): AsyncIterable<Buffer> {
  for (const [index, file] of files.entries()) {
    yield heads[index] ?? LINE_END;
    yield* toContent(file, onSent(index));
    yield LINE_END;
  }
  yield end;
}

/** The content of a file in exactly the announced size, even if the file has grown since. */
async function* toContent(
  { handle, size, name }: FileToSend,
  onSent: ReadingProgress,
): AsyncIterable<Buffer> {
  let sent = 0;
  for await (const chunk of handle.createReadStream({
    start: 0,
    end: size - 1,
    autoClose: false,
  })) {
    if (!Buffer.isBuffer(chunk)) throw new Error('A file is read as bytes');
    sent += chunk.length;
    yield chunk;
    onSent(sent, size);
  }
  if (sent < size)
    throw new Refusal(
      `${name} became shorter while it was being sent, so nothing was written. Send it again when nobody is working on it.`,
    );
}
