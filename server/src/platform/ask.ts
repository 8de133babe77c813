import sql, { join, raw, type Sql } from 'sql-template-tag';

import type { Transaction } from './database.js';

interface Rows<Row> {
  readonly rows: readonly Row[];
}

/** Runs one statement and returns its rows. */
export type Ask = <Row extends object>(statement: Sql) => Promise<Rows<Row>>;

/**
 * A subquery that several statements read from by name, run once for each round trip. The name must
 * not be part of any other word in the statements.
 */
export interface Named {
  readonly name: string;
  readonly statement: Sql;
}

/** Puts the subqueries that a statement reads by name before it. */
function toStandAlone(statement: Sql, named: readonly Named[]): Sql {
  const { text } = statement;
  const used = named.filter(({ name }) => text.includes(name));
  if (used.length === 0) return statement;
  return sql`WITH ${join(used.map((each) => sql`${raw(each.name)} AS (${each.statement})`))} SELECT * FROM (${statement}) AS asked`;
}

/** Runs statements one after the other, in the order requested. Runs none after a failure. */
export function askInTurn({ query }: Transaction, named: readonly Named[] = []): Ask {
  let last: Promise<unknown> = Promise.resolve();
  return <Row extends object>(statement: Sql) => {
    const asked = last.then(() =>
      query<Row & Record<string, unknown>>(toStandAlone(statement, named)),
    );
    last = asked;
    return asked;
  };
}

interface Waiting {
  readonly settle: (rows: readonly never[]) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Combines statements requested at the same time into one, so that they take one round trip; equal
 * statements run once. Rows are returned as JSON: numbers, texts and booleans unchanged, days as
 * texts. For statements with few rows that do not wait for each other.
 */
export function askTogether({ query }: Transaction, named: readonly Named[] = []): Ask {
  let waiting = new Map<string, { readonly statement: Sql; readonly askers: Waiting[] }>();
  const flush = async () => {
    const asked = [...waiting.values()];
    waiting = new Map();
    try {
      const lists = asked.map(({ statement }, index) => {
        return sql`(SELECT coalesce(json_agg(row), '[]') FROM (${statement}) AS row) AS ${raw(`s${index}`)}`;
      });
      const { rows } = await query<Record<string, readonly never[]>>(
        toStandAlone(sql`SELECT ${join(lists)}`, named),
      );
      for (const [index, { askers }] of asked.entries())
        for (const { settle } of askers) settle(rows[0]?.[`s${index}`] ?? []);
    } catch (error) {
      for (const { askers } of asked) for (const { fail } of askers) fail(error);
    }
  };
  return <Row extends object>(statement: Sql) =>
    new Promise<Rows<Row>>((resolve, reject) => {
      if (waiting.size === 0) setImmediate(() => void flush());
      const key = JSON.stringify([statement.text, statement.values]);
      const same = waiting.get(key) ?? { statement, askers: [] };
      waiting.set(key, same);
      same.askers.push({ settle: (rows) => resolve({ rows }), fail: reject });
    });
}
