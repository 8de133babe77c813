import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import { z } from 'zod';

import { type Plan, planAnswer, readingsOf } from '#domain/figures/answer.js';
import { axesOf, daysOf, type Filter, withoutAxis } from '#domain/figures/filter.js';
import { toText } from '#domain/figures/gaps.js';
import { isPlacedKey } from '#domain/figures/placing.js';
import { measuresNeeded, MOST_GROUPS, type Question } from '#domain/figures/question.js';
import type { Break, PlacedRow, RawRow, RawTable, Sums } from '#domain/figures/raw.js';
import { datasetsOf } from '#domain/figures/returns-asked.js';
import { lastQuarterOf } from '#domain/figures/stock.js';
import { addSums } from '#domain/figures/sums.js';
import { grains, isTimeDimension, type KeyValue, toKeyCell, type World } from '#domain/figures/world.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { type Dimension, dimensions } from '#domain/measures/dimensions.js';
import { baseOf, type Part, type Source } from '#domain/measures/measure.js';
import { intersectRanges, keyOf as periodKeyOf } from '#domain/time.js';
import type { Database, Transaction } from '#platform/database.js';

import { fromFacts, holds, isCounted, keyOf, sumOver } from './facts.reader.js';
import { readLatePublishings, readReturned } from './returns-received.reader.js';
import { rollupFingerprint } from './rollup-fingerprint.reader.js';
import { type Stream, streamsOf } from './streams.reader.js';

/** What figures are read with. */
export interface Reading {
  readonly database: Database;
  readonly world: World;
  /** False adds up the records themselves, whatever is asked. */
  readonly doesReadRollups: boolean;
}

/** All that was read to answer a question, each part by the question that it was read for. */
export interface ReadFigures {
  readonly plan: Plan;
  readonly tables: ReadonlyMap<Question, RawTable>;
}

/**
 * Reads the true sums that answer a question, all from one snapshot: a statement for each source and date, one more for
 * totals that groups do not add up to, and one for how records are placed where the question speaks of places; the same
 * again for each comparison that it asks for, never for each row. More than `MOST_GROUPS` groups are not read to their
 * end: `answer` refuses them.
 */
export function readFigures({ database, world, doesReadRollups }: Reading, question: Question): Promise<ReadFigures> {
  return database.read(async (transaction) => {
    const state = await readState(transaction);
    const hasRollups = doesReadRollups && state.fingerprint === rollupFingerprint();
    const datasets = datasetsOf(measuresNeeded(question));
    const shared = {
      breaks: await readBreaks(transaction),
      returned: await readReturned(transaction, datasets),
      latePublishings: await readLatePublishings(transaction, datasets),
      dataVersion: state.version,
    };
    const plan = planAnswer(question, shared.returned, world);
    const tables = await inTurn(readingsOf(plan), async (reading) => {
      const sums = await readSums({ transaction, question: reading.question, world, hasRollups }, reading.isWithTotals);
      return [reading.question, { ...sums, ...shared }] as const;
    });
    return { plan, tables: new Map(tables) };
  });
}

interface State {
  readonly version: number;
  /** Of the rollups that the database keeps: a newer version of Stronghold may have made others. */
  readonly fingerprint: string | null;
}

async function readState({ query }: Transaction): Promise<State> {
  const { rows } = await query<State>(sql`
    SELECT (SELECT coalesce(sum(version), 0)::int FROM agency_data_version) AS version, (SELECT fingerprint FROM rollup.state) AS fingerprint`);
  return rows[0] ?? { version: 0, fingerprint: null };
}

async function readSums(asked: Asked, isWithTotals: boolean): Promise<Pick<RawTable, 'rows' | 'totals' | 'placed' | 'readFrom'>> {
  const { question, world, hasRollups } = asked;
  const measures = measuresNeeded(question);
  const streams = streamsOf({ ...question, measures, today: world.today, hasRollups });
  const totals = isWithTotals ? streamsOf({ ...question, measures, by: [], today: world.today, hasRollups }) : [];
  const grouped = question.by.length > 0 ? await inTurn(streams, (stream) => readGroups(asked, stream, question.by)) : null;
  const whole = mergeRows((await inTurn(totals, (stream) => readGroups(asked, stream, []))).flat());
  return {
    rows: grouped ? mergeRows(grouped.flat()) : whole,
    totals: whole[0]?.sums ?? new Map<Part, number>(),
    placed: speaksOfPlaces(question) ? await readPlaced(asked, measures) : null,
    readFrom: [...new Set(streams.map(({ source, rollup }) => rollup?.table ?? source))],
  };
}

interface Asked {
  readonly transaction: Transaction;
  readonly question: Question;
  readonly world: World;
  /** Whether the database keeps this version's rollups and they may be read. */
  readonly hasRollups: boolean;
}

function speaksOfPlaces({ by, filter }: Question): boolean {
  return by.some((dimension) => dimensions[dimension].axis === 'AREA') || axesOf(filter).has('AREA');
}

async function readGroups({ transaction, question, world }: Asked, stream: Stream, by: readonly Dimension[]): Promise<readonly RawRow[]> {
  const { filter } = question;
  const isSplit = stream.isAtEnd && !by.includes('QUARTER');
  if (!isSplit) return select(transaction, stream, { by, filter });

  // How things stood is that of one quarter: quarters are read apart, and each group takes its last.
  const rows = await select(transaction, stream, { by: [...by, 'QUARTER'], filter });
  const takeLast = lastQuarterFinder(by, filter, { source: stream.source, world });
  return rows.filter(({ key }) => key.at(-1) === takeLast(key)).map(({ key, sums }) => ({ key: key.slice(0, -1), sums }));
}

/** Finds the quarter that a stock of a group is taken in, from the group's own period within the days asked about. */
function lastQuarterFinder(
  by: readonly Dimension[],
  filter: Filter,
  { source, world }: { readonly source: Source; readonly world: World },
): (key: readonly KeyValue[]) => string | null {
  const asked = daysOf(filter);
  const found = new Map<string, string | null>();
  return (key) => {
    const periods = by.flatMap((dimension, index) => (isTimeDimension(dimension) ? [{ dimension, value: key[index] ?? null }] : []));
    const name = toText(periods.map(({ value }) => value));
    const known = found.get(name);
    if (known !== undefined) return known;
    const { TIME } = toKeyCell(
      periods.map(({ dimension }) => dimension),
      periods.map(({ value }) => value),
      world,
    );
    const last = lastQuarterOf(TIME ? intersectRanges([TIME], asked) : asked, source, world);
    found.set(name, last);
    return last;
  };
}

async function readPlaced({ question, ...beside }: Asked, measures: readonly MeasureKey[]): Promise<readonly PlacedRow[]> {
  const by = question.by.filter(isPlacedKey);
  const filter = withoutAxis(question.filter, 'AREA');
  const asked: Asked = { ...beside, question: { ...question, filter } };
  const keys: readonly Dimension[] = ['AREA', ...by];
  const bases = new Set(measures.map((key) => baseOf(measureOf(key))));
  const streams = streamsOf({ measures, by: keys, filter, today: beside.world.today, hasRollups: beside.hasRollups })
    .map((stream) => ({ ...stream, parts: stream.parts.filter((part) => bases.has(part)) }))
    .filter(({ parts }) => parts.length > 0);
  const rows = mergeRows((await inTurn(streams, (stream) => readGroups(asked, stream, keys))).flat());
  return rows.map(({ key: [areaCode = null, ...values], sums }) => ({
    key: question.by.map((dimension) => (isPlacedKey(dimension) ? (values[by.indexOf(dimension)] ?? null) : null)),
    areaCode: areaCode === null ? null : String(areaCode),
    counts: new Map(measures.map((key) => [key, sums.get(baseOf(measureOf(key))) ?? 0] as const)),
  }));
}

async function readBreaks(transaction: Transaction): Promise<readonly Break[]> {
  const { rows } = await transaction.query<Break>(
    sql`SELECT happened_on AS "happenedOn", title, measures FROM event WHERE changes_recording ORDER BY happened_on, id`,
  );
  return rows;
}

interface Grouping {
  readonly by: readonly Dimension[];
  readonly filter: Filter;
}

/** Groups of a stream with their sums. Only facts that may count in one of its parts make a group. */
async function select(transaction: Transaction, stream: Stream, { by, filter }: Grouping): Promise<readonly RawRow[]> {
  const columns: readonly Sql[] = [
    ...by.map((dimension, index) => sql`${keyOf(stream, dimension)} AS ${raw(`k${index}`)}`),
    ...stream.parts.map((part, index) => sql`${sumOver(stream, part)} AS ${raw(`p${index}`)}`),
  ];
  const { rows } = await transaction.query<Record<string, unknown>>(sql`
    SELECT ${join(columns)}
    ${fromFacts(stream, by)}
    WHERE ${isCounted(stream, stream.parts)}
      AND ${holds(filter, stream)}
    ${by.length > 0 ? sql`GROUP BY ${raw(by.map((_, index) => index + 1).join(', '))}` : empty}
    LIMIT ${MOST_GROUPS + 1}`);
  return rows.map((row) => ({
    key: by.map((dimension, index) => toKeyValue(dimension, row[`k${index}`])),
    sums: new Map(stream.parts.map((part, index) => [part, toNumber(row[`p${index}`])] as const)),
  }));
}

/** Rows of one key become one, whichever statements they came from. */
function mergeRows(rows: readonly RawRow[]): readonly RawRow[] {
  const merged = new Map<string, { readonly key: readonly KeyValue[]; readonly sums: Sums[] }>();
  for (const { key, sums } of rows) {
    const id = toText(key);
    const known = merged.get(id);
    if (known) known.sums.push(sums);
    else merged.set(id, { key, sums: [sums] });
  }
  return [...merged.values()].map(({ key, sums }) => ({ key, sums: sums.length === 1 ? (sums[0] ?? new Map()) : addSums(sums) }));
}

const fetchedKey = z.union([z.string(), z.boolean(), z.null()]);

function toKeyValue(dimension: Dimension, fetched: unknown): KeyValue {
  const value = fetchedKey.parse(fetched);
  return isTimeDimension(dimension) && typeof value === 'string' ? periodKeyOf(grains[dimension], value) : value;
}

function toNumber(fetched: unknown): number {
  return z.number().parse(fetched ?? 0);
}

async function inTurn<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
