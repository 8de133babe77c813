import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import { z } from 'zod';

import { type Plan, planAnswer, readingsOf } from '#domain/figures/answer.js';
import { axesOf, daysOf, type Filter, withoutAxis } from '#domain/figures/filter.js';
import { toText } from '#domain/figures/gaps.js';
import { isPlacedKey } from '#domain/figures/placing.js';
import { measuresNeeded, MOST_GROUPS, type Question } from '#domain/figures/question.js';
import type { PlacedRow, RawRow, RawTable, Sums } from '#domain/figures/raw.js';
import { datasetsBehind } from '#domain/figures/returns-asked.js';
import { lastQuarterOf } from '#domain/figures/stock.js';
import { addSums } from '#domain/figures/sums.js';
import { grains, isTimeDimension, type KeyValue, toKeyCell, type World } from '#domain/figures/world.js';
import type { Dataset } from '#domain/lists.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { type Dimension, dimensions, severalValued } from '#domain/measures/dimensions.js';
import { baseOf, type Source } from '#domain/measures/measure.js';
import { intersectRanges, keyOf as periodKeyOf } from '#domain/time.js';
import { type Ask, askInTurn, askTogether } from '#platform/ask.js';
import type { Database } from '#platform/database.js';

import { fromFacts, holds, isCounted, keyOf, sumOver } from './facts.reader.js';
import { readState, type State } from './state.reader.js';
import { type Stream, streamsOf } from './streams.reader.js';

/** What figures are read with. */
export interface Reading {
  readonly database: Database;
  readonly world: World;
  /** False adds up the records themselves, whatever is asked. How records are placed is read from rollups all the same. */
  readonly doesReadRollups: boolean;
}

/** All that was read to answer a question, each part by the question that it was read for. */
export interface ReadFigures {
  readonly plan: Plan;
  readonly tables: ReadonlyMap<Question, RawTable>;
}

/**
 * Reads the true sums that answer a question, all from one snapshot: one statement for the state, one for each source and
 * date with its total, another for a total that groups do not add up to, and one for how records are placed where the question
 * speaks of places; the same again for each comparison that it asks for, never for each row. More than `MOST_GROUPS` groups
 * are not read to their end: `answer` refuses them.
 */
export function readFigures({ database, world, doesReadRollups }: Reading, question: Question): Promise<ReadFigures> {
  return database.read(async (transaction) => {
    const { state, hasRollups } = await readState(transaction, datasetsBehind(measuresNeeded(question)));
    const plan = planAnswer(question, state.returned, world);
    return readPlan(plan, { ask: askInTurn(transaction), world, hasRollups, doesReadRollups }, state);
  });
}

/** Several questions that make few groups, and what is read beside them. */
export interface Together<Beside> {
  readonly questions: readonly Question[];
  /** Datasets whose returns are wanted, those that the questions need apart. */
  readonly datasets: readonly Dataset[];
  /** Reads in the same statement as the questions, if it asks before it waits for anything. */
  readonly readBeside: (ask: Ask) => Promise<Beside>;
}

/** Reads several questions and something beside them from one snapshot: one statement for the state, and one for all the rest. */
export function readFiguresTogether<Beside>(
  { database, world, doesReadRollups }: Reading,
  { questions, datasets, readBeside }: Together<Beside>,
): Promise<{ readonly figures: readonly ReadFigures[]; readonly beside: Beside }> {
  return database.read(async (transaction) => {
    const { state, hasRollups } = await readState(transaction, [
      ...new Set([...datasetsBehind([...new Set(questions.flatMap(measuresNeeded))]), ...datasets]),
    ]);
    const from: From = { ask: askTogether(transaction), world, hasRollups, doesReadRollups };
    const plans = questions.map((question) => planAnswer(question, state.returned, world));
    const [beside, ...figures] = await Promise.all([readBeside(from.ask), ...plans.map((plan) => readPlan(plan, from, state))]);
    return { figures, beside };
  });
}

async function readPlan(plan: Plan, from: From, state: State): Promise<ReadFigures> {
  const tables = await forEach(readingsOf(plan), async ({ question, isWithTotals }) => {
    const sums = await readSums({ ...from, question }, isWithTotals);
    return [question, { ...sums, ...state }] as const;
  });
  return { plan, tables: new Map(tables) };
}

interface From {
  readonly ask: Ask;
  readonly world: World;
  /** Whether the database keeps this version's rollups. */
  readonly hasRollups: boolean;
  /** Whether sums may be read from them; how records are placed may be in any case. */
  readonly doesReadRollups: boolean;
}

interface Asked extends From {
  readonly question: Question;
}

async function readSums(asked: Asked, isWithTotals: boolean): Promise<Pick<RawTable, 'rows' | 'totals' | 'placed' | 'readFrom'>> {
  const { question, world, hasRollups, doesReadRollups } = asked;
  const measures = measuresNeeded(question);
  const { by } = question;
  const from = { ...question, measures, today: world.today, hasRollups: hasRollups && doesReadRollups };
  const streams = streamsOf(from);
  const wholeStreams = isWithTotals ? streamsOf({ ...from, by: [] }) : [];
  const readGrouped = forEach(by.length > 0 ? streams : [], (stream) => readGroups(asked, stream, { by, isWithTotals }));
  const readWholes = forEach(wholeStreams, async (stream, index) => {
    const isWithGroups = by.length > 0 && streams.some((each, place) => place === index && doAddUp(each, by));
    return isWithGroups ? null : ((await readGroups(asked, stream, { by: [], isWithTotals: false })).rows[0]?.sums ?? null);
  });
  const readPlaces = speaksOfPlaces(question) ? readPlaced(asked, measures) : null;
  const [grouped, wholes, placed] = await Promise.all([readGrouped, readWholes, readPlaces]);
  const totals: Sums = new Map(wholes.flatMap((sums, index) => [...(sums ?? grouped[index]?.whole ?? [])]));
  return {
    rows: by.length > 0 ? mergeRows(grouped.flatMap(({ rows }) => rows)) : isWithTotals ? [{ key: [], sums: totals }] : [],
    totals,
    placed,
    readFrom: [...new Set(streams.map(({ source, rollup }) => rollup?.table ?? source))],
  };
}

function speaksOfPlaces({ by, filter }: Question): boolean {
  return by.some((dimension) => dimensions[dimension].axis === 'AREA') || axesOf(filter).has('AREA');
}

/** Groups of a stream, and the whole of them where it was asked for and is what they add up to. */
interface Groups {
  readonly rows: readonly RawRow[];
  readonly whole: Sums | null;
}

async function readGroups({ ask, question, world }: Asked, stream: Stream, { by, isWithTotals }: Wanted): Promise<Groups> {
  const { filter } = question;
  const isSplit = stream.isAtEnd && !by.includes('QUARTER');
  if (!isSplit) return select(ask, stream, { by, filter, isWithTotals: isWithTotals && doAddUp(stream, by) });

  // How things stood is that of one quarter: quarters are read apart, and each group takes its last.
  const { rows } = await select(ask, stream, { by: [...by, 'QUARTER'], filter, isWithTotals: false });
  const takeLast = lastQuarterFinder(by, filter, { source: stream.source, world });
  const last = rows.filter(({ key }) => key.at(-1) === takeLast(key)).map(({ key, sums }) => ({ key: key.slice(0, -1), sums }));
  return { rows: last, whole: null };
}

/** Whether each fact stands in one group and every group is in the whole. */
function doAddUp({ isAtEnd, agency }: Stream, by: readonly Dimension[]): boolean {
  return !isAtEnd && agency !== 'SUPPORTER' && !by.some((dimension) => severalValued.has(dimensions[dimension].axis));
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
  const groups = await forEach(streams, (stream) => readGroups(asked, stream, { by: keys, isWithTotals: false }));
  const rows = mergeRows(groups.flatMap((group) => group.rows));
  return rows.map(({ key: [areaCode = null, ...values], sums }) => ({
    key: question.by.map((dimension) => (isPlacedKey(dimension) ? (values[by.indexOf(dimension)] ?? null) : null)),
    areaCode: areaCode === null ? null : String(areaCode),
    counts: new Map(measures.map((key) => [key, sums.get(baseOf(measureOf(key))) ?? 0] as const)),
  }));
}

interface Wanted {
  readonly by: readonly Dimension[];
  readonly isWithTotals: boolean;
}

/**
 * Groups of a stream with their sums, and the sum of them all, in one statement. Only facts that may count in one of its
 * parts make a group.
 */
async function select(ask: Ask, stream: Stream, { by, filter, isWithTotals }: Wanted & Pick<Question, 'filter'>): Promise<Groups> {
  const { parts } = stream;
  const keys = by.map((_, index) => `k${index}`);
  const sums = parts.map((_, index) => `p${index}`);
  const columns: readonly Sql[] = [
    ...by.map((dimension, index) => sql`${keyOf(stream, dimension)} AS ${raw(`k${index}`)}`),
    ...parts.map((part, index) => sql`${sumOver(stream, part)} AS ${raw(`p${index}`)}`),
  ];
  const whole = sql`UNION ALL SELECT ${raw([...keys.map(() => 'NULL'), ...sums.map((sum) => `sum(${sum})::float8`), 'true'].join(', '))} FROM grouped`;
  const { rows } = await ask<Record<string, unknown>>(sql`
    WITH grouped AS (
      SELECT ${join(columns)}
      ${fromFacts(stream, by)}
      WHERE ${isCounted(stream, parts)}
        AND ${holds(filter, stream)}
      ${by.length > 0 ? sql`GROUP BY ${raw(by.map((_, index) => index + 1).join(', '))}` : empty})
    (SELECT ${raw([...keys, ...sums.map((sum) => `${sum}::float8`), 'false AS is_whole'].join(', '))} FROM grouped LIMIT ${MOST_GROUPS + 1})
    ${isWithTotals ? whole : empty}`);
  const toSums = (row: Record<string, unknown>): Sums => new Map(parts.map((part, index) => [part, toNumber(row[`p${index}`])] as const));
  const all = rows.find(({ is_whole }) => is_whole === true);
  return {
    rows: rows
      .filter((row) => row !== all)
      .map((row) => ({ key: by.map((dimension, index) => toKeyValue(dimension, row[`k${index}`])), sums: toSums(row) })),
    whole: all ? toSums(all) : null,
  };
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

/** In whatever order `ask` runs statements. */
function forEach<Item, Result>(items: readonly Item[], work: (item: Item, index: number) => Promise<Result>): Promise<readonly Result[]> {
  return Promise.all(items.map(work));
}
