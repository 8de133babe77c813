import type { Figure } from '#domain/figures/figure/figure.js';
import { figureMaker, type Group, plainMaker } from '#domain/figures/figure/group-figure.js';
import { KeyMap } from '#domain/figures/plan/key-map.js';
import { lazily } from '#domain/lazily.js';
import type { MeasureKey } from '#domain/measures/catalogue.js';
import type { Parts, Sums } from '#domain/measures/sums.js';
import type { KeyValue } from '#domain/question/dimension-values.js';
import { gapFinder, valuesAsked } from '#domain/question/group-keys.js';
import type { Question } from '#domain/question/question.js';
import type { ReferenceData } from '#domain/reference-data.js';

import { orderValues } from './order-rows.js';
import {
  groupMaker,
  listedFinder,
  makersOf,
  type ReadQuestion,
  tooManyGroups,
  wantedRows,
} from './table.js';

/**
 * The figures that fill all gaps of an answer whose order is that of their keys. Nothing of them is
 * made that nobody asks for.
 */
export interface FiguresByKey {
  /**
   * The figure of a measure in the row with a key; null where there is no such row, or the measure
   * was not asked.
   */
  readonly figureOf: (key: readonly KeyValue[], measure: MeasureKey) => Figure | null;
  /**
   * What stands above and below the line of the same figure, for the person who wants nothing else
   * of many: only where nothing of the measure can be hidden from the viewer, or rounded. Null
   * where the row was not made of records, and where its figure has no value.
   */
  readonly partsOf: (key: readonly KeyValue[], measure: MeasureKey) => Parts | null;
  /**
   * Under the same condition, the value of the same figure; null where there is no figure, or it
   * has none.
   */
  readonly valueOf: (key: readonly KeyValue[], measure: MeasureKey) => number | null;
  /**
   * Under the same condition, whether there is no such figure, or nobody sent what it is made of.
   */
  readonly isMissing: (key: readonly KeyValue[], measure: MeasureKey) => boolean;
  /**
   * The last values of the keys that begin in a way that is wanted, once each, in the order in
   * which rows have them.
   */
  readonly lastValues: (
    isWanted: (beginning: readonly KeyValue[]) => boolean,
  ) => readonly KeyValue[];
}

/** A row of an answer, of records or to fill a gap. */
interface Kept {
  /** Null where there are no records. */
  readonly sums: Sums | null;
  group: Group | null;
  /** Null until somebody looks at one: of most rows of many only their sums are wanted. */
  figures: Map<MeasureKey, Figure> | null;
}

/** Answers a question figure by figure, for the person who needs a few of very many. */
export function answerByKey(
  question: Question,
  groups: ReadQuestion,
  referenceData: ReferenceData,
): FiguresByKey {
  const { disclosed } = groups;
  if (disclosed.isTooLarge) throw new Error(tooManyGroups);
  const grouped = wantedRows(question, disclosed.rows, referenceData).filter(
    listedFinder(question, disclosed),
  );
  const keys = grouped.map(({ key }) => key);
  const asked = lazily(() => valuesAsked(question, keys, referenceData));
  const isGap = gapFinder(question, asked, referenceData);
  const toGroup = groupMaker(groups, referenceData);
  const makers = makersOf(groups, referenceData, figureMaker);
  const plainMakers = makersOf(groups, referenceData, plainMaker);
  const rows = new KeyMap<Kept | null>();
  for (const { key, sums } of grouped) rows.set(key, { sums, group: null, figures: null });
  const rowOf = (key: readonly KeyValue[]) => {
    const known = rows.get(key);
    if (known !== undefined) return known;
    const row: Kept | null = isGap(key) ? { sums: null, group: null, figures: null } : null;
    rows.set(key, row);
    return row;
  };
  const groupOf = (row: Kept, key: readonly KeyValue[]) =>
    (row.group ??= toGroup(key, row.sums ?? nothing));
  const figureOf: FiguresByKey['figureOf'] = (key, measure) => {
    const row = rowOf(key);
    const make = makers.get(measure);
    if (row === null || make === undefined) return null;
    row.figures ??= new Map();
    const known = row.figures.get(measure);
    if (known) return known;
    const figure = make(groupOf(row, key));
    row.figures.set(measure, figure);
    return figure;
  };
  const partsOf: FiguresByKey['partsOf'] = (key, measure) => {
    const row = rows.get(key);
    return row?.sums ? (plainMakers.get(measure)?.partsOf(groupOf(row, key)) ?? null) : null;
  };
  const valueOf: FiguresByKey['valueOf'] = (key, measure) => {
    const row = rowOf(key);
    return row === null ? null : (plainMakers.get(measure)?.valueOf(groupOf(row, key)) ?? null);
  };
  const isMissing: FiguresByKey['isMissing'] = (key, measure) => {
    const row = rowOf(key);
    return row === null || (plainMakers.get(measure)?.isMissing(groupOf(row, key)) ?? true);
  };
  const axes = lazily(() =>
    asked().flatMap((values, index) => {
      const dimension = question.by[index];
      return dimension === undefined ? [] : [orderValues(values, dimension, referenceData)];
    }),
  );
  const lastValues: FiguresByKey['lastValues'] = (isWanted) => {
    const last = axes().at(-1) ?? [];
    const found = new Set<KeyValue>();
    for (const beginning of beginningsOf(axes().slice(0, -1))) {
      // Nearly all are there from the first quarter on.
      if (found.size === last.length) break;
      if (!isWanted(beginning)) continue;
      for (const value of last)
        if (!found.has(value) && rowOf([...beginning, value]) !== null) found.add(value);
    }
    return [...found];
  };
  return { figureOf, partsOf, valueOf, isMissing, lastValues };
}

const nothing: Sums = new Map();

/** All keys of some dimensions, one after the other. */
function* beginningsOf([values, ...others]: readonly (readonly KeyValue[])[]): Generator<
  readonly KeyValue[],
  void
> {
  if (!values) {
    yield [];
    return;
  }
  for (const value of values) for (const rest of beginningsOf(others)) yield [value, ...rest];
}
