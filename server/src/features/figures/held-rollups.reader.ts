import sql, { join, raw } from 'sql-template-tag';

import type { Rollup } from '#domain/measures/rollups.js';
import type { PlainDate } from '#domain/plain-date.js';
import type { Database, Transaction } from '#platform/database.js';

import { doesReadRecords, readCacheVersion } from './cache-version.reader.js';
import { DUE_RETURNS } from './due-returns.reader.js';
import { toFetchedNumber } from './fetched-number.reader.js';
import {
  type HeldCells,
  type HeldValue,
  type SumColumn,
  toKeyColumn,
  toSumColumn,
} from './held-cells.js';
import { findSpans } from './held-spans.js';
import {
  wantDueReturns,
  type Wanted,
  type WantedDays,
  wantRollup,
  wantSameDays,
} from './wanted-cells.reader.js';

/** A rollup with more cells than this is not held. */
const MAX_CELLS = 65_536;
/** The maximum number of numbers held over all rollups. Each takes eight bytes. */
const MAX_NUMBERS = 8_000_000;

/**
 * Holds the cells of small rollups, the returns due and the same days of earlier quarters, for one
 * state of the database. Each is read once, in the background, and not for each question
 * (docs/decisions/0057).
 */
export class HeldRollups {
  /** The cells by name; null for rollups that are too large to hold. */
  readonly #held = new Map<string, HeldCells | null>();
  readonly #wanted = new Map<string, Wanted>();
  #reading: Promise<void> | null = null;
  #numbers = 0;

  constructor(
    private readonly database: Database,
    readonly cacheVersion: string,
  ) {}

  /** The cells of a rollup; null if they are not held, or not read yet. */
  find(rollup: Rollup): HeldCells | null {
    return this.#find(rollup.table, () => wantRollup(rollup));
  }

  /** The returns whose due day is before `today`, as cells; null if they are not read yet. */
  findDueReturns(today: PlainDate): HeldCells | null {
    return this.#find(`${DUE_RETURNS} ${today}`, (name) => wantDueReturns(name, today));
  }

  /**
   * The records of the same days of an earlier quarter, as cells; null if they are not held, or not
   * read yet.
   */
  findSameDays(wanted: WantedDays): HeldCells | null {
    const { days, isDecided, rollup, countedBy } = wanted;
    const name = `${rollup.table} ${countedBy} ${days.from} ${days.until}${isDecided ? ' decided' : ''}`;
    return this.#find(name, () => wantSameDays(name, wanted));
  }

  /** Waits until everything asked for so far has been read. */
  async settle(): Promise<void> {
    await this.#reading;
  }

  #find(name: string, toWanted: (name: string) => Wanted): HeldCells | null {
    const held = this.#held.get(name);
    if (held !== undefined) return held;
    this.#wanted.set(name, toWanted(name));
    this.#reading ??= this.#readWanted();
    return null;
  }

  async #readWanted(): Promise<void> {
    for (const [name, wanted] of this.#wanted) {
      // If reading fails, the cells are not held, and the next request reads them again.
      const cells = await this.#read(wanted).catch(() => undefined);
      if (cells !== undefined) this.#held.set(name, cells);
      this.#wanted.delete(name);
    }
    this.#reading = null;
  }

  /** Reads cells; undefined if the database has changed meanwhile. */
  #read(wanted: Wanted): Promise<HeldCells | null | undefined> {
    const version = {
      readLatest: () => Promise.resolve(this.cacheVersion),
      readOf: readCacheVersion,
      doesReadRecords,
    };
    return this.database.readAside(async (transaction) => {
      if ((await readCacheVersion(transaction)) !== this.cacheVersion) return undefined;
      const cells = await readCells(wanted, transaction);
      if (cells === null) return null;
      const size = cells.count * (cells.sums.size + cells.keys.size / 2);
      if (this.#numbers + size > MAX_NUMBERS) return null;
      this.#numbers += size;
      return cells;
    }, version);
  }
}

const latest = new WeakMap<Database, HeldRollups>();

/** The rollups held for a state of the database. Those of another state are dropped. */
export function heldRollupsOf(database: Database, cacheVersion: string): HeldRollups {
  const known = latest.get(database);
  if (known?.cacheVersion === cacheVersion) return known;
  const held = new HeldRollups(database, cacheVersion);
  latest.set(database, held);
  return held;
}

/** Waits until everything to hold from a database has been read. */
export async function settleHeldRollups(database: Database): Promise<void> {
  await latest.get(database)?.settle();
}

/** Reads cells; null if there are too many, or if their numbers have too many digits. */
async function readCells(
  { name: wanted, cells, keys, sums }: Wanted,
  { query }: Transaction,
): Promise<HeldCells | null> {
  const counted = await query<{ count: number }>(
    sql`SELECT count(*) AS count FROM (SELECT 1 FROM (${cells}) AS cell LIMIT ${MAX_CELLS + 1}) AS cell`,
  );
  const count = counted.rows[0]?.count ?? 0;
  if (count > MAX_CELLS) return null;
  // All lists come from one scan, and so are in the same order.
  const lists = [...keys, ...sums].map(
    (name) => sql`coalesce(json_agg(${raw(name)}), '[]') AS ${raw(name)}`,
  );
  const { rows } = await query<Record<string, unknown>>(sql`
    SELECT ${join(lists)} FROM (SELECT * FROM (${cells}) AS cell ORDER BY counted_by, period_start) AS cell`);
  const listOf = (name: string): readonly unknown[] => {
    const list = rows[0]?.[name];
    if (!Array.isArray(list) || list.length !== count)
      throw new Error(`The database gave no list of ${count} for ${wanted}.${name}`);
    return list;
  };
  const keyColumns = new Map(
    keys.map((name) => [name, toKeyColumn(listOf(name).map(toValue))] as const),
  );
  const sumColumns = new Map<string, SumColumn>();
  for (const name of sums) {
    const column = toSumColumn(listOf(name).map(toFetchedNumber));
    if (column === null) return null;
    sumColumns.set(name, column);
  }
  return { count, spans: findSpans(count, keyColumns), keys: keyColumns, sums: sumColumns };
}

/** A value from the database, checked by hand because there are tens of thousands. */
function toValue(fetched: unknown): HeldValue {
  if (fetched === null || typeof fetched === 'boolean' || isCode(fetched)) return fetched;
  if (Array.isArray(fetched) && fetched.every(isCode)) return fetched;
  throw new Error(`The database gave ${typeof fetched} for a key of a cell`);
}

function isCode(fetched: unknown): fetched is string | number {
  return typeof fetched === 'string' || typeof fetched === 'number';
}
