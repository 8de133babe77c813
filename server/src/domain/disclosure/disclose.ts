import type { Policy } from '#domain/access/policy.js';
import { measureOf } from '#domain/measures/catalogue.js';
import { type Measure, type Part, partsOf } from '#domain/measures/measure.js';
import type { Sums } from '#domain/measures/sums.js';
import type { KeyValue } from '#domain/question/dimension-values.js';
import { toKeyText } from '#domain/question/group-keys.js';
import { MAX_GROUPS, measuresNeeded, type Question } from '#domain/question/question.js';
import { isRollingByQuarter } from '#domain/question/window.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { finish, mapInSteps, type Steps } from '#domain/steps.js';

import { cellsOf, placeCells, type PlacedCells } from './cells.js';
import type { DisclosurePlan, ProtectedPart } from './disclosure-plan.js';
import { type HiddenFinder, hiddenFinder } from './hidden.js';
import type { Cuts, Lattice } from './lattice.js';
import type { Others } from './others.js';
import { isProtectedType } from './protection.js';
import { type PublishedRow, publishPartInSteps } from './publish-part.js';
import { publishedFinder } from './published-statistics.js';
import type { PlacedRow, RawRow, RawTable, SealedCells } from './raw-table.js';
import { rollUp } from './roll-up.js';

/**
 * A table that has passed disclosure, the only kind that may leave the engine. Its sums are the
 * ones shown, and its rows are those of the window that the question asks for.
 */
export interface DisclosedTable extends Omit<RawTable, 'sealed' | 'disclosurePlan'> {
  readonly policy: Policy;
  /** Whether the question makes more groups than are read. */
  readonly isTooLarge: boolean;
  /**
   * Why a measure is not shown in a group; null if it is shown. The hidden figures themselves are
   * no longer in the table.
   */
  readonly findHidden: HiddenFinder;
  /** What a sum shows of others; a null key means the whole. */
  readonly findOthers: OthersFinder;
  /** Why no row of a measure includes others; null if rows do. */
  readonly findRefusal: (measure: Measure) => Refused | null;
  /**
   * The cuts of a measure's rows, for the part with the most cuts; null if none of it is protected.
   */
  readonly findCuts: (measure: Measure) => Cuts | null;
}

/** Why the question is not answered for others. */
export type Refused = Extract<Lattice, { readonly kind: 'REFUSED' }>;

export type OthersFinder = (part: Part, key: readonly KeyValue[] | null) => Others;

/** The question that a table answers, and for whom. */
export interface Disclosing {
  readonly question: Question;
  readonly policy: Policy;
  readonly referenceData: ReferenceData;
}

/**
 * The one stage between the engine and everything else. Protected counts are rounded at random over
 * the lattice, and what a policy hides is removed, before rows are sorted, cut off and put into
 * words.
 */
export function disclose(table: RawTable, asked: Disclosing): DisclosedTable {
  return finish(discloseInSteps(table, asked));
}

/** `disclose` in steps that can be interrupted, for tables of any size. */
export function* discloseInSteps(
  { sealed, disclosurePlan, ...table }: RawTable,
  asked: Disclosing,
): Steps<DisclosedTable> {
  const { question, policy, referenceData } = asked;
  const isTooLarge = table.rows.length > MAX_GROUPS;
  const rolled = isRollingByQuarter(question)
    ? rollUp(table.rows, { by: question.by, isWanted: () => true })
    : table.rows;
  if (policy.kind === 'CLEARED') {
    return {
      ...table,
      rows: rolled,
      policy,
      isTooLarge,
      findHidden: () => null,
      findOthers: () => 'NONE',
      findRefusal: () => null,
      findCuts: () => null,
    };
  }

  const published = yield* publishAll(disclosurePlan, sealed, asked);
  const findHidden = hiddenFinder(question, referenceData);
  const measures = measuresNeeded(question).map(measureOf);
  const shownIn = (key: readonly KeyValue[] | null) =>
    measures.filter((measure) => findHidden(measure, key) === null);
  const totals = keepParts(withParts(table.totals, published.whole), shownIn(null));
  const rows =
    question.by.length > 0
      ? addRows(rolled, published.rows)
      : rolled.map((row) => ({ ...row, sums: totals }));
  const open = measures.filter((measure) => isAllOpen(measure, disclosurePlan));
  return {
    ...table,
    policy,
    isTooLarge,
    findHidden,
    findOthers: othersFinder(disclosurePlan, published, question),
    ...cutFinders(disclosurePlan),
    rows: yield* mapInSteps(rows, ({ key, sums }) => ({
      key,
      sums: keepParts(sums, shownIn(question.by.length > 0 ? key : null)),
    })),
    totals,
    placed: table.placed?.map((row) => keepCounts(row, open)) ?? null,
  };
}

/** What was published for each part: for rows by key as text, and for the whole. */
interface Published {
  readonly rows: ReadonlyMap<Part, ReadonlyMap<string, PublishedRow>>;
  readonly whole: ReadonlyMap<Part, PublishedRow>;
}

function* publishAll(
  disclosurePlan: DisclosurePlan,
  sealed: SealedCells | null,
  { question, policy, referenceData }: Disclosing,
): Steps<Published> {
  const rows = new Map<Part, ReadonlyMap<string, PublishedRow>>();
  const whole = new Map<Part, PublishedRow>();
  if (!sealed) return { rows, whole };
  const { salt } = sealed;
  const ownAgencyIds = new Set(policy.kind === 'PARTNER' ? policy.agencyIds : []);
  const ofRows = { by: question.by, isRolling: isRollingByQuarter(question) };
  const ofWhole = { by: [], isRolling: false };
  const inRows: PlacedCells[] = [];
  for (const cells of sealed.rows)
    inRows.push(yield* placeCells(cells, ofRows, { referenceData, ownAgencyIds }));
  const inWhole: PlacedCells[] = [];
  for (const cells of sealed.whole)
    inWhole.push(yield* placeCells(cells, ofWhole, { referenceData, ownAgencyIds }));
  const publishOf = function* (
    { part, protection, predicate }: ProtectedPart,
    lattice: Lattice,
    tables: readonly PlacedCells[],
  ) {
    const table = tables.find(({ parts }) => parts.includes(part));
    if (lattice.kind !== 'OPEN' || !table) return null;
    return yield* publishPartInSteps(cellsOf(part, table), {
      lattice,
      salt,
      isOpen: (atoms) => protection === 'CRIME_TYPES' && !isProtectedType(atoms.get('CRIME_TYPE')),
      isPublished: publishedFinder({
        predicate,
        axes: lattice.axes,
        agencies: referenceData.agencies,
      }),
    });
  };
  for (const [part, shielded] of disclosurePlan) {
    const publishedRows = yield* publishOf(shielded, shielded.rows, inRows);
    if (publishedRows) rows.set(part, publishedRows);
    const publishedWhole = yield* publishOf(shielded, shielded.whole, inWhole);
    if (publishedWhole)
      whole.set(
        part,
        publishedWhole.get(toKeyText([])) ?? { key: [], exact: 0, shown: 0, cells: 0 },
      );
  }
  return { rows, whole };
}

function othersFinder(
  disclosurePlan: DisclosurePlan,
  published: Published,
  { by }: Question,
): OthersFinder {
  const nameOf = lastNamed();
  return (part, key) => {
    const shielded = disclosurePlan.get(part);
    if (!shielded) return 'NONE';
    const isWhole = key === null || by.length === 0;
    const lattice = isWhole ? shielded.whole : shielded.rows;
    if (lattice.kind === 'NEVER') return 'NONE';
    if (lattice.kind === 'REFUSED') return 'NOT_AVAILABLE';
    if (lattice.isOfOwnPlace(isWhole ? null : key)) return 'NOT_AVAILABLE';
    const found = isWhole ? published.whole.get(part) : published.rows.get(part)?.get(nameOf(key));
    const row = isWhole ? null : key;
    // What is published elsewhere is exact, unless something hidden may be added to it.
    if (found && found.shown > 0)
      return {
        shown: found.shown,
        cells: found.cells > 0 || lattice.isOneCell(row) ? found.cells : 1,
      };
    if (!lattice.canHold(row)) return 'NONE';
    return lattice.isOneCell(row) ? { shown: 0, cells: 1 } : 'FEW';
  };
}

/** The cuts of rows, and why no row includes others: both follow only from the question. */
export function cutFinders(
  disclosurePlan: DisclosurePlan,
): Pick<DisclosedTable, 'findCuts' | 'findRefusal'> {
  return {
    findCuts: (measure) => findCuts(measure, disclosurePlan),
    findRefusal: (measure) => findRefused(measure, disclosurePlan),
  };
}

/** The refusal for the part with the most cuts; null if none is refused. */
function findRefused(measure: Measure, disclosurePlan: DisclosurePlan): Refused | null {
  const refused = latticesOf(measure, disclosurePlan).flatMap((lattice) =>
    lattice.kind === 'REFUSED' ? [lattice] : [],
  );
  return refused.toSorted((a, b) => b.cutCount - a.cutCount)[0] ?? null;
}

function findCuts(measure: Measure, disclosurePlan: DisclosurePlan): Cuts | null {
  const cuts = latticesOf(measure, disclosurePlan).flatMap((lattice) =>
    lattice.kind === 'NEVER' ? [] : [lattice],
  );
  return cuts.toSorted((a, b) => b.cutCount - a.cutCount)[0] ?? null;
}

function latticesOf(measure: Measure, disclosurePlan: DisclosurePlan): readonly Lattice[] {
  return partsOf({ ...measure, leftOut: null }).flatMap(
    (part) => disclosurePlan.get(part)?.rows ?? [],
  );
}

/**
 * Makes a function that writes a key as text and remembers the last one, because the same key is
 * looked up for one part after another.
 */
function lastNamed(): (key: readonly KeyValue[]) => string {
  let last: { readonly key: readonly KeyValue[]; readonly name: string } | null = null;
  return (key) => {
    if (last?.key !== key) last = { key, name: toKeyText(key) };
    return last.name;
  };
}

function withParts(sums: Sums, published: ReadonlyMap<Part, PublishedRow>): Sums {
  return new Map([
    ...sums,
    ...[...published].map(([part, { exact, shown }]) => [part, exact + shown] as const),
  ]);
}

/** The rows with the published numbers; a row with nothing to show is left out. */
function addRows(rows: readonly RawRow[], published: Published['rows']): readonly RawRow[] {
  const all = new Map(
    rows.map(({ key, sums }) => [toKeyText(key), { key, sums: new Map(sums) }] as const),
  );
  for (const [part, ofPart] of published) {
    for (const [name, { key, exact, shown }] of ofPart) {
      if (exact + shown === 0) continue;
      const row = all.get(name) ?? { key, sums: new Map<Part, number>() };
      all.set(name, row);
      row.sums.set(part, exact + shown);
    }
  }
  return [...all.values()];
}

/** Keeps only the sums that the shown measures use. */
function keepParts(sums: Sums, shown: readonly Measure[]): Sums {
  const kept = new Set(shown.flatMap(partsOf));
  return new Map([...sums].filter(([part]) => kept.has(part)));
}

/**
 * Whether no part of a measure has protected records of other agencies, so that all its records may
 * be seen.
 */
function isAllOpen(measure: Measure, disclosurePlan: DisclosurePlan): boolean {
  return partsOf(measure).every(
    (part) => (disclosurePlan.get(part)?.whole.kind ?? 'NEVER') === 'NEVER',
  );
}

function keepCounts(row: PlacedRow, shown: readonly Measure[]): PlacedRow {
  const kept = new Set(shown.map(({ key }) => key));
  return { ...row, counts: new Map([...row.counts].filter(([key]) => kept.has(key))) };
}
