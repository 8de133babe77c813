import type { DisclosedTable } from '#domain/disclosure/disclose.js';
import { addOthers } from '#domain/disclosure/others.js';
import type { PlacedRow, RawRow } from '#domain/disclosure/raw-table.js';
import { type Figure, toFigure } from '#domain/figures/figure/figure.js';
import {
  figureMaker,
  type Group,
  hasAgencies,
  othersOf,
} from '#domain/figures/figure/group-figure.js';
import { toProtectedFigure } from '#domain/figures/figure/protected-figure.js';
import type { Row } from '#domain/figures/figure/row.js';
import { sourceReturnsFinder } from '#domain/figures/figure/source-returns.js';
import { writeNotes } from '#domain/figures/notes/notes.js';
import {
  codesAsked,
  type GroupExtent,
  groupExtentFinder,
} from '#domain/figures/plan/group-extent.js';
import { basesOf, placedFinder } from '#domain/figures/plan/place-coding.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { canBeInSeveralParts, type Measure } from '#domain/measures/measure.js';
import {
  addSums,
  hasRecords,
  isUnknown,
  sumOf,
  type Sums,
  toParts,
} from '#domain/measures/sums.js';
import { memoise } from '#domain/memoise.js';
import { quarterOf } from '#domain/quarter.js';
import { isTimeDimension, type KeyValue } from '#domain/question/dimension-values.js';
import { fillKeys, toKeyText } from '#domain/question/group-keys.js';
import { MAX_GROUPS, measuresNeeded, type Question } from '#domain/question/question.js';
import { separateTime } from '#domain/question/separate-time.js';
import { isRollingByQuarter, windowTo } from '#domain/question/window.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { filterInSteps, mapInSteps, type Steps } from '#domain/steps.js';
import { doesContain, keysIn, rangeOf } from '#domain/time.js';

import { orderRows } from './order-rows.js';

/** The answer to a question. */
export interface Table {
  readonly rows: readonly Row[];
  readonly totals: Row;
  /** The sum of the groups that are not listed; null if all are listed. */
  readonly other: Row | null;
  /** The number of all groups, listed or not. */
  readonly groupCount: number;
  readonly isTruncated: boolean;
  /** What a reader must know to trust the answer, written on request. */
  readonly writeNotes: () => readonly string[];
  readonly dataVersion: number;
}

export type Answer =
  | { readonly ok: true; readonly table: Table }
  | { readonly ok: false; readonly reason: string };

/** The note on a question that makes too many groups. */
export const tooManyGroups = `The question makes more than ${MAX_GROUPS.toLocaleString('en-GB')} groups. Group by fewer things, or narrow the question in "where".`;

/**
 * A question as it was read, whose days may reach further than those asked about, and what
 * disclosure let through.
 */
export interface ReadQuestion {
  readonly question: Question;
  readonly disclosed: DisclosedTable;
}

/**
 * What was read for the rows of an answer, and for its totals: the same unless their days differ.
 */
export interface ReadTable {
  readonly groups: ReadQuestion;
  readonly whole: ReadQuestion;
  /** Groups to list whether they have records or not, such as those that had some a year before. */
  readonly alsoListed: readonly (readonly KeyValue[])[];
}

/**
 * Makes the answer from what disclosure let through: figures with their flags, gaps, order, the
 * cut-off, and notes.
 */
export function* answer(
  question: Question,
  { groups, whole, alsoListed }: ReadTable,
  referenceData: ReferenceData,
): Steps<Answer> {
  const { disclosed } = groups;
  if (disclosed.isTooLarge) return { ok: false, reason: tooManyGroups };
  const grouped = yield* filterInSteps(
    wantedRows(question, disclosed.rows, referenceData),
    listedFinder(question, disclosed),
  );
  const present = new Map(grouped.map((row) => [toKeyText(row.key), row]));
  const known = [
    ...grouped.map(({ key }) => key),
    ...alsoListed.filter((key) => !present.has(toKeyText(key))),
  ];
  if (known.length > MAX_GROUPS) return { ok: false, reason: tooManyGroups };
  const keys = question.fillGaps
    ? fillKeys(question, known, referenceData)
    : { ok: true as const, keys: known };
  if (!keys.ok) return keys;

  const toRow = rowMaker(groups, referenceData);
  const made = yield* mapInSteps(keys.keys, (key) =>
    toRow(key, present.get(toKeyText(key))?.sums ?? new Map()),
  );
  if (question.orderBy.some(({ by }) => 'measure' in by)) yield* makeFigures(made);
  const rows = yield* orderRows(made, question, referenceData);
  const rest = rows.slice(question.first);
  yield* makeFigures(rest);
  const table = {
    rows: rows.slice(0, question.first),
    totals: (whole.question === groups.question ? toRow : rowMaker(whole, referenceData))(
      null,
      whole.disclosed.totals,
    ),
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
        writeNotes({
          question: groups.question,
          asked: question,
          disclosed: read,
          referenceData,
          table,
          codes: codesAsked(question, referenceData),
        }),
    },
  };
}

/** Makes the figures of rows, in steps, when all of them are needed. */
function* makeFigures(rows: readonly Row[]): Steps<void> {
  yield* mapInSteps(rows, ({ figures }) => figures);
}

/**
 * Keeps the rows of the quarters asked about, never past the current one: rows that cover windows
 * reach further back than the question.
 */
export function wantedRows(
  question: Question,
  rows: readonly RawRow[],
  { today }: ReferenceData,
): readonly RawRow[] {
  if (!isRollingByQuarter(question)) return rows;
  const days = separateTime(question.filter)?.days ?? [];
  const running = quarterOf(today);
  const index = question.by.indexOf('QUARTER');
  return rows.filter(({ key }) => {
    const quarter = String(key[index]);
    return (
      quarter <= running && days.some((range) => doesContain(range, rangeOf('QUARTER', quarter)))
    );
  });
}

/**
 * Finds whether anything is shown in a group. Measures that merely contain protected numbers, such
 * as disruptions, do not count.
 */
export function listedFinder(
  { by, measures }: Question,
  { findOthers, policy }: DisclosedTable,
): (row: RawRow) => boolean {
  if (by.length === 0) return () => true;
  if (policy.kind === 'CLEARED') {
    const own = measures.map(measureOf);
    return ({ sums }) => {
      for (const measure of own) if (hasRecords(measure, sums)) return true;
      return false;
    };
  }
  const looked = measures
    .map(measureOf)
    .map((measure) => ({ measure, alone: { ...measure, basePart: null, validWhen: null } }));
  return ({ key, sums }) =>
    looked.some(({ measure, alone }) => {
      const { numerator } = othersOf(measure, (part) => findOthers(part, key));
      return hasRecords(numerator === 'NONE' ? measure : alone, sums);
    });
}

/**
 * Makes the row of a group, and its figures on first use; a null key means everything that was
 * asked about.
 */
export type RowMaker = (key: readonly KeyValue[] | null, sums: Sums) => Row;

/** A function that makes the rows of a question's groups, with or without records. */
export function rowMaker(read: ReadQuestion, referenceData: ReferenceData): RowMaker {
  const { question } = read;
  const toGroup = groupMaker(read, referenceData);
  const findMaker = makerFinder(read, referenceData, figureMaker);
  const needed = measuresNeeded(question);
  const whole = question.by.map(() => null);

  const makeFigures = (key: readonly KeyValue[] | null, sums: Sums) => {
    const group = toGroup(key, sums);
    const figures = new Map<string, Figure>();
    for (const measure of needed) {
      const make = findMaker(measure);
      if (make) figures.set(measure, make(group));
    }
    return figures;
  };

  return (key, sums) => {
    let figures: Row['figures'] | null = null;
    return {
      key: key ?? whole,
      get figures() {
        figures ??= makeFigures(key, sums);
        return figures;
      },
    };
  };
}

/** A function that makes the groups of a question, each from its key and its sums. */
export function groupMaker(
  { question, disclosed }: ReadQuestion,
  referenceData: ReferenceData,
): (key: readonly KeyValue[] | null, sums: Sums) => Group {
  const findAsked = groupExtentFinder(question, referenceData);
  const findPlaced = placedFinder(disclosed.placed ?? [], question.by);
  const keysOf = isRollingByQuarter(question)
    ? (key: readonly KeyValue[]) => keysOfWindow(question, key)
    : null;
  const finders = { findAsked, findPlaced, keysOf };
  return (key, sums) => new FoundGroup(finders, key, sums);
}

interface GroupFinders {
  readonly findAsked: (key: readonly KeyValue[] | null) => GroupExtent;
  readonly findPlaced: (key: readonly KeyValue[] | null) => readonly PlacedRow[];
  /** The keys of a window's quarters; null if rows do not cover windows. */
  readonly keysOf: ((key: readonly KeyValue[]) => readonly (readonly KeyValue[])[]) | null;
}

/** A class, because answers make thousands of groups, and most only need their sums. */
class FoundGroup implements Group {
  readonly key: readonly KeyValue[] | null;
  readonly sums: Sums;
  readonly #finders: GroupFinders;
  #asked: GroupExtent | null = null;

  constructor(finders: GroupFinders, key: readonly KeyValue[] | null, sums: Sums) {
    this.key = key;
    this.sums = sums;
    this.#finders = finders;
  }

  get asked(): GroupExtent {
    this.#asked ??= this.#finders.findAsked(this.key);
    return this.#asked;
  }

  get placedAtEnd(): readonly PlacedRow[] {
    return this.#finders.findPlaced(this.key);
  }

  get placed(): readonly PlacedRow[] {
    const { findPlaced, keysOf } = this.#finders;
    return this.key && keysOf ? keysOf(this.key).flatMap(findPlaced) : findPlaced(this.key);
  }
}

/**
 * Finds, for a measure that a question needs, the function that makes its figures, with or without
 * text. Null for any other measure.
 */
export function makerFinder<Maker extends object>(
  { question, disclosed }: ReadQuestion,
  referenceData: ReferenceData,
  toMaker: (measure: MeasureKey, setting: Parameters<typeof figureMaker>[1]) => Maker,
): (measure: MeasureKey) => Maker | null {
  const setting = {
    question,
    disclosed,
    referenceData,
    returnsOf: sourceReturnsFinder({ question, disclosed, referenceData }),
  };
  const needed = new Set(measuresNeeded(question));
  return memoise((measure) => (needed.has(measure) ? toMaker(measure, setting) : null));
}

/** The keys of the same group in each quarter that its figures cover. */
function keysOfWindow(
  question: Question,
  key: readonly KeyValue[],
): readonly (readonly KeyValue[])[] {
  const index = question.by.indexOf('QUARTER');
  return keysIn('QUARTER', windowTo(String(key[index]))).map((quarter) => key.with(index, quarter));
}

interface Cut {
  readonly question: Question;
  /** The groups that have records, by key as text. */
  readonly present: ReadonlyMap<string, RawRow>;
  readonly disclosed: DisclosedTable;
}

/** The sum of the rows that are not listed, with the flags of all these rows. */
function* toOther(rest: readonly Row[], { question, present, disclosed }: Cut): Steps<Row> {
  const sums = addSums(rest.flatMap((row) => present.get(toKeyText(row.key))?.sums ?? []));
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
    const outside = (['PROVISIONAL', 'REVISED', 'BREAK'] as const).filter((flag) =>
      flags.has(flag),
    );
    if (!isAdditive(measure, question))
      return toFigure(measure, { numerator: 0, denominator: null }, ['NOT_APPLICABLE', ...outside]);
    const others = othersOf(measure, (part) =>
      addOthers(rest.map((row) => disclosed.findOthers(part, row.key))),
    );
    if (others.numerator === 'NOT_AVAILABLE')
      return toProtectedFigure(
        measure,
        { ...toParts(measure, sums, 0), others, isOfAgencies },
        outside,
      );
    // What was reported only for a larger place may belong to these groups, so their sum cannot be
    // taken as 0.
    const isNotAvailable =
      isUnknown(measure, sums) ||
      (flags.has('NOT_AVAILABLE') &&
        basesOf(measure).some((parts) => parts.every((part) => sumOf(sums, part) === 0))) ||
      rest.every((row) => row.figures.get(key)?.flags.includes('NOT_AVAILABLE'));
    const parts = { ...toParts(measure, sums, 0), others, isOfAgencies };
    return toProtectedFigure(measure, parts, isNotAvailable ? ['NOT_AVAILABLE'] : outside);
  }
}

/**
 * Whether a question's groups add up. They do not if they are stocks of several quarters,
 * overlapping windows, populations of several places, or groups that may contain the same record.
 */
function isAdditive(measure: Measure, question: Question): boolean {
  const { kind, denominator } = measure;
  if (denominator === 'POPULATION' || isRollingByQuarter(question)) return false;
  if (kind === 'STOCK' && question.by.some(isTimeDimension)) return false;
  return !question.by.some((dimension) => canBeInSeveralParts(measure, dimension));
}
