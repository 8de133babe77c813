import { UnusableReturn } from './unusable-return.js';

/**
 * The maximum length of a row that is read, in bytes. A row with every column of any dataset at its
 * longest is far shorter.
 */
export const MAX_ROW_LENGTH = 65_536;

/** The number of bytes passed on at a time, which the parser handles without a pause. */
const PIECE_BYTES = 65_536;

const [LINE_FEED, CARRIAGE_RETURN, QUOTE] = [0x0a, 0x0d, 0x22];

/**
 * Passes on the bytes of a CSV file piece by piece, and stops at a row that is too long. Separators
 * count towards the length here, because a parser does not count them. A row of a hundred million
 * separators has as many cells, all held in memory until the row ends.
 *
 * @throws UnusableReturn that names the row, after everything before it was passed on: an earlier
 * fault is reported first
 */
export async function* boundRows(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const bounds = new RowBounds();
  for await (const chunk of chunks)
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
      const piece = chunk.subarray(at, at + PIECE_BYTES);
      yield piece;
      bounds.follow(piece);
    }
}

/**
 * Tracks where rows end. No row ends within quotes; a doubled quotation mark within them, which
 * belongs to the cell, makes no difference.
 */
class RowBounds {
  private row = 1;
  private length = 0;
  private before = LINE_FEED;
  private isQuoted = false;

  follow(piece: Buffer): void {
    for (const byte of piece) {
      this.length += 1;
      if (byte === QUOTE) this.isQuoted = !this.isQuoted;
      else if (!this.isQuoted && (byte === LINE_FEED || byte === CARRIAGE_RETURN))
        this.endRow(byte);
      if (this.length > MAX_ROW_LENGTH) throw new UnusableReturn(explainLongRow(this.row));
      this.before = byte;
    }
  }

  private endRow(byte: number): void {
    this.length = 0;
    if (byte !== LINE_FEED || this.before !== CARRIAGE_RETURN) this.row += 1;
  }
}

function explainLongRow(row: number): string {
  return `Row ${row} is longer than ${MAX_ROW_LENGTH / 1024} KB: one of its cells is far too long, it has far too many cells, or a quotation mark opens in it and never closes. Correct that row.`;
}
