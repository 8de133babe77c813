import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';

import { UnusableReturn } from './unusable-return.js';

/**
 * How to convert another kind of workbook, or a CSV file in another encoding, into one that can be
 * read.
 */
export const SAVE_AS_CSV = 'In a spreadsheet, choose "Save as" and "CSV UTF-8".';

/** The first bytes of files that people mistake for CSV. */
const foreignFormats = [
  {
    start: [0x25, 0x50, 0x44, 0x46],
    message: 'It is a PDF. Send the table that it was made from, as CSV in UTF-8.',
  },
  { start: [0x1f, 0x8b], message: 'It is compressed. Unpack it and send the CSV file inside.' },
  { start: [0xff, 0xfe], message: `It is written in UTF-16. ${SAVE_AS_CSV}` },
  { start: [0xfe, 0xff], message: `It is written in UTF-16. ${SAVE_AS_CSV}` },
] as const;

export const EMPTY =
  'It is empty. A return is a CSV file or an XLSX workbook that begins with a row of column names.';

/**
 * How lines end: in most files with a line feed, in files from an old Mac with only a carriage
 * return.
 */
const [LINE_FEED, CARRIAGE_RETURN] = [0x0a, 0x0d];

/**
 * Passes on the bytes of a file, and stops at the first that is not UTF-8 text.
 *
 * @param onRead called with how many bytes have been read so far
 * @throws UnusableReturn that names the line, or what kind of file it is instead
 */
export async function* toCheckedChunks(
  source: AsyncIterable<Buffer>,
  onRead: (bytesRead: number) => void,
): AsyncIterable<Buffer> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let [bytesRead, linesBefore, lineEnd] = [0, 0, LINE_FEED];
  let unfinishedLine: Buffer = Buffer.alloc(0);
  for await (const chunk of source) {
    if (bytesRead === 0) {
      refuseForeignFormat(chunk);
      lineEnd = chunk.includes(LINE_FEED) ? LINE_FEED : CARRIAGE_RETURN;
    }
    const nul = chunk.indexOf(0);
    if (nul >= 0)
      throw new UnusableReturn(
        explainNul(linesBefore + countLines(chunk.subarray(0, nul), lineEnd) + 1),
      );
    if (!canDecode(decoder, chunk)) {
      // A character may begin in one chunk and end in the next.
      const lines = Buffer.concat([unfinishedLine, chunk]);
      throw new UnusableReturn(explainEncoding(linesBefore + findLineOutsideUtf8(lines, lineEnd)));
    }
    linesBefore += countLines(chunk, lineEnd);
    unfinishedLine = chunk.subarray(chunk.lastIndexOf(lineEnd) + 1);
    bytesRead += chunk.length;
    onRead(bytesRead);
    yield chunk;
  }
  if (!canDecode(decoder))
    throw new UnusableReturn(`Its last character is cut in half. Copy or save the file again.`);
}

function refuseForeignFormat(start: Buffer): void {
  const foreign = foreignFormats.find((format) =>
    format.start.every((byte, index) => start[index] === byte),
  );
  if (foreign) throw new UnusableReturn(foreign.message);
  if (start.length < 65_536 && start.toString('utf8').replace('\u{feff}', '').trim() === '')
    throw new UnusableReturn(EMPTY);
}

function canDecode(decoder: TextDecoder, chunk?: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch {
    // The decoder throws only for bytes that are not UTF-8.
    return false;
  }
}

function explainNul(line: number): string {
  return `Line ${line} contains a NUL byte, which text never does: it is not a CSV file in UTF-8. ${SAVE_AS_CSV}`;
}

function explainEncoding(line: number): string {
  return `Line ${line} is not written in UTF-8, but in another encoding such as Windows-1252. ${SAVE_AS_CSV}`;
}

/**
 * The number of the first line that is not UTF-8, from 1; that of the last line if all others are.
 */
function findLineOutsideUtf8(bytes: Buffer, lineEnd: number): number {
  let [from, line] = [0, 1];
  for (
    let end = bytes.indexOf(lineEnd);
    end >= 0 && isUtf8(bytes.subarray(from, end));
    end = bytes.indexOf(lineEnd, from)
  ) {
    from = end + 1;
    line += 1;
  }
  return line;
}

function countLines(bytes: Buffer, lineEnd: number): number {
  let count = 0;
  for (let at = bytes.indexOf(lineEnd); at >= 0; at = bytes.indexOf(lineEnd, at + 1)) count += 1;
  return count;
}
