import sql from 'sql-template-tag';

import type { Dataset } from '#domain/lists.js';
import type { RememberedColumns } from '#domain/returns/column-mapping.js';
import type { Transaction } from '#platform/database.js';

/** An agency's choices for headings in its returns for a dataset, by their plain names. */
export async function findRememberedColumns(
  { query }: Pick<Transaction, 'query'>,
  agencyId: number,
  dataset: Dataset,
): Promise<RememberedColumns> {
  const { rows } = await query<{ heading: string; name: string | null }>(sql`
    SELECT heading, column_name AS name FROM return_mapping
    WHERE  agency_id = ${agencyId} AND dataset = ${dataset}::"Dataset" ORDER BY heading`);
  return new Map(rows.map(({ heading, name }) => [heading, name]));
}

/** Headings by their plain names, with their columns; null leaves a heading out. */
export interface ColumnsToRemember {
  readonly agencyId: number;
  readonly dataset: Dataset;
  readonly columns: ReadonlyMap<string, string | null>;
}

/** Stores the columns chosen for headings, in place of earlier choices. */
export async function rememberColumns(
  { query }: Transaction,
  { agencyId, dataset, columns }: ColumnsToRemember,
): Promise<void> {
  await query(sql`
    INSERT INTO return_mapping (agency_id, dataset, heading, column_name)
    SELECT ${agencyId}, ${dataset}::"Dataset", heading, name
    FROM   unnest(${[...columns.keys()]}::text[], ${[...columns.values()]}::text[]) AS given (heading, name)
    ON     CONFLICT (agency_id, dataset, heading) DO UPDATE SET column_name = excluded.column_name`);
}

/**
 * The heading row that somebody chose for an agency's returns for a dataset; null if nobody did.
 */
export async function findRememberedRow(
  { query }: Pick<Transaction, 'query'>,
  agencyId: number,
  dataset: Dataset,
): Promise<number | null> {
  const { rows } = await query<{ row: number }>(sql`
    SELECT heading_row AS row FROM return_heading_row
    WHERE  agency_id = ${agencyId} AND dataset = ${dataset}::"Dataset"`);
  return rows[0]?.row ?? null;
}

/** A heading row, counted as in a spreadsheet. */
export interface RowToRemember {
  readonly agencyId: number;
  readonly dataset: Dataset;
  readonly row: number;
}

/** Stores which row has the headings, in place of an earlier choice. */
export async function rememberRow(
  { query }: Transaction,
  { agencyId, dataset, row }: RowToRemember,
): Promise<void> {
  await query(sql`
    INSERT INTO return_heading_row (agency_id, dataset, heading_row)
    VALUES (${agencyId}, ${dataset}::"Dataset", ${row})
    ON     CONFLICT (agency_id, dataset) DO UPDATE SET heading_row = excluded.heading_row`);
}
