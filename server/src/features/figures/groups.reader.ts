import type { Policy } from '#domain/access/policy.js';
import type { PlacedRow } from '#domain/disclosure/raw-table.js';
import { narrowToAsked } from '#domain/figures/plan/group-extent.js';
import {
  basesOf,
  findReportedPlaces,
  isPlacedKey,
  ofWholeDatasets,
} from '#domain/figures/plan/place-coding.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { multiValued } from '#domain/measures/coded-dimensions.js';
import { type Dimension, dimensions } from '#domain/measures/dimensions.js';
import { type Part, partsOf, type Source } from '#domain/measures/measure.js';
import type { Sums } from '#domain/measures/sums.js';
import { type KeyValue, toKeyCell } from '#domain/question/dimension-values.js';
import { axesOf, daysOf, type Filter } from '#domain/question/filter.js';
import { toKeyText } from '#domain/question/group-keys.js';
import type { Question } from '#domain/question/question.js';
import { lastQuarterOf } from '#domain/question/stock-quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { intersectRanges } from '#domain/time.js';
import type { Work } from '#platform/fair-share/time-slices.js';

import type { SelectCells } from './cells.reader.js';
import { mergeRows } from './merge-rows.js';
import type { Groups, Select, Selected } from './select.reader.js';
import { type Stream, streamsOf } from './streams.reader.js';

/** Everything needed to read sums from one snapshot. */
export interface From {
  readonly select: Select;
  readonly selectCells: SelectCells;
  readonly referenceData: ReferenceData;
  readonly policy: Policy;
  /** The salt of the installation; null if it has none yet. */
  readonly salt: number | null;
  /** Whether the database has rollups of this version. */
  readonly hasRollups: boolean;
  /** Whether sums may be read from rollups. The places of records may always be read from them. */
  readonly doesReadRollups: boolean;
  readonly work: Work;
}

/** Everything needed to read the sums for one question. */
export interface Params extends From {
  readonly question: Question;
}

/** Whether the question groups or filters by place. */
export function speaksOfPlaces({ by, filter }: Question): boolean {
  return (
    by.some((dimension) => dimensions[dimension].axis === 'AREA') || axesOf(filter).has('AREA')
  );
}

/**
 * Reads the sums of one stream in groups. For a stock, each group has the figure of its last
 * quarter.
 */
export async function readGroups(
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

  // For a stock, quarters are read separately.
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

/** Whether each fact is in exactly one group, so that groups add up to the whole. */
export function doAddUp({ isAtEnd, agency }: Stream, by: readonly Dimension[]): boolean {
  return (
    !isAtEnd &&
    agency !== 'SUPPORTER' &&
    !by.some((dimension) => multiValued.has(dimensions[dimension].axis))
  );
}

/**
 * Finds the quarter whose stock a group shows: the last one of its period within the days asked
 * about.
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

/**
 * Counts the records of each measure in each area, in groups of the other dimensions of a question.
 */
export async function readPlaced(
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
  // The position of each dimension in the keys that were read, which begin with the area.
  const places = question.by.map((dimension) =>
    isPlacedKey(dimension) ? by.indexOf(dimension) + 1 : null,
  );
  return rows.map(({ key, sums }) => {
    const [areaCode = null] = key;
    return new CountedRow(
      places.map((place) => (place === null ? null : (key[place] ?? null))),
      areaCode === null ? null : String(areaCode),
      () => countBases(sums, basesBy),
    );
  });
}

/** Counts on first use, because few rows of a page need a count. */
class CountedRow implements PlacedRow {
  #counts: PlacedRow['counts'] | null = null;
  readonly #count: () => PlacedRow['counts'];

  constructor(
    readonly key: PlacedRow['key'],
    readonly areaCode: string | null,
    count: () => PlacedRow['counts'],
  ) {
    this.#count = count;
  }

  get counts(): PlacedRow['counts'] {
    this.#counts ??= this.#count();
    return this.#counts;
  }
}

function countBases(
  sums: Sums,
  basesBy: readonly (readonly [MeasureKey, readonly (readonly Part[])[]])[],
): PlacedRow['counts'] {
  return new Map(
    basesBy.map(([key, bases]) => [key, bases.map((base) => sumOfParts(sums, base))] as const),
  );
}

function sumOfParts(sums: Sums, parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + (sums.get(part) ?? 0), 0);
}

type Wanted = Omit<Selected, 'filter'>;

/** Does the work for all items at the same time, since `ask` may run statements in any order. */
export function forEach<Item, Result>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<Result>,
): Promise<readonly Result[]> {
  return Promise.all(items.map(work));
}
