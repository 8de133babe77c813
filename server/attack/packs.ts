import { z } from 'zod';

import { type MeasureKey, measureKeys, measureOf } from '#domain/measures/catalogue.js';
import { type Dimension, dimensions } from '#domain/measures/dimensions.js';
import type { Part, Term } from '#domain/measures/measure.js';
import { isQuarter, type Quarter, startOf } from '#domain/quarter.js';

import type { Anchor, CellNodes } from './anchors.js';
import { makeTarget } from './make-target.js';
import type { Partnership } from './partnership.js';
import { ENDLESS, type Rule } from './rule.js';
import { partOfNode, type Target } from './target.js';

/**
 * A number for a protected part of a measure in a pack's edition for partners, for all records of a
 * quarter and a place.
 */
export interface PackFigure {
  readonly quarter: Quarter;
  readonly area: string;
  /** The other dimension of the number, with its row; null for the whole. */
  readonly row: { readonly by: Dimension; readonly key: string } | null;
  readonly part: Part;
  /** The number as shown; 0 if it is hidden. */
  readonly shown: number;
}

const measure = z.object({ key: z.enum(measureKeys) });
const figure = z.object({
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  text: z.string(),
});
const quarter = z.object({
  key: z.custom<Quarter>((value) => typeof value === 'string' && isQuarter(value)),
});
/**
 * A rated figure, quarter by quarter. Figures filtered by more than the place are attacked as rows.
 */
const kpi = z.object({
  measure,
  trend: z.array(z.object({ quarter, figure })),
  ...{
    agency: z.null(),
    agencyKind: z.null(),
    crimeType: z.null(),
    objective: z.null(),
    part: z.null(),
  },
});
/** A block of one quarter in rows by one dimension. */
const block = z.object({
  question: z.object({
    measures: z.tuple([z.enum(measureKeys)], z.enum(measureKeys)),
    by: z.tuple([
      z.enum(
        Object.keys(dimensions).filter((key): key is Dimension => Object.hasOwn(dimensions, key)),
      ),
    ]),
    ...{ shownFrom: quarter, shownTo: quarter, window: z.literal('PERIOD'), where: z.null() },
    ...{
      agency: z.null(),
      agencyKind: z.null(),
      crimeType: z.null(),
      objective: z.null(),
      pathway: z.null(),
    },
  }),
  table: z.object({
    rows: z.array(
      z.object({
        key: z.string(),
        kind: z.string(),
        cells: z.array(z.object({ text: z.string(), value: z.number().nullable() })),
      }),
    ),
  }),
});

const HIDDEN = '[c]';

/** The dimension of the pack’s place; null for the whole force. */
const dimensionOf = {
  FORCE: null,
  COUNTY: 'COUNTY',
  LOCAL_COMMAND_UNIT: 'LOCAL_COMMAND_UNIT',
  DISTRICT: 'AREA',
} as const;

/** All numbers of protected parts anywhere in a frozen document. */
export function findPackFigures(document: unknown, area: string): readonly PackFigure[] {
  return [...objectsIn(document)].flatMap((each): readonly PackFigure[] => {
    const judged = kpi.safeParse(each);
    if (judged.success)
      return judged.data.trend.flatMap((point) =>
        numbersOf(judged.data.measure.key, point.figure).map((number) => ({
          ...number,
          area,
          row: null,
          quarter: point.quarter.key,
        })),
      );
    const rows = block.safeParse(each);
    if (!rows.success || rows.data.question.shownFrom.key !== rows.data.question.shownTo.key)
      return [];
    const { measures, by, shownTo } = rows.data.question;
    const [key] = measures;
    if (measureOf(key).denominator !== null) return [];
    return rows.data.table.rows.flatMap((row) => {
      const [cell] = row.cells;
      if (cell === undefined || row.kind !== 'PART') return [];
      const numbers = numbersOf(key, { ...cell, numerator: null, denominator: null });
      return numbers.map((number) => ({
        ...number,
        area,
        row: { by: by[0], key: row.key },
        quarter: shownTo.key,
      }));
    });
  });
}

function numbersOf(
  key: MeasureKey,
  { value, numerator, denominator, text }: z.infer<typeof figure>,
): readonly Pick<PackFigure, 'part' | 'shown'>[] {
  const of = measureOf(key);
  if (of.denominator === 'POPULATION') return [];
  const shown: readonly (readonly [readonly Term[], number | null])[] =
    of.denominator === null
      ? [[of.numerator, value ?? (text === HIDDEN ? 0 : null)]]
      : [
          [of.numerator, numerator],
          [of.denominator, denominator],
        ];
  return shown.flatMap(([terms, number]) => {
    const [term, ...more] = terms;
    return term === undefined || more.length > 0 || number === null
      ? []
      : [{ part: term.part, shown: number }];
  });
}

function* objectsIn(value: unknown): Generator<object> {
  if (typeof value !== 'object' || value === null) return;
  yield value;
  for (const part of Object.values(value)) yield* objectsIn(part);
}

/** The target with only the viewer’s own records; null if the viewer has none. */
export function ownOf(
  { subject, referenceData, ownAgencyIds, salt }: Target,
  { subjects }: Pick<Partnership, 'subjects'>,
): Target | null {
  if (ownAgencyIds.size === 0) return null;
  const cells = subjects.find(({ subject: { name } }) => name === subject.name)?.cells;
  if (!cells) throw new Error(`There is no subject ${subject.name}`);
  const others = new Set(
    referenceData.agencies.flatMap(({ id }) => (ownAgencyIds.has(id) ? [] : [id])),
  );
  return makeTarget({
    subject,
    cells,
    referenceData,
    ownAgencyIds: others,
    salt,
    areSetsDrawn: false,
  });
}

/**
 * Turns pack numbers into anchors for the cells of a target. A pack is rounded for a viewer with no
 * agency, so its numbers include the viewer’s own records, which the viewer subtracts. A number
 * that random rounding never shows counts as exact.
 *
 * @param own the target with only the viewer’s own records
 */
export function toPackAnchors(
  target: Target,
  own: Target | null,
  { figures, read }: { readonly figures: readonly PackFigure[]; readonly read: Rule['read'] },
): readonly Anchor[] {
  return figures.flatMap((each): readonly Anchor[] => {
    const cell = cellOf(target, each);
    if (cell === null) return [];
    const ownCell = own && cellOf(own, each);
    const known = own && ownCell ? countIn(own, ownCell) : 0;
    const bounds = read(each.shown);
    // Random rounding shows only multiples of 5, so any other number is exact.
    const { low, high } = bounds.high === ENDLESS ? { low: each.shown, high: each.shown } : bounds;
    return [
      {
        door: 'BoardPack.contents',
        cells: [cell],
        low: Math.max(low - known, 0),
        high: high - known,
      },
    ];
  });
}

function cellOf(
  { axes, subject, referenceData }: Target,
  { quarter, area, row, part }: PackFigure,
): CellNodes | null {
  const nodes = new Map<number, number>();
  const cut = (place: number, node: number | null) => nodes.set(place, node ?? -1);
  const time = axes.findIndex(({ axis }) => axis === 'TIME');
  cut(time, findAtom(axes[time], startOf(quarter)));
  const ofPart = axes.findIndex(({ axis }) => axis === null);
  if (subject.parts.includes(part)) cut(ofPart, subject.parts.indexOf(part));
  else if (part !== subject.base) return null;
  const within = dimensionOf[referenceData.places.find(area)?.kind ?? 'DISTRICT'];
  if (within !== null) {
    const place = axes.findIndex(({ axis }) => axis === 'AREA');
    cut(place, findRow(axes[place], within, area));
  }
  if (row !== null) {
    const place = axes.findIndex(({ axis }) => axis === dimensions[row.by].axis);
    cut(place, findRow(axes[place], row.by, row.key));
  }
  return nodes.has(-1) || [...nodes.values()].includes(-1) ? null : nodes;
}

function findAtom(axis: Target['axes'][number] | undefined, atom: string): number | null {
  const place = axis?.atoms.indexOf(atom) ?? -1;
  return axis?.nodes.findIndex(({ atoms }) => atoms.length === 1 && atoms[0] === place) ?? null;
}

/** The node of a row; null if there is none. */
function findRow(
  axis: Target['axes'][number] | undefined,
  by: Dimension,
  key: string,
): number | null {
  const rows = axis?.levels.find(({ dimension }) => dimension === by)?.rows ?? [];
  return rows.find((row) => row.key === key)?.node ?? null;
}

/** The number of records of a target in a cell. */
function countIn(target: Target, nodes: CellNodes): number {
  const ofParts = target.axes.findIndex(({ axis }) => axis === null);
  const places = [...nodes.keys()].filter((place) => place !== ofParts).toSorted((a, b) => a - b);
  const { atoms, contents, size } = target.fold(places);
  const counts = contents[partOfNode(target, nodes.get(ofParts) ?? null)]?.counts;
  let sum = 0;
  for (let cell = 0; cell < size; cell += 1) {
    const isIn = places.every((place) =>
      target.axes[place]?.nodes[nodes.get(place) ?? -1]?.atoms.includes(atoms[place]?.[cell] ?? -1),
    );
    if (isIn) sum += counts?.[cell] ?? 0;
  }
  return sum;
}
