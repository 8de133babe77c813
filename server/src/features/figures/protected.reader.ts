import type { CellTable } from '#domain/disclosure/cells.js';
import type { DisclosurePlan, ProtectedPart } from '#domain/disclosure/disclosure-plan.js';
import type { Axis } from '#domain/measures/dimensions.js';
import type { Part } from '#domain/measures/measure.js';
import { axesOf, type Filter } from '#domain/question/filter.js';
import type { Question } from '#domain/question/question.js';

import type { SelectCells } from './cells.reader.js';
import { type FactParams, factsFor, splitByFacts } from './streams.reader.js';

/** Parts whose records are counted exactly, with the filter that matches just those records. */
export interface ExactParts {
  readonly parts: readonly Part[];
  readonly filter: Filter;
  /** The exact parts whose totals are counted exactly too; other totals are added up from cells. */
  readonly inTotals: ReadonlySet<Part>;
}

interface Params {
  readonly question: Question;
  readonly parts: readonly Part[];
  readonly disclosurePlan: DisclosurePlan;
}

/**
 * Separates what is counted exactly: open parts, and parts for which other agencies’ records are
 * not shown.
 */
export function exactPartsOf({ question, parts, disclosurePlan }: Params): readonly ExactParts[] {
  const open = parts.filter((part) => !disclosurePlan.has(part));
  const shielded = parts
    .flatMap((part) => disclosurePlan.get(part) ?? [])
    .filter(({ rows }) => rows.kind !== 'OPEN');
  const filters = new Map<string, ProtectedPart[]>();
  for (const each of shielded) {
    const name = `${each.part.source} ${each.rows.kind === 'NEVER'}`;
    filters.set(name, [...(filters.get(name) ?? []), each]);
  }
  const groups = [...filters.values()].map((alike) => ({
    parts: alike.map(({ part }) => part),
    filter: alike[0]?.exact ?? question.filter,
    inTotals: new Set(alike.filter(({ whole }) => whole.kind !== 'OPEN').map(({ part }) => part)),
  }));
  return [
    ...(open.length > 0 ? [{ parts: open, filter: question.filter, inTotals: new Set(open) }] : []),
    ...groups,
  ];
}

interface Reading extends Pick<FactParams, 'today' | 'hasRollups'> {
  readonly selectCells: SelectCells;
  readonly ownAgencyIds: readonly number[];
}

/**
 * Reads the cells behind the protected parts of a question: the cells of its rows, and the cells of
 * the whole if the rows do not include them.
 */
export async function readSealed(
  { question, parts, disclosurePlan }: Params,
  isWithTotals: boolean,
  reading: Reading,
): Promise<{
  readonly rows: readonly CellTable[];
  readonly whole: readonly CellTable[];
  readonly readFrom: readonly string[];
}> {
  const shielded = parts.flatMap((part) => disclosurePlan.get(part) ?? []);
  const isGrouped = question.by.length > 0;
  const inRows = shielded.filter(({ rows }) => isGrouped && rows.kind === 'OPEN');
  const inWholeAlone = shielded.filter(
    ({ rows, whole }) =>
      isWithTotals && whole.kind === 'OPEN' && !(isGrouped && rows.kind === 'OPEN'),
  );
  const [rows, wholes] = await Promise.all([
    readTables(inRows, ({ rows: lattice }) => axesIn(lattice), { ...reading, question }),
    readTables(inWholeAlone, ({ whole: lattice }) => axesIn(lattice), {
      ...reading,
      question: { ...question, by: [] },
    }),
  ]);
  return {
    rows: rows.tables,
    whole: [...rows.tables, ...wholes.tables],
    readFrom: [...rows.readFrom, ...wholes.readFrom],
  };
}

function axesIn(lattice: ProtectedPart['rows']): readonly Axis[] {
  return lattice.kind === 'OPEN' ? lattice.axes : [];
}

async function readTables(
  shielded: readonly ProtectedPart[],
  axesOfPart: (shielded: ProtectedPart) => readonly Axis[],
  { question: { by, filter }, ...reading }: Reading & { readonly question: Question },
): Promise<{ readonly tables: readonly CellTable[]; readonly readFrom: readonly string[] }> {
  const isByMonth = by.includes('MONTH');
  const isOfTypes = by.includes('CRIME_TYPE') || axesOf(filter).has('CRIME_TYPE');
  const streams = splitByFacts(shielded.map(({ part }) => part));
  const wanted = streams.map((parts) => {
    const axes = [
      ...new Set(shielded.filter(({ part }) => parts.includes(part)).flatMap(axesOfPart)),
    ];
    const everybody = factsFor({ ...reading, filter, parts, axes, isByMonth });
    const own = factsFor({ ...reading, filter, parts, axes: [...axes, 'AGENCY'], isByMonth });
    // Most types of reports are open. Protected types are told apart only if the question is about
    // types.
    const isSplitOnly = parts[0]?.source === 'REPORTS' && !isOfTypes;
    return { parts, axes, filter, isSplitOnly, ownAgencyIds: reading.ownAgencyIds, everybody, own };
  });
  const tables = await Promise.all(wanted.map(reading.selectCells));
  return {
    tables,
    readFrom: wanted.map(({ everybody }) => everybody.rollup?.table ?? everybody.source),
  };
}
