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
  makerFinder,
  type ReadQuestion,
  tooManyGroups,
  wantedRows,
} from './table.js';

/**
 * The figures of an answer that fills all gaps and is sorted by key. Each figure is made only on
 * request.
 */
export interface FiguresByKey {
  /**
   * A measure's figure in the row with a key; null if there is no such row, or the measure was not
   * asked for.
   */
  readonly figureOf: (key: readonly KeyValue[], measure: MeasureKey) => Figure | null;
  /**
   * The figure's numerator and denominator, for callers that need nothing else about many figures.
   * Use this only if no part of the measure can be hidden from the viewer, or rounded. Null if the
   * row is not based on records, or its figure has no value.
   */
  readonly partsOf: (key: readonly KeyValue[], measure: MeasureKey) => Parts | null;
  /**
   * The numerators and denominators of all rows whose keys have this beginning, by the last part of
   * the key: 0 where there are none. The condition of `partsOf` applies.
   */
  readonly amountsOf: (
    beginning: readonly KeyValue[],
    last: readonly KeyValue[],
    measure: MeasureKey,
  ) => Amounts;
  /**
   * The figure's value; null if there is no figure or no value. The condition of `partsOf` applies.
   */
  readonly valueOf: (key: readonly KeyValue[], measure: MeasureKey) => number | null;
  /**
   * Whether there is no such figure, or nobody sent what it is based on. The condition of
   * `partsOf` applies.
   */
  readonly isMissing: (key: readonly KeyValue[], measure: MeasureKey) => boolean;
  /** The last values of the keys with a given beginning, once each, in row order. */
  readonly lastValues: (
    isWanted: (beginning: readonly KeyValue[]) => boolean,
  ) => readonly KeyValue[];
}

/** Numerators and denominators of several rows, in their order. */
export interface Amounts {
  readonly numerators: Float64Array;
  /** Each is 0 for a measure without a denominator of its own. */
  readonly denominators: Float64Array;
}

/** A row of an answer, from records or to fill a gap. */
interface Kept {
  /** The sums of the row; null if there are no records. */
  readonly sums: Sums | null;
  group: Group | null;
  /** The row's figures; null until needed, because most rows only need their sums. */
  figures: Map<MeasureKey, Figure> | null;
}

/** Answers a question figure by figure, for callers that need a few of very many. */
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
  const findMaker = makerFinder(groups, referenceData, figureMaker);
  const findPlain = makerFinder(groups, referenceData, plainMaker);
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
    const make = findMaker(measure);
    if (row === null || make === null) return null;
    row.figures ??= new Map();
    const known = row.figures.get(measure);
    if (known) return known;
    const figure = make(groupOf(row, key));
    row.figures.set(measure, figure);
    return figure;
  };
  const partsOf: FiguresByKey['partsOf'] = (key, measure) => {
    const row = rows.get(key);
    return row?.sums ? (findPlain(measure)?.partsOf(groupOf(row, key)) ?? null) : null;
  };
  const amountsOf: FiguresByKey['amountsOf'] = (beginning, last, measure) => {
    const numerators = new Float64Array(last.length);
    const denominators = new Float64Array(last.length);
    const plain = findPlain(measure);
    const find = rows.within(beginning);
    for (let index = 0; plain !== null && index < last.length; index += 1) {
      const value = last[index] ?? null;
      const row = find(value);
      if (!row?.sums) continue;
      const [above, below] = [plain.numeratorOf(row.sums), plain.denominatorOf(row.sums)];
      // If both are 0, it does not matter who has returned.
      if (above === 0 && below === 0) continue;
      if (!plain.isThere(row.group ?? groupOf(row, [...beginning, value]))) continue;
      numerators[index] = above;
      denominators[index] = below;
    }
    return { numerators, denominators };
  };
  const valueOf: FiguresByKey['valueOf'] = (key, measure) => {
    const row = rowOf(key);
    return row === null ? null : (findPlain(measure)?.valueOf(groupOf(row, key)) ?? null);
  };
  const isMissing: FiguresByKey['isMissing'] = (key, measure) => {
    const row = rowOf(key);
    return row === null || (findPlain(measure)?.isMissing(groupOf(row, key)) ?? true);
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
      // The first quarter usually has nearly all values.
      if (found.size === last.length) break;
      if (!isWanted(beginning)) continue;
      for (const value of last)
        if (!found.has(value) && rowOf([...beginning, value]) !== null) found.add(value);
    }
    return [...found];
  };
  return { figureOf, partsOf, amountsOf, valueOf, isMissing, lastValues };
}

const nothing: Sums = new Map();

/** All keys of some dimensions, one after another. */
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
