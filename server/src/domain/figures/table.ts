import type { DisclosedTable } from '#domain/disclosure/disclose.js';
import { addOthers, type Others } from '#domain/disclosure/others.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import {
  baseOf,
  isOfSupporters,
  mayStandInSeveral,
  type Measure,
  type Part,
  type Source,
  sourcesOf,
  type Term,
} from '#domain/measures/measure.js';
import { addDays } from '#domain/plain-date.js';
import { quarterOf } from '#domain/quarter.js';
import { filterInSteps, mapInSteps, type Steps } from '#domain/steps.js';
import { ALWAYS, type DateRange, doesContain, keysIn, rangeOf } from '#domain/time.js';

import { type AskedGroup, askedGroupFinder, codesAsked } from './asked-group.js';
import { doesTouch } from './breaks.js';
import { countedQuarters } from './coverage.js';
import { type Figure, type FigureFlag, toFigure, toMissing } from './figure.js';
import { fillKeys, toText } from './gaps.js';
import { writeNotes } from './notes.js';
import { orderRows, type Row } from './order.js';
import { basesOf, isReportedAboveOnly, placedFinder } from './placing.js';
import { populationOf } from './population.js';
import { measuresNeeded, MOST_GROUPS, type Question } from './question.js';
import type { PlacedRow, RawRow, Sums } from './raw.js';
import { isUnmarked, markingDays } from './rests-on.js';
import { type AgenciesIn, doAllLack, isReturned } from './returned.js';
import { datasetsOf } from './returns-asked.js';
import { type ReturnsFinder, returnsFinder } from './returns-behind.js';
import { type OthersOfParts, toShownFigure, withheld } from './shown-figure.js';
import { lastQuarterOf } from './stock.js';
import { addSums, emptySourcesOf, hasRecords, isUnknown, sumOf, toParts } from './sums.js';
import { setTimeApart } from './time-apart.js';
import { isRollingByQuarter, windowTo } from './window.js';
import { isTimeDimension, type KeyValue, type World } from './world.js';

/** The answer to a question. */
export interface Table {
  readonly rows: readonly Row[];
  readonly totals: Row;
  /** The sum of the groups that are not listed; null when all are. */
  readonly other: Row | null;
  /** Groups in all, listed or not. */
  readonly groupCount: number;
  readonly isTruncated: boolean;
  /** What a reader must know to trust the answer, written when it is wanted. */
  readonly writeNotes: () => readonly string[];
  readonly dataVersion: number;
}

export type Answer = { readonly ok: true; readonly table: Table } | { readonly ok: false; readonly reason: string };

/** What is said where a question makes too many groups. */
export const tooManyGroups = `The question makes more than ${MOST_GROUPS.toLocaleString('en-GB')} groups. Group by fewer things, or narrow the question in where.`;

/** A question as it was read, whose days may reach further than those asked about, and what disclosure let through of it. */
export interface ReadQuestion {
  readonly question: Question;
  readonly disclosed: DisclosedTable;
}

/** What was read for the rows of an answer, and for its totals: one and the same unless their days differ. */
export interface ReadTable {
  readonly groups: ReadQuestion;
  readonly whole: ReadQuestion;
}

/** Makes the answer of what disclosure let through: figures with their flags, gaps, order, the cut, and notes. */
export function* answer(question: Question, { groups, whole }: ReadTable, world: World): Steps<Answer> {
  const { disclosed } = groups;
  if (disclosed.isTooLarge) return { ok: false, reason: tooManyGroups };
  const isListed = (row: RawRow) => question.by.length === 0 || question.measures.some((key) => isSeen(measureOf(key), row, disclosed));
  const grouped = yield* filterInSteps(wantedRows(question, disclosed.rows, world), isListed);
  if (grouped.length > MOST_GROUPS) return { ok: false, reason: tooManyGroups };
  const present = new Map(grouped.map((row) => [toText(row.key), row]));
  const known = grouped.map(({ key }) => key);
  const keys = question.fillGaps ? fillKeys(question, known, world) : { ok: true as const, keys: known };
  if (!keys.ok) return keys;

  const toRow = rowMaker(groups, world);
  const made = yield* mapInSteps(keys.keys, (key) => toRow(key, present.get(toText(key))?.sums ?? new Map()));
  const rows = yield* orderRows(made, question, world);
  const rest = rows.slice(question.first);
  const table = {
    rows: rows.slice(0, question.first),
    totals: (whole.question === groups.question ? toRow : rowMaker(whole, world))(null, whole.disclosed.totals),
    other: rest.length > 0 ? yield* toOther(rest, { question, present, disclosed }) : null,
    groupCount: rows.length,
    isTruncated: rest.length > 0,
    dataVersion: disclosed.dataVersion,
  };
  const { totals: ofWhole, findOthers } = whole.disclosed;
  const read = { ...disclosed, totals: ofWhole, findOthers };
  return {
    ok: true,
    table: {
      ...table,
      writeNotes: () =>
        writeNotes({ question: groups.question, asked: question, disclosed: read, world, table, codes: codesAsked(question, world) }),
    },
  };
}

/** Rows that stand for windows reach further than was asked: those of the quarters asked about, never past the running one. */
function wantedRows(question: Question, rows: readonly RawRow[], { today }: World): readonly RawRow[] {
  if (!isRollingByQuarter(question)) return rows;
  const days = setTimeApart(question.filter)?.days ?? [];
  const running = quarterOf(today);
  const index = question.by.indexOf('QUARTER');
  return rows.filter(({ key }) => {
    const quarter = String(key[index]);
    return quarter <= running && days.some((range) => doesContain(range, rangeOf('QUARTER', quarter)));
  });
}

/** Whether anything of a measure is shown in a group. What protected numbers stand in, such as disruptions, is none of them. */
function isSeen(measure: Measure, { key, sums }: RawRow, { findOthers }: DisclosedTable): boolean {
  const { numerator } = othersOf(measure, (part) => findOthers(part, key));
  return hasRecords(numerator === 'NONE' ? measure : { ...measure, standsIn: null, knownIn: null }, sums);
}

/** Makes the row of a group; a null key stands for everything that was asked about. */
export type RowMaker = (key: readonly KeyValue[] | null, sums: Sums) => Row;

/** Finds how the groups of a question become rows, whether they have records or not. */
export function rowMaker({ question, disclosed }: ReadQuestion, world: World): RowMaker {
  const returnsOf = returnsFinder({ question, disclosed, world });
  const findAsked = askedGroupFinder(question, world);
  const findPlaced = placedFinder(disclosed.placed ?? [], question.by);

  return (key, sums) => {
    const group: Group = {
      ...findAsked(key),
      placed: key ? keysOfWindow(question, key).flatMap(findPlaced) : findPlaced(null),
      placedAtEnd: findPlaced(key),
      sums,
    };
    const figures = measuresNeeded(question).map(
      (measure) => [measure, toDisclosedFigure(measure, { ...group, key }, { question, disclosed, world, returnsOf })] as const,
    );
    return { key: key ?? question.by.map(() => null), figures: new Map(figures) };
  };
}

/** The keys of the same group in each quarter that its figures are for. */
function keysOfWindow(question: Question, key: readonly KeyValue[]): readonly (readonly KeyValue[])[] {
  if (!isRollingByQuarter(question)) return [key];
  const index = question.by.indexOf('QUARTER');
  return keysIn('QUARTER', windowTo(String(key[index]))).map((quarter) => key.with(index, quarter));
}

/** What a group of the question holds. */
interface Group extends AskedGroup {
  readonly placed: readonly PlacedRow[];
  /** The same of the last quarter alone, where rows stand for windows. */
  readonly placedAtEnd: readonly PlacedRow[];
  readonly sums: Sums;
}

interface Setting extends ReadQuestion {
  readonly world: World;
  readonly returnsOf: ReturnsFinder;
}

interface Keyed {
  /** Null stands for everything that was asked about. */
  readonly key: readonly KeyValue[] | null;
}

/** What disclosure hides says so and nothing else: not whether there is anything. */
function toDisclosedFigure(measure: MeasureKey, group: Group & Keyed, setting: Setting): Figure {
  const hidden = setting.disclosed.findHidden(measureOf(measure), setting.question.by.length > 0 ? group.key : null);
  if (hidden === null) return toGroupFigure(measure, group, setting);
  return { ...toMissing(measureOf(measure), [hidden], withheld), isWithheld: true };
}

function toGroupFigure(key: MeasureKey, group: Group & Keyed, { question, disclosed, world, returnsOf }: Setting) {
  const measure = measureOf(key);
  const { sums, codes } = group;
  const placed = measure.kind === 'STOCK' ? group.placedAtEnd : group.placed;
  const days = measure.kind === 'STOCK' ? lastQuarterIn(measure, group.daysAtEnd, world) : group.days;
  const isRolling = question.window === 'ROLLING_FOUR_QUARTERS' && measure.kind === 'FLOW';
  const isNeverSent = () =>
    isRolling
      ? isPartlyNotReturned({ measure, disclosed }, { ...group, days })
      : emptySourcesOf(measure, sums).some((source) => isNotReturned({ source, measure, disclosed, returnsOf }, { ...group, days }));
  const isAboveOnly = () =>
    codes !== null &&
    basesOf(measure).some(
      (parts, base) =>
        parts.every((part) => sumOf(sums, part) === 0) && isReportedAboveOnly({ placed, measure: key, base, codes, places: world.places }),
    );
  const marking = { returned: measure.restsOn ? (disclosed.returned.get(measure.restsOn.dataset) ?? []) : [], isRolling };
  if (isNeverSent() || isUnmarked(measure, days, marking) || isAboveOnly() || isUnknown(measure, sums)) {
    return toFigure(measure, { numerator: 0, denominator: null }, ['NOT_AVAILABLE']);
  }

  const population = measure.denominator === 'POPULATION' ? findPopulation(group, world) : null;
  const isWithoutPlaces = measure.denominator === 'POPULATION' && population === null;
  const isUnbounded = measure.kind === 'STOCK' && !(group.doPlacesFollow && group.doDaysFollow);
  const isBroken = disclosed.breaks.some((change) => doesTouch(change, key, days));
  const ofReturns = new Set([
    ...datasetsOf([key]).flatMap((dataset) => returnsOf(dataset).flagsOf(days, sendersOf(measure, group).agenciesIn)),
    ...(measure.restsOn ? returnsOf(measure.restsOn.dataset).flagsOf(markingDays(measure.restsOn, days), anybody) : []),
  ]);
  const flags: readonly FigureFlag[] = [
    ...(isWithoutPlaces || isUnbounded ? (['NOT_APPLICABLE'] as const) : []),
    ...ofReturns,
    ...(isBroken ? (['BREAK'] as const) : []),
  ];
  const others = othersOf(measure, (part) => disclosed.findOthers(part, question.by.length > 0 ? group.key : null));
  return toShownFigure(
    measure,
    { ...toParts(measure, sums, population?.people ?? 0), others, isOfAgencies: hasAgencies(disclosed) },
    flags,
  );
}

/** Whether there are records that are the viewer's own. */
function hasAgencies({ policy }: Pick<DisclosedTable, 'policy'>): boolean {
  return policy.kind === 'PARTNER' && policy.agencyIds.length > 0;
}

/** What the sums above and below the line show of others. */
function othersOf({ numerator, denominator }: Measure, find: (part: Part) => Others): OthersOfParts {
  const ofTerms = (terms: readonly Term[]) => addOthers(terms.map(({ part }) => find(part)));
  return {
    numerator: ofTerms(numerator),
    denominator: denominator === null || denominator === 'POPULATION' ? null : ofTerms(denominator),
  };
}

/** The last quarter of the days, which a stock is taken in; none where they lie in the future. */
function lastQuarterIn(measure: Measure, days: readonly DateRange[], world: World): readonly DateRange[] {
  const quarter = lastQuarterOf(days, baseOf(measure).source, world);
  return quarter === null ? days : [rangeOf('QUARTER', quarter)];
}

interface SourceOf {
  readonly source: Source;
  readonly measure: Measure;
  readonly disclosed: DisclosedTable;
  readonly returnsOf: ReturnsFinder;
}

/**
 * Whether nobody asked about has sent a return of the source for a quarter of these days, or each of them lacks one that is
 * overdue. It holds by whatever date a measure counts: an earlier return that tells of nothing in these days was sent
 * before they were over. A lead's return tells whom it supported.
 */
function isNotReturned({ source, measure, disclosed, returnsOf }: SourceOf, { days, ...group }: Group): boolean {
  if (source === 'RETURNS') return false;
  const senders = sendersOf(measure, group);
  if (days.length === 0 || senders.agencies?.size === 0) return false;
  const isSent = isReturned(countedQuarters(measure, source, disclosed), days, senders.agenciesIn);
  return !isSent || doAllLack(returnsOf(source).closed, { days, agenciesIn: senders.agenciesIn, agencyIds: senders.agencies });
}

/**
 * Whether there is a quarter among the days for which nobody asked about has sent a return: a sum over the other three of
 * four must not look like four, by whatever date it counts.
 */
function isPartlyNotReturned({ measure, disclosed }: Pick<SourceOf, 'measure' | 'disclosed'>, { days, ...group }: Group): boolean {
  const senders = sendersOf(measure, group);
  if (senders.agencies?.size === 0) return false;
  const quarters = days.flatMap((range) => keysIn('QUARTER', range)).map((quarter) => rangeOf('QUARTER', quarter));
  const returned = sourcesOf(measure).flatMap((source) => (source === 'RETURNS' ? [] : [countedQuarters(measure, source, disclosed)]));
  return returned.some((each) => quarters.some((quarter) => !isReturned(each, [quarter], senders.agenciesIn)));
}

/** All agencies on all days. */
const anybody: AgenciesIn = () => null;

/** Whose returns tell of a measure, of the agencies that a group speaks of: of those who supported, anybody's. */
function sendersOf(measure: Measure, { agencies, agenciesIn }: Pick<AskedGroup, 'agencies' | 'agenciesIn'>) {
  return isOfSupporters(measure) ? { agencies: null, agenciesIn: anybody } : { agencies, agenciesIn };
}

/** Null where the group is of agencies, whose people are not counted, or of places that do not follow. */
function findPopulation({ days, agencies, codes, doPlacesFollow }: Group, { places, today }: World) {
  if (agencies || !doPlacesFollow) return null;
  const until = days.at(-1)?.until ?? ALWAYS.until;
  return populationOf({ codes, places, lastDay: until === ALWAYS.until ? today : addDays(until, -1) });
}

interface Cut {
  readonly question: Question;
  /** The groups that have records, by the text of their key. */
  readonly present: ReadonlyMap<string, RawRow>;
  readonly disclosed: DisclosedTable;
}

/** The sum of the rows that are not listed. It carries the reservations of any of them. */
function* toOther(rest: readonly Row[], { question, present, disclosed }: Cut): Steps<Row> {
  const sums = addSums(rest.flatMap((row) => present.get(toText(row.key))?.sums ?? []));
  const isOfAgencies = hasAgencies(disclosed);
  const figures: [MeasureKey, Figure][] = [];
  for (const key of question.measures) {
    yield;
    figures.push([key, toFigureOfOther(key)]);
  }
  return { key: question.by.map(() => null), figures: new Map(figures) };

  function toFigureOfOther(key: MeasureKey): Figure {
    const measure = measureOf(key);
    const flags = new Set(rest.flatMap((row) => row.figures.get(key)?.flags ?? []));
    const outside = (['PROVISIONAL', 'REVISED', 'BREAK'] as const).filter((flag) => flags.has(flag));
    if (!isAdditive(measure, question)) return toFigure(measure, { numerator: 0, denominator: null }, ['NOT_APPLICABLE', ...outside]);
    const others = othersOf(measure, (part) => addOthers(rest.map((row) => disclosed.findOthers(part, row.key))));
    if (others.numerator === 'NOT_AVAILABLE')
      return toShownFigure(measure, { ...toParts(measure, sums, 0), others, isOfAgencies }, outside);
    // What was reported for a larger place only may lie in these groups: their sum is not known to be nothing.
    const isNotAvailable =
      isUnknown(measure, sums) ||
      (flags.has('NOT_AVAILABLE') && basesOf(measure).some((parts) => parts.every((part) => sumOf(sums, part) === 0))) ||
      rest.every((row) => row.figures.get(key)?.flags.includes('NOT_AVAILABLE'));
    const parts = { ...toParts(measure, sums, 0), others, isOfAgencies };
    return toShownFigure(measure, parts, isNotAvailable ? ['NOT_AVAILABLE'] : outside);
  }
}

/**
 * Whether groups of the question add up: not stocks of several quarters, windows that overlap, the people of several places,
 * or groups of which one record may stand in several.
 */
function isAdditive(measure: Measure, question: Question): boolean {
  const { kind, denominator } = measure;
  if (denominator === 'POPULATION' || isRollingByQuarter(question)) return false;
  if (kind === 'STOCK' && question.by.some(isTimeDimension)) return false;
  return !question.by.some((dimension) => mayStandInSeveral(measure, dimension));
}
