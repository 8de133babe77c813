import { toQuotedValue } from '#domain/quoted-value.js';
import { type Column, toPlainName } from '#domain/returns/column.js';
import { mapColumns, type RememberedColumns } from '#domain/returns/column-mapping.js';

import type { OpenReturnFile } from './return-file.js';

/**
 * The columns of a dataset together with an agency's own names for them, for code that opens its
 * file: it then also finds the separator, the sheet and the kinds of cells by the agency's own
 * headings.
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

/**
 * A file with our column names in its header, for every heading whose column is known for certain.
 */
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
