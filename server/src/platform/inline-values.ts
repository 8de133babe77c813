import pg from 'pg';
import type { Sql } from 'sql-template-tag';

/**
 * Inlines the values of a statement, for COPY, which takes no parameters. Each becomes a literal of
 * its type: a text in quotes, with quotes inside it doubled.
 *
 * @throws for an unsupported type of value
 */
export function inlineValues({ strings, values }: Sql): string {
  return strings
    .map((text, index) => (index === 0 ? text : toLiteral(values[index - 1]) + text))
    .join('');
}

function toLiteral(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (Array.isArray(value)) return `ARRAY[${value.map(toLiteral).join(', ')}]`;
  if (typeof value === 'string') return pg.escapeLiteral(value);
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) return `(${value})`;
  throw new Error(`A ${typeof value} cannot be written into a statement`);
}
