import type { Column } from '#domain/returns/column.js';
import type { ReturnDeclaration } from '#domain/returns/declaration.js';
import { referrals } from '#domain/returns/referrals.js';
import { reports } from '#domain/returns/reports.js';

/** Where the records of a dataset live. Everything that writes them is made from this, so a further dataset is one more line. */
export interface RecordTable {
  readonly declaration: ReturnDeclaration;
  readonly record: string;
  readonly staging: string;
  readonly history: string;
  /** In the order of the declaration. */
  readonly columns: readonly RecordColumn[];
  /** Those that name a record within its agency. */
  readonly keys: readonly RecordColumn[];
  /** All others: what a correction changes. */
  readonly values: readonly RecordColumn[];
  /** The column that places a record in a quarter. */
  readonly date: string;
}

export interface RecordColumn {
  /** In the database. */
  readonly name: string;
  /** In a return. */
  readonly source: string;
}

export const reportTable = toRecordTable(reports, 'report');
export const referralTable = toRecordTable(referrals, 'referral');

/** By the name of the dataset on the command line. */
export const recordTables: Readonly<Record<string, RecordTable>> = { reports: reportTable, referrals: referralTable };

function toRecordTable(declaration: ReturnDeclaration, record: string): RecordTable {
  const columns = declaration.columns.map((column) => ({ name: toDatabaseName(column), source: column.name }));
  const isKey = ({ source }: RecordColumn) => declaration.keyColumns.includes(source);
  return {
    declaration,
    record,
    staging: `${record}_staging`,
    history: `${record}_history`,
    columns,
    keys: columns.filter(isKey),
    values: columns.filter((column) => !isKey(column)),
    date: declaration.dateColumn,
  };
}

function toDatabaseName({ name, kind }: Column): string {
  if (kind.type === 'area') return `${name}_code`;
  return kind.type === 'agency' ? `${name}_id` : name;
}
