import { randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { Busboy, type BusboyInstance } from '@fastify/busboy';

import { showInvisible } from '#domain/invisible-characters.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import type { FoundFile } from '#features/returns/return-file.js';
import { Pace, type PaceLimits } from '#platform/fair-share/slots.js';

/** A received file, which can be reached only through its handle. */
export interface ReceivedFile extends FoundFile {
  /** The sender's name for the file, perhaps with a folder. */
  readonly name: string;
}

export interface ReceivingLimits {
  /** The limit for all files together, in bytes. */
  readonly maxBytes: number;
  readonly maxFiles: number;
  /** How long a sender may send nothing, in milliseconds. */
  readonly stallTimeoutMs: number;
  /** How long the whole request may take, in milliseconds. */
  readonly timeoutMs: number;
  /** The slowest pace allowed; the usual one if left out. */
  readonly pace?: PaceLimits;
}

/** Why sent files are not accepted. The status is an HTTP status. */
export class NotReceived extends Error {
  override readonly name = 'NotReceived';

  constructor(
    readonly status: number,
    sentence: string,
  ) {
    super(sentence);
  }
}

const HOW = 'Send each file as a part of multipart/form-data: curl --form file=@april.csv';
const MAX_NAME_LENGTH = 1000;

/**
 * Receives the files of a request, one after the other, into temporary files whose names are
 * removed as soon as they are open, so that nothing is left behind in whatever way this process
 * ends. The caller closes them.
 *
 * @throws NotReceived if the files are too many, too large or too slow, or if there are none; the
 * rest of the request is then left unread
 */
export async function receiveFiles(
  request: IncomingMessage,
  limits: ReceivingLimits,
): Promise<readonly ReceivedFile[]> {
  refuseTooLarge(Number(request.headers['content-length'] ?? 0), limits);
  const [contents, taking] = [new Array<Readable>(), new Array<Promise<ReceivedFile>>()];
  const parser = startParser(request, limits, (content, name) => {
    // The content emits several errors, some when nobody listens any more. Unhandled, they would
    // end this process.
    content.on('error', () => undefined);
    const taken = takeFile(content, name);
    // The result is checked again below, when the rest has arrived.
    taken.catch((error: unknown) => parser.destroy(error instanceof Error ? error : undefined));
    contents.push(content);
    taking.push(taken);
  });
  try {
    // This reads from an iterator: if a pipeline from the request itself failed, it would close the
    // connection before the answer.
    await pipeline(toBounded(request, limits), parser);
    const files = await Promise.all(taking);
    if (files.length === 0) throw new NotReceived(400, `No file was sent. ${HOW}.`);
    return files;
  } catch (error) {
    for (const content of contents) content.destroy(new Error('The others cannot be taken'));
    for (const taken of await Promise.allSettled(taking))
      if (taken.status === 'fulfilled') await taken.value.handle.close();
    throw explain(error, request);
  }
}

type OnFile = (content: Readable, name: string) => void;

function startParser(
  { headers }: IncomingMessage,
  { maxFiles }: ReceivingLimits,
  onFile: OnFile,
): BusboyInstance {
  const { 'content-type': contentType, 'content-encoding': encoding = 'identity' } = headers;
  if (encoding !== 'identity')
    throw new NotReceived(
      415,
      'Send returns without Content-Encoding. A workbook is already compressed.',
    );
  if (contentType === undefined || !/^multipart\/form-data\s*;.*boundary=/i.test(contentType))
    throw new NotReceived(415, `Returns cannot be sent like this. ${HOW}.`);
  const parser = toBusboy({ ...headers, 'content-type': contentType }, maxFiles);
  parser.on('error', () => undefined);
  const stop = (status: number, sentence: string) =>
    void parser.destroy(new NotReceived(status, sentence));
  parser.on('file', (_field, content, name?: string) =>
    onFile(content, showInvisible((name ?? 'The file').slice(0, MAX_NAME_LENGTH))),
  );
  parser.on('field', (field) => stop(400, `"${toQuotedValue(field)}" is not a file. ${HOW}.`));
  parser.on('filesLimit', () =>
    stop(413, `At most ${maxFiles} files can be sent together. Send fewer at a time.`),
  );
  return parser;
}

function toBusboy(
  headers: IncomingMessage['headers'] & { readonly 'content-type': string },
  maxFiles: number,
): BusboyInstance {
  try {
    return new Busboy({
      headers,
      preservePath: true,
      limits: { files: maxFiles, fieldSize: 1000 },
    });
  } catch {
    // Busboy throws for headers that it cannot read; the refusal says so.
    throw new NotReceived(400, `The parts of the request cannot be separated. ${HOW}.`);
  }
}

async function takeFile(content: Readable, name: string): Promise<ReceivedFile> {
  const handle = await openNameless();
  try {
    let size = 0;
    for await (const chunk of content) {
      if (!Buffer.isBuffer(chunk)) throw new Error('A file comes as bytes');
      await handle.write(chunk);
      size += chunk.length;
    }
    return { handle, size, name };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function openNameless(): Promise<FileHandle> {
  const file = path.join(tmpdir(), `stronghold-return-${randomUUID()}`);
  const handle = await open(file, 'wx+', 0o600);
  await unlink(file);
  return handle;
}

async function* toBounded(
  request: IncomingMessage,
  limits: ReceivingLimits,
): AsyncIterable<Buffer> {
  const end = performance.now() + limits.timeoutMs;
  let size = 0;
  const source: AsyncIterator<unknown, undefined> = request.iterator({ destroyOnReturn: false });
  const pace = new Pace(limits.pace);
  for (;;) {
    const began = performance.now();
    const { done, value } = await orTooSlow(
      source.next(),
      Math.min(limits.stallTimeoutMs, end - performance.now()),
    );
    if (done === true) return;
    if (!Buffer.isBuffer(value)) throw new Error('A request comes as bytes');
    size += value.length;
    refuseTooLarge(size, limits);
    if (pace.add(value.length, performance.now() - began)) throw tooSlow();
    yield value;
  }
}

function refuseTooLarge(size: number, { maxBytes }: ReceivingLimits): void {
  if (size <= maxBytes) return;
  const most = Math.floor(maxBytes / 1_000_000).toLocaleString('en-GB');
  throw new NotReceived(
    413,
    `At most ${most} MB of returns can be sent together. Send fewer files at a time, or a return in parts (--partial).`,
  );
}

async function orTooSlow<Result>(waited: Promise<Result>, timeoutMs: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooSlow()), Math.max(timeoutMs, 0));
  });
  try {
    return await Promise.race([waited, late]);
  } finally {
    clearTimeout(timer);
  }
}

function tooSlow(): NotReceived {
  return new NotReceived(
    408,
    'The files came too slowly, and nothing was written. Send them again.',
  );
}

function explain(error: unknown, { errored }: IncomingMessage): unknown {
  if (error instanceof NotReceived || errored) return error;
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new NotReceived(
      507,
      'There is no room on the server for these files, and nothing was written. Tell its administrator.',
    );
  if (code !== undefined && code !== '') return error;
  return new NotReceived(
    400,
    `The request is incomplete, or its parts cannot be separated. ${HOW}.`,
  );
}
