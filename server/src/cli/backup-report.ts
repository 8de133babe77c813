import type { Manifest } from '#platform/backup/manifest.js';

/** Describes a backup: `24 tables with 163,028 rows (12.3 MB of text), data version 57`. */
export function describeTables({
  tables,
  dataVersion,
}: Pick<Manifest, 'tables' | 'dataVersion'>): string {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const megabytes = sum(tables.map(({ bytes }) => bytes)) / 1_000_000;
  const size = megabytes.toLocaleString('en-GB', { maximumFractionDigits: 1 });
  return `${digits(tables.length)} tables with ${digits(sum(tables.map(({ rows }) => rows)))} rows (${size} MB of text), data version ${digits(dataVersion)}`;
}

function digits(number: number): string {
  return number.toLocaleString('en-GB');
}
