import sql, { raw, type Sql } from 'sql-template-tag';

import type { AgencyRecord } from '#domain/agencies.js';
import { FORMULA_STARTS, PLAIN_NEGATIVE } from '#domain/records/spreadsheet-text.js';
import { type Column, toDatabaseName } from '#domain/returns/column.js';

/** Agency codes by id, from 1 upwards; null for an id that no agency has. */
export type CodesById = readonly (string | null)[];

/** The codes of all agencies by their ids. */
export function toCodesById(agencies: readonly AgencyRecord[]): CodesById {
  const codes: (string | null)[] = Array.from(
    { length: Math.max(0, ...agencies.map(({ id }) => id)) },
    () => null,
  );
  for (const { id, code } of agencies) codes[id - 1] = code;
  return codes;
}

/**
 * A column of a return’s file, in SQL over the records named `fact`. The import reads it back as
 * the same value.
 */
export function toCsvColumn(column: Column, codes: CodesById): Sql {
  return sql`${toCsvValue(column, codes)} AS ${raw(`"${column.name}"`)}`;
}

/** The code of an agency by its id. */
export function toCode(id: Sql, codes: CodesById): Sql {
  return sql`(${[...codes]}::text[])[${id}]`;
}

function toCsvValue(column: Column, codes: CodesById): Sql {
  const value = raw(`fact.${toDatabaseName(column)}`);
  switch (column.kind.type) {
    case 'reference':
    case 'label':
    case 'sentences':
    case 'record':
      return toSafeText(value);
    case 'quarter':
      return sql`(to_char(${value} - interval '3 months', 'YYYY') || to_char(${value} + interval '9 months', '-YY') || to_char(${value} - interval '3 months', '-"Q"Q'))`;
    case 'codes':
      return sql`nullif(array_to_string(${value}, ';'), '')`;
    case 'yes-no':
      return sql`CASE WHEN ${value} THEN 'YES' WHEN NOT ${value} THEN 'NO' END`;
    case 'number':
      return sql`trim_scale(${value})`;
    case 'pounds':
      return sql`(${value} / 100.0)::numeric(20, 2)`;
    case 'agency':
      return toCode(value, codes);
    case 'agencies':
      return sql`(SELECT string_agg(${toCode(raw('named.id'), codes)}, ';' ORDER BY named.id) FROM unnest(${value}) AS named (id))`;
    case 'date':
    case 'code':
    case 'whole-number':
    case 'area':
      return value;
  }
}

/**
 * A text as written into a file: prefixed with an apostrophe if a spreadsheet would take it for a
 * formula. The import removes the apostrophe again.
 */
export function toSafeText(value: Sql): Sql {
  return sql`CASE WHEN ${value} ~ ${`^'*${FORMULA_STARTS}`} AND ${value} !~ ${PLAIN_NEGATIVE} THEN '''' || ${value} ELSE ${value} END`;
}
