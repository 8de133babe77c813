import { toQuotedValue } from '#domain/quoted-value.js';
import { type Column, toPlainName } from '#domain/returns/column.js';
import { UnusableReturn } from '#features/returns/file/unusable-return.js';
import type { OpenReturnFile } from '#features/returns/return-file.js';

import type { StagedColumn } from './staged-record.js';

/**
 * The headings of a staged file as columns by which to open it. It is opened with the separator and
 * the sheet that people saw, and the cells below each heading are read as the type of its column.
 */
export function toOwnHeadings(
  columns: readonly Column[],
  staged: readonly StagedColumn[],
): readonly Column[] {
  const [any] = columns;
  if (!any) throw new Error('Every dataset has columns');
  const own = staged
    .filter(({ heading }) => heading.trim() !== '')
    .map(({ heading, plain = toPlainName(heading), column }) => ({
      isTaken: column !== null,
      column: { ...(columns.find(({ name }) => name === column) ?? any), name: plain },
    }));
  // If two headings have the same name, the heading that is read decides the kind.
  return [false, true].flatMap((wanted) =>
    own
      .filter(({ isTaken }) => isTaken === wanted)
      .map(({ column }) => ({ ...column, isRequired: true })),
  );
}

/**
 * A staged file with our names in its header, by position: each heading has the column that people
 * saw, regardless of the text of the heading and of what is remembered from other files.
 *
 * @throws UnusableReturn if the headings are not those that were shown
 */
export function takeColumns(file: OpenReturnFile, staged: readonly StagedColumn[]): OpenReturnFile {
  const { header } = file;
  const isSame =
    header.length === staged.length &&
    staged.every(({ heading, position }) => toQuotedValue(header[position] ?? '') === heading);
  if (!isSame)
    throw new UnusableReturn('Its columns are not the ones that were shown. Send the file again.');
  const taken = new Map(staged.map(({ position, column }) => [position, column]));
  return {
    ...file,
    header: header.map((heading, position) => {
      const column = taken.get(position) ?? null;
      if (column !== null) return column;
      // The name is not that of a column, even if the heading is.
      return heading.trim() === '' ? heading : `left out (${position + 1})`;
    }),
    leftOut: new Set(
      header.flatMap((heading, position) =>
        heading.trim() !== '' && (taken.get(position) ?? null) === null ? [position] : [],
      ),
    ),
  };
}
