import type { FileHandle } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';

import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';

import { UnusableReturn } from '#features/returns/file/unusable-return.js';

export const BROKEN =
  'It is broken or cut off. Copy it again from where it comes from, or open it in Excel, which may repair it, and save it again.';

/**
 * The maximum number of parts. A workbook has a few dozen, such as one for each sheet, picture and
 * comment.
 */
export const MAX_PARTS = 5_000;
const MAX_NAME_LENGTH = 1_024;
/**
 * The maximum size, in megabytes, of everything unpacked from a file. 100,000 rows with every
 * column filled and every text written out take about half of it.
 */
const MAX_UNPACKED_MB = 512;
const MEGABYTE = 1_048_576;
/**
 * How many times larger a file may become when unpacked. Rows that are all the same shrink to a
 * hundredth, and only a file made as a bomb shrinks further than this.
 */
const MAX_TIMES_SMALLER = 200;
/** Up to this unpacked size, no file is suspicious. */
const UNSUSPICIOUS = 16 * MEGABYTE;
const READ_BYTES = 65_536;
/**
 * The maximum size of the directory, in bytes. An entry has a hundred bytes, and programs add a few
 * dozen. All of it is held in memory.
 */
const LARGEST_DIRECTORY = 8 * MEGABYTE;
const [STORED, DEFLATED] = [0, 8];

/** Called with how many bytes of a part have been read, and how many it has in the file. */
export type PartProgress = (bytesRead: number, bytesInAll: number) => void;

/**
 * A ZIP file, read part by part straight from its handle: nothing is ever written to disk. The
 * sizes in its directory are not trusted, so output is counted as it appears, over all parts
 * together.
 */
export class Archive {
  readonly #parts = new Map<string, Entry>();
  readonly #running = new Set<Readable>();
  #unpackedBytes = 0;

  private constructor(
    readonly handle: FileHandle,
    private readonly zip: ZipFile,
    private readonly goOn: () => void,
  ) {}

  /**
   * @param goOn called with each piece that is read; ends the reading by throwing
   * @throws UnusableReturn if the file is not a whole ZIP file, or has more parts than a workbook
   * may have
   */
  static async open(handle: FileHandle, size: number, goOn: () => void): Promise<Archive> {
    const zip = await fromRandomAccessReaderPromise(new HandleReader(handle), size, {
      autoClose: false,
      decodeStrings: false,
    }).catch(refuse);
    const archive = new Archive(handle, zip, goOn);
    await archive.#list();
    return archive;
  }

  /** The names of the parts, in lower case. */
  get names(): readonly string[] {
    return [...this.#parts.keys()];
  }

  /** Whether the archive has a part of that name, ignoring case. */
  has(name: string): boolean {
    return this.#parts.has(name.toLowerCase());
  }

  /**
   * The bytes of a part.
   *
   * @throws UnusableReturn if there is no such part, if it is broken (which may become clear only
   * at its end) or if it is a bomb
   */
  async *read(name: string, onProgress: PartProgress = () => undefined): AsyncIterable<Buffer> {
    const entry = this.#parts.get(name.toLowerCase());
    if (entry === undefined) throw new UnusableReturn(BROKEN);
    if (entry.isEncrypted())
      throw new UnusableReturn('It is protected by a password. Save it without one.');
    if (entry.uncompressedSize > MAX_UNPACKED_MB * MEGABYTE) throw burst();

    let [packed, unpacked, checksum] = [0, 0, 0];
    const { fileDataStart } = await this.zip
      .readLocalFileHeaderPromise(entry, { minimal: true })
      .catch(refuse);
    const onRead = (bytes: number) => onProgress((packed += bytes), entry.compressedSize);
    const stream = this.#unpack(
      entry,
      readRange(this.handle, { start: fileDataStart, length: entry.compressedSize, onRead }),
    );
    this.#running.add(stream);
    try {
      for await (const chunk of toBuffers(stream)) {
        this.goOn();
        unpacked += chunk.length;
        this.#unpackedBytes += chunk.length;
        if (unpacked > entry.uncompressedSize) throw new UnusableReturn(BROKEN);
        if (this.#unpackedBytes > MAX_UNPACKED_MB * MEGABYTE) throw burst();
        if (unpacked > UNSUSPICIOUS && unpacked > packed * MAX_TIMES_SMALLER) throw burst();
        checksum = crc32(chunk, checksum);
        yield chunk;
      }
    } finally {
      stream.destroy();
      this.#running.delete(stream);
    }
    if (unpacked !== entry.uncompressedSize || checksum !== entry.crc32)
      throw new UnusableReturn(BROKEN);
  }

  /** Stops reading and closes the file. */
  close(): void {
    for (const stream of this.#running) stream.destroy();
    void this.handle.close();
  }

  async #list(): Promise<void> {
    if (this.zip.entryCount > MAX_PARTS)
      throw new UnusableReturn(
        `It has ${this.zip.entryCount} parts, far more than a table of rows needs. Save the sheet alone as a new workbook.`,
      );
    const entries = this.zip.eachEntry();
    let directoryBytes = 0;
    for (
      let next = await entries.next().catch(refuse);
      next.done !== true;
      next = await entries.next().catch(refuse)
    ) {
      const { fileNameRaw, extraFieldLength, fileCommentLength } = next.value;
      this.goOn();
      directoryBytes += fileNameRaw.length + extraFieldLength + fileCommentLength;
      if (directoryBytes > LARGEST_DIRECTORY) throw new UnusableReturn(BROKEN);
      if (fileNameRaw.length > MAX_NAME_LENGTH) continue;
      // Some Windows programs write backslashes.
      const name = fileNameRaw.toString('utf8').replaceAll('\\', '/').toLowerCase();
      // Two parts have the same name, and programs differ in which of them they read.
      if (this.#parts.has(name)) throw new UnusableReturn(BROKEN);
      this.#parts.set(name, next.value);
    }
  }

  #unpack({ compressionMethod }: Entry, packed: AsyncIterable<Buffer>): Readable {
    if (compressionMethod === STORED) return Readable.from(packed, { objectMode: false });
    if (compressionMethod !== DEFLATED) throw new UnusableReturn(BROKEN);
    // An error appears where the last of these streams is read.
    return pipeline(
      Readable.from(packed, { objectMode: false }),
      createInflateRaw({ chunkSize: READ_BYTES }),
      () => undefined,
    );
  }
}

/** Lets the ZIP reader read through the handle; closing waits for reads. */
class HandleReader extends RandomAccessReader {
  constructor(private readonly handle: FileHandle) {
    super();
  }

  override read(
    ...[buffer, offset, length, position, callback]: Parameters<RandomAccessReader['read']>
  ): void {
    const answer: (error: Error | null, bytesRead?: number) => void = callback;
    this.handle.read(buffer, offset, length, position).then(
      ({ bytesRead }) => answer(null, bytesRead),
      (error: unknown) => answer(error instanceof Error ? error : new Error(String(error))),
    );
  }
}

interface Range {
  readonly start: number;
  readonly length: number;
  readonly onRead: (bytes: number) => void;
}

async function* readRange(
  handle: FileHandle,
  { start, length, onRead }: Range,
): AsyncIterable<Buffer> {
  for (let [position, left] = [start, length]; left > 0;) {
    const { buffer, bytesRead } = await handle.read(
      Buffer.allocUnsafe(Math.min(left, READ_BYTES)),
      0,
      Math.min(left, READ_BYTES),
      position,
    );
    if (bytesRead === 0) throw new UnusableReturn(BROKEN);
    position += bytesRead;
    left -= bytesRead;
    onRead(bytesRead);
    yield buffer.subarray(0, bytesRead);
  }
}

async function* toBuffers(stream: Readable): AsyncIterable<Buffer> {
  try {
    for await (const chunk of stream) if (Buffer.isBuffer(chunk)) yield chunk;
  } catch (error) {
    refuse(error);
  }
}

/**
 * Throws the refusal for an error. Errors of the ZIP reader and of unpacking are faults of the
 * file; errors of the system are not.
 */
function refuse(error: unknown): never {
  const isOfSystem = error instanceof Error && 'syscall' in error;
  throw isOfSystem || error instanceof UnusableReturn
    ? error
    : new UnusableReturn(BROKEN, { cause: error });
}

function burst(): UnusableReturn {
  return new UnusableReturn(
    `It unpacks to far more than 100,000 rows would need (at most ${MAX_UNPACKED_MB} MB are read). Save the sheet alone as a new workbook, or as CSV.`,
  );
}
