import { partsSeenBy, type Policy } from '#domain/access/policy.js';
import { type DisclosurePlan, planDisclosure } from '#domain/disclosure/disclosure-plan.js';
import type { PlacedRow, RawTable } from '#domain/disclosure/raw-table.js';
import { narrowToCounted } from '#domain/figures/plan/coverage.js';
import { narrowToAsked } from '#domain/figures/plan/group-extent.js';
import {
  basesOf,
  findReportedPlaces,
  isPlacedKey,
  ofWholeDatasets,
} from '#domain/figures/plan/place-coding.js';
import { datasetsBehind } from '#domain/figures/plan/required-returns.js';
import { type Plan, planAnswer, readingsOf } from '#domain/figures/table/answer.js';
import type { Dataset } from '#domain/lists.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { multiValued } from '#domain/measures/coded-dimensions.js';
import { type Dimension, dimensions } from '#domain/measures/dimensions.js';
import { type Part, partsOf, type Source } from '#domain/measures/measure.js';
import type { Sums } from '#domain/measures/sums.js';
import { type KeyValue, toKeyCell } from '#domain/question/dimension-values.js';
import { axesOf, daysOf, type Filter } from '#domain/question/filter.js';
import { toKeyText } from '#domain/question/group-keys.js';
import { measuresNeeded, type Question } from '#domain/question/question.js';
import { lastQuarterOf } from '#domain/question/stock-quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { intersectRanges } from '#domain/time.js';
import { type Ask, askInTurn, askTogether } from '#platform/ask.js';
import type { Database } from '#platform/database.js';
import { withoutYielding, type Work } from '#platform/time-slices.js';

import { type SelectCells, selectCellsBy } from './cells.reader.js';
import { nameDueReturns } from './due-returns.reader.js';
import { mergeRows } from './merge-rows.js';
import { type ExactParts, exactPartsOf, readSealed } from './protected.reader.js';
import { type Groups, type Select, selectBy, type Selected } from './select.reader.js';
import { selectFromHeld } from './select-from-held.reader.js';
import { selectTogether } from './select-together.reader.js';
import { readState, type State } from './state.reader.js';
import { type Stream, streamsOf } from './streams.reader.js';

/** What figures are read with. */
export interface Reading {
  readonly database: Database;
  readonly referenceData: ReferenceData;
  /** Who figures are for: what is protected from them is read sealed. */
  readonly policy: Policy;
  /**
   * False adds up the records themselves, whatever is asked. How records are placed is read from
   * rollups all the same.
   */
  readonly doesReadRollups: boolean;
  /** Whether who has returned what is kept for as long as nothing changes, as answers are. */
  readonly doesKeepAnswers?: boolean;
  /** False has the database add up rollups for each question; they are held in memory else. */
  readonly doesHoldRollups?: boolean;
  /**
   * Takes turns with other work, and ends when nobody waits for it; in one go where it is not
   * there.
   */
  readonly work?: Work;
}

/** All that was read to answer a question, each part by the question that it was read for. */
export interface ReadFigures {
  readonly plan: Plan;
  readonly tables: ReadonlyMap<Question, RawTable>;
  /** What the snapshot holds: see `readCacheVersion`. */
  readonly cacheVersion: string;
}

/**
 * Reads the true sums that answer a question, all from one snapshot: one statement for the state,
 * one for each source and date with its total, another for a total that groups do not add up to,
 * and one for how records are placed where the question speaks of places; the same again for each
 * comparison that it asks for, never for each row. More than `MAX_GROUPS` groups are not read to
 * their end: `answer` refuses them.
 */
export function readFigures(reading: Reading, question: Question): Promise<ReadFigures> {
  const {
    database,
    referenceData,
    policy,
    doesReadRollups,
    doesKeepAnswers,
    work = withoutYielding,
  } = reading;
  return database.read(async (transaction) => {
    const told = datasetsBehind(measuresNeeded(question));
    const { state, cacheVersion, hasRollups, salt } = await readState(transaction, told, {
      database,
      doesKeepAnswers,
    });
    const plan = planAnswer(question, state.returned, referenceData);
    const ask = askInTurn(transaction, [nameDueReturns(referenceData.today)]);
    const selects = selectFromHeld(
      {
        select: selectBy(ask, policy, work),
        selectCells: selectCellsBy(ask, referenceData, work),
      },
      { ...reading, cacheVersion },
    );
    const from: From = {
      select: selects.select,
      selectCells: asSeenBy(policy, selects.selectCells),
      referenceData,
      policy,
      salt,
      hasRollups,
      doesReadRollups,
      work,
    };
    return { ...(await readPlan(plan, from, state)), cacheVersion };
  }, work);
}

/** Several questions that make few groups, and what is read beside them. */
export interface Together<Beside> {
  /** All that the questions need. */
  readonly measures: readonly MeasureKey[];
  /** @param returned who has returned what, in the snapshot that is read */
  readonly toQuestions: (returned: State['returned']) => readonly Question[];
  /** Datasets whose returns are wanted, those of the measures apart. */
  readonly datasets: readonly Dataset[];
  /** Reads in the same statement as the questions, if it asks before it waits for anything. */
  readonly readBeside: (ask: Ask) => Promise<Beside>;
  /** What is asked once those are answered, from the same snapshot; nothing unless given. */
  readonly toFurther?: (read: ReadTogether<Beside>) => Promise<readonly Question[]>;
}

/** What was read of several questions, in their order, and beside them. */
export interface ReadTogether<Beside> extends Pick<ReadFigures, 'cacheVersion'> {
  readonly figures: readonly Omit<ReadFigures, 'cacheVersion'>[];
  readonly beside: Beside;
}

/**
 * Reads several questions and something beside them from one snapshot: one statement for the state,
 * one for all the rest, and one for what is asked further, whose figures follow the others.
 */
export function readFiguresTogether<Beside>(
  reading: Reading,
  {
    measures,
    toQuestions,
    datasets,
    readBeside,
    toFurther = () => Promise.resolve([]),
  }: Together<Beside>,
): Promise<ReadTogether<Beside>> {
  const {
    database,
    referenceData,
    policy,
    doesReadRollups,
    doesKeepAnswers,
    work = withoutYielding,
  } = reading;
  const told = [...new Set([...datasetsBehind([...new Set(measures)]), ...datasets])];
  return database.read(async (transaction) => {
    const { state, cacheVersion, hasRollups, salt } = await readState(transaction, told, {
      database,
      doesKeepAnswers,
    });
    const readAll = async <Other>(
      questions: readonly Question[],
      readOther: (ask: Ask) => Promise<Other>,
    ) => {
      const ask = askTogether(transaction, [nameDueReturns(referenceData.today)]);
      const selects = selectFromHeld(
        {
          select: selectTogether(selectBy(ask, policy, work), referenceData.places),
          selectCells: selectCellsBy(ask, referenceData, work),
        },
        { ...reading, cacheVersion },
      );
      const from: From = {
        select: selects.select,
        selectCells: asSeenBy(policy, selects.selectCells),
        referenceData,
        policy,
        salt,
        hasRollups,
        doesReadRollups,
        work,
      };
      const plans = questions.map((question) =>
        planAnswer(question, state.returned, referenceData),
      );
      const [beside, ...figures] = await Promise.all([
        readOther(ask),
        ...plans.map((plan) => readPlan(plan, from, state)),
      ]);
      return { figures, beside, cacheVersion };
    };
    const read = await readAll(toQuestions(state.returned), readBeside);
    const further = await toFurther(read);
    if (further.length === 0) return read;
    const { figures } = await readAll(further, () => Promise.resolve(null));
    return { ...read, figures: [...read.figures, ...figures] };
  }, work);
}

/** Reads cells of what partners see of a part in its place. */
function asSeenBy(policy: Policy, selectCells: SelectCells): SelectCells {
  return async (wanted) => ({
    ...(await selectCells({ ...wanted, parts: partsSeenBy(policy, wanted.parts) })),
    parts: wanted.parts,
  });
}

async function readPlan(
  plan: Plan,
  from: From,
  state: State,
): Promise<Omit<ReadFigures, 'cacheVersion'>> {
  const tables = await forEach(readingsOf(plan), async ({ question, isWithTotals }) => {
    const sums = await readSums({ ...from, question }, state, isWithTotals);
    return [question, { ...sums, ...state }] as const;
  });
  return { plan, tables: new Map(tables) };
}

interface From {
  readonly select: Select;
  readonly selectCells: SelectCells;
  readonly referenceData: ReferenceData;
  readonly policy: Policy;
  /** Of the installation; null where it has none yet. */
  readonly salt: number | null;
  /** Whether the database keeps this version's rollups. */
  readonly hasRollups: boolean;
  /** Whether sums may be read from them; how records are placed may be in any case. */
  readonly doesReadRollups: boolean;
  readonly work: Work;
}

interface Params extends From {
  readonly question: Question;
}

type Read = Pick<RawTable, 'rows' | 'totals' | 'placed' | 'readFrom' | 'sealed' | 'disclosurePlan'>;

/**
 * Measures that count other records than the rest are read by a question of their own, and all
 * together make the answer.
 */
async function readSums(asked: Params, state: State, isWithTotals: boolean): Promise<Read> {
  const { question } = asked;
  const readPlaces = speaksOfPlaces(question) ? readPlaced(asked, measuresNeeded(question)) : null;
  const [reads, placed] = await Promise.all([
    forEach(splitByCounted(question, state), (own) =>
      readCounted({ ...asked, question: own }, isWithTotals),
    ),
    readPlaces,
  ]);
  const [first, ...others] = reads;
  if (!first) throw new Error('A question has no measure');
  if (others.length === 0) return { ...first, placed };
  const totals: Sums = new Map(reads.flatMap((each) => [...each.totals]));
  const sealed = reads.flatMap((each) => each.sealed ?? []);
  const [{ salt } = { salt: null }] = sealed;
  return {
    rows:
      question.by.length > 0
        ? await mergeRows(
            reads.map(({ rows }) => rows),
            asked.work,
          )
        : first.rows.map((row) => ({ ...row, sums: totals })),
    totals,
    placed,
    readFrom: [...new Set(reads.flatMap(({ readFrom }) => readFrom))],
    sealed:
      salt === null
        ? null
        : {
            salt,
            rows: sealed.flatMap(({ rows }) => rows),
            whole: sealed.flatMap(({ whole }) => whole),
          },
    disclosurePlan: new Map(reads.flatMap(({ disclosurePlan }) => [...disclosurePlan])),
  };
}

/**
 * A question as several, each of measures that count the same records. Their parts are their own.
 */
function splitByCounted(question: Question, state: State): readonly Question[] {
  const split = new Map<Filter, MeasureKey[]>();
  const narrowed = new Map<string, Filter>();
  for (const key of measuresNeeded(question)) {
    const own = narrowToCounted(question.filter, measureOf(key), state);
    const name = own === question.filter ? '' : key;
    const filter = narrowed.get(name) ?? own;
    narrowed.set(name, filter);
    split.set(filter, [...(split.get(filter) ?? []), key]);
  }
  return [...split].map(([filter, measures]) => ({
    ...question,
    filter,
    measures,
    orderBy: [],
    changes: [],
  }));
}

async function readCounted(asked: Params, isWithTotals: boolean): Promise<Omit<Read, 'placed'>> {
  const { question, referenceData, policy, salt } = asked;
  const measures = measuresNeeded(question);
  const { by } = question;
  const parts = [...new Set(measures.flatMap((key) => partsOf(measureOf(key))))];
  const disclosurePlan = planDisclosure({ question, policy, referenceData });
  const [exact, cells] = await Promise.all([
    forEach(exactPartsOf({ question, parts, disclosurePlan }), (each) =>
      readExact(asked, each, isWithTotals),
    ),
    disclosurePlan.size > 0 ? readCells(asked, { parts, disclosurePlan }, isWithTotals) : null,
  ]);
  const totals: Sums = new Map(exact.flatMap((each) => [...each.totals]));
  const readFrom = [...exact.flatMap((each) => each.readFrom), ...(cells?.readFrom ?? [])];
  if (cells && salt === null)
    throw new Error('The installation has no salt, so that nothing protected can be shown');
  return {
    rows:
      by.length > 0
        ? await mergeRows(
            exact.flatMap(({ rows }) => rows),
            asked.work,
          )
        : isWithTotals
          ? [{ key: [], sums: totals }]
          : [],
    totals,
    readFrom: [...new Set(readFrom)],
    sealed: cells && salt !== null ? { salt, rows: cells.rows, whole: cells.whole } : null,
    disclosurePlan,
  };
}

function readCells(
  asked: Params,
  {
    parts,
    disclosurePlan,
  }: { readonly parts: readonly Part[]; readonly disclosurePlan: DisclosurePlan },
  isWithTotals: boolean,
) {
  const { question, referenceData, policy, selectCells, hasRollups, doesReadRollups } = asked;
  return readSealed({ question, parts, disclosurePlan }, isWithTotals, {
    selectCells,
    today: referenceData.today,
    hasRollups: hasRollups && doesReadRollups,
    ownAgencyIds: policy.kind === 'PARTNER' ? policy.agencyIds : [],
  });
}

/** Sums of parts that are counted as they are. */
async function readExact(
  asked: Params,
  { parts, filter, inTotals }: ExactParts,
  isWithTotals: boolean,
) {
  const { referenceData, hasRollups, doesReadRollups } = asked;
  const { by } = asked.question;
  const from = {
    parts,
    by,
    filter,
    today: referenceData.today,
    hasRollups: hasRollups && doesReadRollups,
  };
  const streams = streamsOf(from);
  const counted = { ...asked, question: { ...asked.question, filter } };
  const wholeStreams = isWithTotals
    ? streamsOf({ ...from, parts: parts.filter((part) => inTotals.has(part)), by: [] })
    : [];
  const readGrouped = forEach(by.length > 0 ? streams : [], (stream) =>
    readGroups(counted, stream, { by, isWithTotals }),
  );
  const readWholes = forEach(wholeStreams, async (stream) => {
    const index =
      by.length > 0
        ? streams.findIndex((each) => isSameStream(each, stream) && doAddUp(each, by))
        : -1;
    return index >= 0
      ? index
      : ((await readGroups(counted, stream, { by: [], isWithTotals: false })).rows[0]?.sums ??
          null);
  });
  const [grouped, wholes] = await Promise.all([readGrouped, readWholes]);
  const totals = wholes.flatMap((sums, index) => {
    const own = wholeStreams[index]?.parts ?? [];
    // Groups by quarter may contain parts for which only the last quarter counts in the
    // whole.
    return [...((typeof sums === 'number' ? grouped[sums]?.whole : sums) ?? [])].filter(([part]) =>
      own.includes(part),
    );
  });
  return {
    rows: grouped.map(({ rows }) => rows),
    totals: new Map(totals.filter(([part]) => inTotals.has(part))),
    readFrom: streams.map(({ source, rollup }) => rollup?.table ?? source),
  };
}

function isSameStream(a: Stream, b: Stream): boolean {
  return (
    a.source === b.source &&
    a.countedBy === b.countedBy &&
    a.agency === b.agency &&
    a.isAtEnd === b.isAtEnd
  );
}

function speaksOfPlaces({ by, filter }: Question): boolean {
  return (
    by.some((dimension) => dimensions[dimension].axis === 'AREA') || axesOf(filter).has('AREA')
  );
}

async function readGroups(
  { select, question, referenceData }: Params,
  stream: Stream,
  { by, isWithTotals, places = null }: Wanted,
): Promise<Groups> {
  const { filter } = question;
  if (!stream.isAtEnd || by.includes('QUARTER'))
    return select(stream, {
      by,
      filter,
      places,
      isWithTotals: isWithTotals && doAddUp(stream, by),
    });

  // How things stood is that of one quarter: quarters are read apart, and each group takes its
  // last.
  const { rows } = await select(stream, {
    by: [...by, 'QUARTER'],
    filter,
    places,
    isWithTotals: false,
  });
  const takeLast = lastQuarterFinder(by, filter, { source: stream.source, referenceData });
  const last = rows
    .filter(({ key }) => key.at(-1) === takeLast(key))
    .map(({ key, sums }) => ({ key: key.slice(0, -1), sums }));
  return { rows: last, whole: null };
}

/** Whether each fact stands in one group and every group is in the whole. */
function doAddUp({ isAtEnd, agency }: Stream, by: readonly Dimension[]): boolean {
  return (
    !isAtEnd &&
    agency !== 'SUPPORTER' &&
    !by.some((dimension) => multiValued.has(dimensions[dimension].axis))
  );
}

/**
 * Finds the quarter that a stock of a group is taken in, from the group's own period within the
 * days asked about.
 */
function lastQuarterFinder(
  by: readonly Dimension[],
  filter: Filter,
  { source, referenceData }: { readonly source: Source; readonly referenceData: ReferenceData },
): (key: readonly KeyValue[]) => string | null {
  const found = new Map<string, string | null>();
  return (key) => {
    const own = by.map((_, index) => key[index] ?? null);
    const name = toKeyText(own);
    const known = found.get(name);
    if (known !== undefined) return known;
    const { TIME, ...timeless } = toKeyCell(by, own, referenceData);
    const asked = daysOf(filter, narrowToAsked(timeless, filter, referenceData));
    const last = lastQuarterOf(
      TIME ? intersectRanges([TIME], asked) : asked,
      source,
      referenceData,
    );
    found.set(name, last);
    return last;
  };
}

async function readPlaced(
  { question, ...beside }: Params,
  measures: readonly MeasureKey[],
): Promise<readonly PlacedRow[]> {
  const by = question.by.filter(isPlacedKey);
  const filter = ofWholeDatasets(question.filter);
  const asked: Params = { ...beside, question: { ...question, filter } };
  const wanted = {
    by: ['AREA', ...by] as const,
    isWithTotals: false,
    places: findReportedPlaces(question.filter, beside.referenceData.places),
  };
  const basesBy = measures.map((key) => [key, basesOf(measureOf(key))] as const);
  const bases = new Set(basesBy.flatMap(([, ofMeasure]) => ofMeasure.flat()));
  const parts = measures.flatMap((key) => partsOf(measureOf(key)));
  const streams = streamsOf({
    parts,
    by: wanted.by,
    filter,
    today: beside.referenceData.today,
    hasRollups: beside.hasRollups,
  })
    .map((stream) => ({ ...stream, parts: stream.parts.filter((part) => bases.has(part)) }))
    .filter((stream) => stream.parts.length > 0);
  const groups = await forEach(streams, (stream) => readGroups(asked, stream, wanted));
  const rows = await mergeRows(
    groups.map((group) => group.rows),
    beside.work,
  );
  return rows.map(({ key: [areaCode = null, ...values], sums }) => ({
    key: question.by.map((dimension) =>
      isPlacedKey(dimension) ? (values[by.indexOf(dimension)] ?? null) : null,
    ),
    areaCode: areaCode === null ? null : String(areaCode),
    counts: new Map(
      basesBy.map(
        ([key, ofMeasure]) => [key, ofMeasure.map((base) => sumOfParts(sums, base))] as const,
      ),
    ),
  }));
}

function sumOfParts(sums: Sums, parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + (sums.get(part) ?? 0), 0);
}

type Wanted = Omit<Selected, 'filter'>;

/** In whatever order `ask` runs statements. */
function forEach<Item, Result>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<Result>,
): Promise<readonly Result[]> {
  return Promise.all(items.map(work));
}
