import type { DisclosedTable } from '#domain/disclosure/disclose.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { intersectRanges } from '#domain/time.js';

import { doesTouch } from './breaks.js';
import { type FigureFlag, type Parts, toFigure } from './figure.js';
import { axesOf, type Cell, daysOf, mayHold } from './filter.js';
import { fillKeys, toText } from './gaps.js';
import { writeNotes } from './notes.js';
import { orderRows, type Row } from './order.js';
import { isReportedAboveOnly, placedFinder } from './placing.js';
import { measuresNeeded, MOST_GROUPS, type Question } from './question.js';
import type { RawRow } from './raw.js';
import { doAllLack, isReturned } from './returned.js';
import { agenciesAsked } from './returns-asked.js';
import { returnsFinder } from './returns-behind.js';
import { type KeyValue, toKeyCell, type World } from './world.js';

/** The answer to a question. */
export interface Table {
  readonly rows: readonly Row[];
  readonly totals: Row;
  /** The sum of the groups that are not listed; null when all are. */
  readonly other: Row | null;
  /** Groups in all, listed or not. */
  readonly groupCount: number;
  readonly isTruncated: boolean;
  readonly notes: readonly string[];
  readonly dataVersion: number;
}

export type Answer = { readonly ok: true; readonly table: Table } | { readonly ok: false; readonly reason: string };

const tooManyGroups = `The question makes more than ${MOST_GROUPS.toLocaleString('en-GB')} groups. Group by fewer things, or narrow the question in where.`;

/** Makes the answer of what disclosure let through: figures with their flags, gaps, order, the cut, and notes. */
export function answer(question: Question, disclosed: DisclosedTable, world: World): Answer {
  if (disclosed.rows.length > MOST_GROUPS) return { ok: false, reason: tooManyGroups };
  const grouped = disclosed.rows.filter(({ parts }) => question.by.length === 0 || question.measures.some((measure) => parts.has(measure)));
  const present = new Map(grouped.map((row) => [toText(row.key), row]));
  const known = grouped.map(({ key }) => key);
  const keys = question.fillGaps ? fillKeys(question, known, world) : { ok: true as const, keys: known };
  if (!keys.ok) return keys;

  const toRow = rowMaker(question, disclosed, world);
  const rows = orderRows(
    keys.keys.map((key) => toRow(key, present.get(toText(key))?.parts ?? new Map())),
    question,
    world,
  );
  const rest = rows.slice(question.first);
  const table = {
    rows: rows.slice(0, question.first),
    totals: toRow(null, disclosed.totals),
    other: rest.length > 0 ? toOther(rest, { question, present }) : null,
    groupCount: rows.length,
    isTruncated: rest.length > 0,
    dataVersion: disclosed.dataVersion,
  };
  return {
    ok: true,
    table: { ...table, notes: writeNotes({ question, disclosed, world, table, codes: codesAsked(question, world) }) },
  };
}

/** Makes the row of a group; a null key stands for everything that was asked about. */
type RowMaker = (key: readonly KeyValue[] | null, parts: ReadonlyMap<MeasureKey, Parts>) => Row;

function rowMaker(question: Question, disclosed: DisclosedTable, world: World): RowMaker {
  const asked = daysOf(question.filter);
  const returnsOf = returnsFinder({ question, disclosed, world });
  const askedCodes = codesAsked(question, world);
  const askedAgencies = agenciesAsked(question, world);
  const findPlaced = placedFinder(disclosed.placed ?? [], question.by);

  return (key, parts) => {
    const cell: Cell = key ? toKeyCell(question.by, key, world) : {};
    const days = cell.TIME ? intersectRanges([cell.TIME], asked) : asked;
    const agencies = inBoth(cell.AGENCY ?? null, askedAgencies);
    const codes = inBoth(cell.AREA ?? null, askedCodes);

    const isNeverSent = (measure: MeasureKey) => {
      const { dataset, countedBy } = measureOf(measure);
      const isAskedOf = days.length > 0 && agencies?.size !== 0;
      if (countedBy !== 'received_on' || !isAskedOf) return false;
      return !isReturned(disclosed.returned.get(dataset) ?? [], days, agencies) || doAllLack(returnsOf(dataset).closed, days, agencies);
    };
    const flagsOf = (measure: MeasureKey, sums: Parts): readonly FigureFlag[] => {
      if (isNothing(sums) && isNeverSent(measure)) return ['NOT_AVAILABLE'];
      if (isNothing(sums) && codes && isReportedAboveOnly({ placed: findPlaced(key), measure, codes, places: world.places })) {
        return ['NOT_AVAILABLE'];
      }
      const isBroken = disclosed.breaks.some((change) => doesTouch(change, measure, days));
      return [...returnsOf(measureOf(measure).dataset).flagsOf(days, agencies), ...(isBroken ? (['BREAK'] as const) : [])];
    };
    const figures = measuresNeeded(question).map((measure) => {
      const sums = parts.get(measure) ?? nothingOf(measure);
      return [measure, toFigure(measureOf(measure), sums, flagsOf(measure, sums))] as const;
    });
    return { key: key ?? question.by.map(() => null), figures: new Map(figures) };
  };
}

interface Cut {
  readonly question: Question;
  /** The groups that have records, by the text of their key. */
  readonly present: ReadonlyMap<string, RawRow>;
}

/** The sum of the rows that are not listed. It carries the reservations of any of them. */
function toOther(rest: readonly Row[], { question, present }: Cut): Row {
  const sums = sumParts(
    rest.flatMap((row) => present.get(toText(row.key)) ?? []),
    question,
  );
  const figures = question.measures.map((measure) => {
    const parts = sums.get(measure) ?? nothingOf(measure);
    const flags = new Set(rest.flatMap((row) => row.figures.get(measure)?.flags ?? []));
    const outside = (['PROVISIONAL', 'REVISED', 'BREAK'] as const).filter((flag) => flags.has(flag));
    // What was reported for a larger place only may lie in these groups: their sum is not known to be nothing.
    const isNotAvailable = isNothing(parts) && flags.has('NOT_AVAILABLE');
    return [measure, toFigure(measureOf(measure), parts, isNotAvailable ? ['NOT_AVAILABLE'] : outside)] as const;
  });
  return { key: question.by.map(() => null), figures: new Map(figures) };
}

function isNothing({ numerator, denominator }: Parts): boolean {
  return (denominator ?? numerator) === 0;
}

function nothingOf(measure: MeasureKey): Parts {
  return { numerator: 0, denominator: measureOf(measure).denominator ? 0 : null };
}

/** What stands in both sets; null stands for everything. */
function inBoth<Value>(some: ReadonlySet<Value> | null, others: ReadonlySet<Value> | null): ReadonlySet<Value> | null {
  return some && others ? new Set([...some].filter((value) => others.has(value))) : (some ?? others);
}

/** The codes that a record may be coded to under the filter; null when the filter speaks of no place. */
function codesAsked({ filter }: Question, { places }: World): ReadonlySet<string> | null {
  if (!axesOf(filter).has('AREA')) return null;
  return new Set(places.areas.map(({ code }) => code).filter((code) => mayHold(filter, { AREA: new Set([code]) })));
}

function sumParts(rows: readonly RawRow[], { measures }: Question): ReadonlyMap<MeasureKey, Parts> {
  return new Map(
    measures.map((measure) => {
      const parts = rows.flatMap((row) => row.parts.get(measure) ?? []);
      const numerator = parts.reduce((sum, part) => sum + part.numerator, 0);
      const denominator = measureOf(measure).denominator ? parts.reduce((sum, part) => sum + (part.denominator ?? 0), 0) : null;
      return [measure, { numerator, denominator }] as const;
    }),
  );
}
