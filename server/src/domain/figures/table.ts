import type { DisclosedTable } from '#domain/disclosure/disclose.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { provisionalFrom } from '#domain/period.js';
import type { PlainDate } from '#domain/plain-date.js';
import { type DateRange, doOverlap } from '#domain/time.js';

import { type FigureFlag, type Parts, toFigure } from './figure.js';
import { axesOf, type Cell, intersectRanges, mayHold, rangesOf } from './filter.js';
import { fillKeys, toText } from './gaps.js';
import { writeNotes } from './notes.js';
import { orderRows, type Row } from './order.js';
import { isReportedAboveOnly, placedIn } from './placing.js';
import type { Question } from './question.js';
import type { RawRow } from './raw.js';
import { isReturned } from './returned.js';
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

/** Makes the answer of what disclosure let through: figures with their flags, gaps, order, the cut, and notes. */
export function answer(question: Question, disclosed: DisclosedTable, world: World): Answer {
  const present = new Map(disclosed.rows.map((row) => [toText(row.key), row]));
  const known = disclosed.rows.map(({ key }) => key);
  const keys = question.fillGaps ? fillKeys(question, known, world) : { ok: true as const, keys: known };
  if (!keys.ok) return keys;

  const toRow = rowMaker(question, disclosed, world);
  const rows = orderRows(
    keys.keys.map((key) => toRow(key, present.get(toText(key))?.parts ?? new Map())),
    question,
    world,
  );
  const shown = rows.slice(0, question.first);
  const rest = rows.slice(question.first);
  const noKey = question.by.map(() => null);
  const table = {
    rows: shown,
    totals: toRow(noKey, disclosed.totals, { isWhole: true }),
    other:
      rest.length > 0
        ? toRow(
            noKey,
            sumParts(
              rest.flatMap((row) => present.get(toText(row.key)) ?? []),
              question,
            ),
            { isWhole: true },
          )
        : null,
    groupCount: rows.length,
    isTruncated: rest.length > 0,
    dataVersion: disclosed.dataVersion,
  };
  return {
    ok: true,
    table: { ...table, notes: writeNotes({ question, disclosed, world, table, codes: codesAsked(question, world) }) },
  };
}

type RowMaker = (key: readonly KeyValue[], parts: ReadonlyMap<MeasureKey, Parts>, options?: { readonly isWhole: boolean }) => Row;

function rowMaker(question: Question, disclosed: DisclosedTable, world: World): RowMaker {
  const asked = rangesOf(question.filter);
  const provisional: DateRange = { from: provisionalFrom(world.today), until: '9999-12-31' };
  const askedCodes = codesAsked(question, world);

  return (key, parts, { isWhole } = { isWhole: false }) => {
    const cell: Cell = isWhole ? {} : toKeyCell(question.by, key, world);
    const days = intersectRanges(cell.TIME ? [cell.TIME] : ANY_DAY, asked ?? ANY_DAY);
    const agencies = agenciesAsked(question, cell, world);
    const codes = cell.AREA && askedCodes ? new Set([...cell.AREA].filter((code) => askedCodes.has(code))) : (cell.AREA ?? askedCodes);
    const placed = disclosed.placed ? (isWhole ? disclosed.placed : placedIn(disclosed.placed, question.by, key)) : [];

    const flagsOf = (measure: MeasureKey, sums: Parts): readonly FigureFlag[] => {
      const isNothing = (sums.denominator ?? sums.numerator) === 0;
      const { dataset, countedBy } = measureOf(measure);
      const isByReturn = countedBy === 'received_on';
      if (isNothing && isByReturn && !isReturned(disclosed.returned.get(dataset) ?? [], days, agencies)) return ['NOT_AVAILABLE'];
      if (isNothing && codes && isReportedAboveOnly({ placed, measure, codes, places: world.places })) return ['NOT_AVAILABLE'];
      const isBroken = disclosed.breaks.some(
        (change) => change.measures.includes(measure) && days.some((range) => doesReach(range, change.happenedOn)),
      );
      const isProvisional = days.some((range) => doOverlap(range, provisional));
      return [...(isProvisional ? (['PROVISIONAL'] as const) : []), ...(isBroken ? (['BREAK'] as const) : [])];
    };
    const figures = question.measures.map((measure) => {
      const declared = measureOf(measure);
      const sums = parts.get(measure) ?? { numerator: 0, denominator: declared.denominator ? 0 : null };
      return [measure, toFigure(declared, sums, flagsOf(measure, sums))] as const;
    });
    return { key, figures: new Map(figures) };
  };
}

const ANY_DAY: readonly DateRange[] = [{ from: '0001-01-01', until: '9999-12-31' }];

/** The agencies whose records may be in a group; null where neither the group nor the filter speaks of agencies. */
function agenciesAsked({ filter }: Question, { AGENCY: inCell }: Cell, { agencies }: World): ReadonlySet<number> | null {
  if (!inCell && !axesOf(filter).has('AGENCY')) return null;
  const ids = agencies.map(({ id }) => id).filter((id) => (inCell?.has(id) ?? true) && mayHold(filter, { AGENCY: new Set([id]) }));
  return new Set(ids);
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

function doesReach({ from, until }: DateRange, day: PlainDate): boolean {
  return from <= day && day < until;
}
