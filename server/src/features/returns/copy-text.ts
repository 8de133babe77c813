import type { CellValue } from '#domain/returns/column.js';

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

/**
 * A row in PostgreSQL's text format of COPY, with its line end. Several codes become an array;
 * codes need no quotes.
 */
export function toCopyLine(values: readonly CellValue[]): string {
  let [line, between] = ['', ''];
  for (const value of values) {
    line += between + toCopyField(value);
    between = '\t';
  }
  return `${line}\n`;
}

function toCopyField(value: CellValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string')
    return /[\\\t\n\r]/.test(value)
      ? value.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? '')
      : value;
  if (typeof value === 'object') return `{${value.join(',')}}`;
  return String(value);
}
