import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import { z } from 'zod';

import type { Parts } from '#domain/figures/figure.js';
import { axesOf, type Filter, withoutAxis } from '#domain/figures/filter.js';
import { toText } from '#domain/figures/gaps.js';
import { isPlacedKey } from '#domain/figures/placing.js';
import { measuresNeeded, MOST_GROUPS, type Question } from '#domain/figures/question.js';
import type { Break, PlacedRow, RawRow, RawTable } from '#domain/figures/raw.js';
import { grains, isTimeDimension, type KeyValue } from '#domain/figures/world.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { type Dimension, dimensions } from '#domain/measures/dimensions.js';
import type { Measure, Part } from '#domain/measures/measure.js';
import { keyOf as periodKeyOf } from '#domain/time.js';
import type { Database, Transaction } from '#platform/database.js';

import { type Facts, fromFacts, holds, keyOf, meets, sumOf } from './facts.reader.js';
import { readLateChanges, readReturned } from './returns-received.reader.js';

/** Measures that count the same records by the same date, and so are read in one statement. */
interface Stream extends Facts {
  readonly measures: readonly MeasureKey[];
}

/** Columns of a statement: `k0, k1 ...` are the key, `p0, p1 ...` sums. */
type Fetched = Readonly<Record<string, unknown>>;

/**
 * Reads the true sums that answer a question, all from one snapshot: a statement for each dataset and date, one more for
 * totals that groups do not add up to, and one for how records are placed where the question speaks of places. More than
 * `MOST_GROUPS` groups are not read to their end: `answer` refuses them.
 */
export function readFigures(database: Database, question: Question): Promise<RawTable> {
  return database.read(async (transaction) => {
    const version = await transaction.query<{ version: number }>(
      sql`SELECT coalesce(sum(version), 0)::int AS version FROM agency_data_version`,
    );
    const streams = streamsOf(measuresNeeded(question));
    const datasets = [...new Set(streams.map(({ dataset }) => dataset))];
    const grouped = await inTurn(streams, (stream) => readGroups(transaction, question, stream));
    const whole = await inTurn(streams, (stream) => readGroups(transaction, { ...question, by: [] }, stream));
    const leftOut = await inTurn(streams, (stream) => readLeftOut(transaction, question, stream));
    return {
      rows: mergeRows(grouped.flat()),
      totals: mergeRows(whole.flat())[0]?.parts ?? new Map<MeasureKey, Parts>(),
      leftOut: new Map(leftOut.flat()),
      placed: speaksOfPlaces(question) ? (await inTurn(streams, (stream) => readPlaced(transaction, question, stream))).flat() : null,
      breaks: await readBreaks(transaction),
      returned: await readReturned(transaction, datasets),
      lateChanges: await readLateChanges(transaction, datasets),
      dataVersion: version.rows[0]?.version ?? 0,
    };
  });
}

function streamsOf(measures: readonly MeasureKey[]): readonly Stream[] {
  const streams = new Map<string, Stream>();
  for (const key of measures) {
    const { dataset, countedBy } = measureOf(key);
    const name = `${dataset} ${countedBy}`;
    streams.set(name, { dataset, countedBy, measures: [...(streams.get(name)?.measures ?? []), key] });
  }
  return [...streams.values()];
}

function speaksOfPlaces({ by, filter }: Question): boolean {
  return by.some((dimension) => dimensions[dimension].axis === 'AREA') || axesOf(filter).has('AREA');
}

async function readGroups(transaction: Transaction, { by, filter }: Question, stream: Stream): Promise<readonly RawRow[]> {
  const sums = stream.measures.flatMap((key) => partsOf(measureOf(key)));
  const rows = await select(transaction, {
    stream,
    filter,
    by,
    keys: by.map((dimension) => keyOf(stream, dimension)),
    sums,
    counted: sums,
  });
  return rows.map((row) => ({
    key: by.map((dimension, index) => toKeyValue(dimension, row[`k${index}`])),
    parts: new Map(splitSums(stream, row)),
  }));
}

/** The sums of a row, two for a share and one for a count, measure after measure. Measures without a record are left out. */
function splitSums(stream: Stream, row: Fetched): readonly (readonly [MeasureKey, Parts])[] {
  let next = 0;
  const take = () => toNumber(row[`p${next++}`]);
  return stream.measures
    .map((key) => [key, { numerator: take(), denominator: measureOf(key).denominator ? take() : null }] as const)
    .filter(([, { numerator, denominator }]) => numerator > 0 || (denominator ?? 0) > 0);
}

function partsOf({ numerator, denominator }: Measure): readonly Part[] {
  return denominator ? [numerator, denominator] : [numerator];
}

async function readLeftOut(
  transaction: Transaction,
  { filter }: Question,
  stream: Stream,
): Promise<readonly (readonly [MeasureKey, number])[]> {
  const declared = stream.measures.flatMap((key) => {
    const { leftOut } = measureOf(key);
    return leftOut ? [{ key, part: leftOut.part }] : [];
  });
  if (declared.length === 0) return [];
  const sums = declared.map(({ part }) => part);
  const [row = {}] = await select(transaction, { stream, filter, by: [], keys: [], sums, counted: sums });
  return declared.map(({ key }, index) => [key, toNumber(row[`p${index}`])] as const);
}

async function readPlaced(transaction: Transaction, question: Question, stream: Stream): Promise<readonly PlacedRow[]> {
  const by = question.by.filter(isPlacedKey);
  const sums = stream.measures.map((key) => measureOf(key).denominator ?? measureOf(key).numerator);
  const keys = [keyOf(stream, 'AREA'), ...by.map((dimension) => keyOf(stream, dimension))];
  const filter = withoutAxis(question.filter, 'AREA');
  const rows = await select(transaction, { stream, filter, by, keys, sums, counted: sums });
  return rows.map((row) => ({
    key: question.by.map((dimension) => (isPlacedKey(dimension) ? toKeyValue(dimension, row[`k${by.indexOf(dimension) + 1}`]) : null)),
    areaCode: String(row.k0),
    counts: new Map(stream.measures.map((key, index) => [key, toNumber(row[`p${index}`])] as const)),
  }));
}

async function readBreaks(transaction: Transaction): Promise<readonly Break[]> {
  const { rows } = await transaction.query<Break>(
    sql`SELECT happened_on AS "happenedOn", title, measures FROM event WHERE changes_recording ORDER BY happened_on, id`,
  );
  return rows;
}

interface Selection {
  readonly stream: Stream;
  readonly filter: Filter;
  readonly by: readonly Dimension[];
  readonly keys: readonly Sql[];
  readonly sums: readonly Part[];
  /** Only records that meet one of these are looked at, so that a group without any is not a group. */
  readonly counted: readonly Part[];
}

async function select(transaction: Transaction, { stream, filter, by, keys, sums, counted }: Selection): Promise<readonly Fetched[]> {
  const named = [
    ...keys.map((key, index) => sql`${key} AS ${raw(`k${index}`)}`),
    ...sums.map((part, index) => sql`${sumOf(part)} AS ${raw(`p${index}`)}`),
  ];
  const { rows } = await transaction.query<Record<string, unknown>>(sql`
    SELECT ${join(named)}
    ${fromFacts(stream, by)}
    WHERE fact.${raw(stream.countedBy)} IS NOT NULL
      AND ${holds(filter, stream)}
      AND (${join(counted.map(meets), ' OR ')})
    ${keys.length > 0 ? sql`GROUP BY ${raw(keys.map((_, index) => index + 1).join(', '))}` : empty}
    LIMIT ${MOST_GROUPS + 1}`);
  return rows;
}

/** Rows of one key become one, whichever statements they came from. */
function mergeRows(rows: readonly RawRow[]): readonly RawRow[] {
  const merged = new Map<string, RawRow>();
  for (const row of rows) {
    const id = toText(row.key);
    merged.set(id, { key: row.key, parts: new Map([...(merged.get(id)?.parts ?? []), ...row.parts]) });
  }
  return [...merged.values()];
}

const fetchedKey = z.union([z.string(), z.boolean(), z.null()]);

function toKeyValue(dimension: Dimension, fetched: unknown): KeyValue {
  const value = fetchedKey.parse(fetched);
  return isTimeDimension(dimension) && typeof value === 'string' ? periodKeyOf(grains[dimension], value) : value;
}

/** Sums of integers: whole numbers that PostgreSQL hands out as bigint. */
function toNumber(fetched: unknown): number {
  return z.number().parse(fetched ?? 0);
}

async function inTurn<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
