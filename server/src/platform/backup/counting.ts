import { createHash } from 'node:crypto';

/** The size and checksum of one table’s rows. */
export interface Counts {
  readonly rows: number;
  /** The number of bytes in COPY’s format, before compression. */
  readonly bytes: number;
  /** The SHA-256 of the text in COPY’s format, in hexadecimal. */
  readonly sha256: string;
}

/** Called with the totals so far. */
export type OnCount = (soFar: { readonly rows: number; readonly bytes: number }) => void;

const LINE_FEED = 0x0a;

/** Counts the rows of a stream. In COPY’s format every line feed ends a row. */
export class Counting {
  private rows = 0;
  private bytes = 0;
  private readonly hash = createHash('sha256');

  constructor(private readonly onCount: OnCount = () => undefined) {}

  /** A step of a pipeline that counts rows and passes them on. */
  readonly pass = async function* (
    this: Counting,
    source: AsyncIterable<Buffer>,
  ): AsyncIterable<Buffer> {
    for await (const chunk of source) {
      this.add(chunk);
      yield chunk;
    }
  }.bind(this);

  private add(chunk: Buffer): void {
    this.hash.update(chunk);
    this.bytes += chunk.length;
    for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, at + 1))
      this.rows += 1;
    this.onCount({ rows: this.rows, bytes: this.bytes });
  }

  /** Counts a whole text, and discards it. */
  async count(source: AsyncIterable<Buffer>): Promise<Counts> {
    for await (const chunk of source) this.add(chunk);
    return this.finish();
  }

  finish(): Counts {
    return { rows: this.rows, bytes: this.bytes, sha256: this.hash.digest('hex') };
  }
}

export function areSame(some: Counts, others: Counts): boolean {
  return some.rows === others.rows && some.bytes === others.bytes && some.sha256 === others.sha256;
}
