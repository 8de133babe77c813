import { toQuotedValue } from '#domain/quoted-value.js';
import { type Column, toPlainName } from '#domain/returns/column.js';
import { mapColumns, type RememberedColumns } from '#domain/returns/column-mapping.js';

import type { OpenReturnFile } from './return-file.js';

/**
 * The columns of a dataset with an agency's own names for them. With these columns, the separator,
 * the sheet and the types of cells are also found by the agency's own headings.
 */
export function withAliases(
  columns: readonly Column[],
  remembered: RememberedColumns,
): readonly Column[] {
  const known = new Set(columns.map(({ name }) => toPlainName(name)));
  const aliases = [...remembered].flatMap(([heading, column]) => {
    const found = columns.find(({ name }) => name === column);
    return found && !known.has(heading) ? [{ ...found, name: heading, isRequired: false }] : [];
  });
  return [...columns, ...aliases];
}

/** A file with our column names in its header, wherever the column of a heading is certain. */
export function applyMapping(
  file: OpenReturnFile,
  {
    columns,
    remembered,
  }: { readonly columns: readonly Column[]; readonly remembered: RememberedColumns },
): OpenReturnFile {
  const mapped = mapColumns(columns, file.header, remembered);
  const leftOut = new Set(
    mapped.flatMap(({ position, column, origin }) =>
      origin === 'REMEMBERED' && column === null ? [position] : [],
    ),
  );
  return {
    ...file,
    header: mapped.map(({ heading, column, origin }) =>
      column === null || origin === 'NAME' ? heading : column,
    ),
    headings: mapped.flatMap(({ heading, column }) =>
      column === null || heading === column ? [] : [{ column, heading: toQuotedValue(heading) }],
    ),
    leftOut,
  };
}
