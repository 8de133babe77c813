import { toDatabaseName } from '#domain/returns/column.js';
import type { ReturnDeclaration } from '#domain/returns/declaration.js';
import { disruptions } from '#domain/returns/disruptions.js';
import { ocgs } from '#domain/returns/ocgs.js';
import { referrals } from '#domain/returns/referrals.js';
import { reports } from '#domain/returns/reports.js';
import { resources } from '#domain/returns/resources.js';

/**
 * The tables for the records of a dataset. All statements that write records are built from this,
 * so a new dataset needs one more line.
 */
export interface RecordTable {
  readonly declaration: ReturnDeclaration;
  readonly record: string;
  readonly staging: string;
  readonly history: string;
  /** All columns, in the order of the declaration. */
  readonly columns: readonly RecordColumn[];
  /** The columns that identify a record within its agency. */
  readonly keys: readonly RecordColumn[];
  /** All other columns, which a correction may change. */
  readonly values: readonly RecordColumn[];
  /**
   * Columns of all three tables that nobody sends: derived from the row when it is screened, and
   * changed with it.
   */
  readonly derived: readonly { readonly name: string }[];
  /** Columns of the records and their history that depend on records of other agencies. */
  readonly flags: readonly { readonly name: string }[];
  /** The column that decides a record's quarter. */
  readonly date: string;
}

export interface RecordColumn {
  /** The name of the column in the database. */
  readonly name: string;
  /** The name of the column in a return. */
  readonly source: string;
}

export const reportTable = toRecordTable(reports, 'report', [
  'led_to_disruption',
  'led_to_own_disruption',
]);
export const disruptionTable = toRecordTable(disruptions, 'disruption');
export const referralTable = toRecordTable(referrals, 'referral');
export const resourceTable = toRecordTable(resources, 'resource_line');
export const ocgTable = toRecordTable(ocgs, 'organised_crime_group', [
  'is_disrupted',
  'is_disrupted_by_owner',
]);

/** The tables of all datasets, by the name of the dataset on the command line. */
export const recordTables: Readonly<Record<string, RecordTable>> = {
  reports: reportTable,
  disruptions: disruptionTable,
  referrals: referralTable,
  resources: resourceTable,
  ocgs: ocgTable,
};

/**
 * The table of a dataset by the name that somebody typed; undefined for any other text, such as
 * `constructor`.
 */
export function findRecordTable(name: string): RecordTable | undefined {
  return Object.hasOwn(recordTables, name) ? recordTables[name] : undefined;
}

function toRecordTable(
  declaration: ReturnDeclaration,
  record: string,
  flags: readonly string[] = [],
): RecordTable {
  const columns = declaration.columns.map((column) => ({
    name: toDatabaseName(column),
    source: column.name,
  }));
  const isKey = ({ source }: RecordColumn) => declaration.keyColumns.includes(source);
  return {
    declaration,
    record,
    staging: `${record}_staging`,
    history: `${record}_history`,
    columns,
    keys: columns.filter(isKey),
    values: columns.filter((column) => !isKey(column)),
    derived: declaration.derived.map(({ name }) => ({ name })),
    flags: flags.map((name) => ({ name })),
    date:
      columns.find(({ source }) => source === declaration.dateColumn)?.name ??
      declaration.dateColumn,
  };
}
