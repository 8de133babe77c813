import type { Figure } from '#domain/figures/figure/figure.js';
import type { Amounts } from '#domain/figures/table/figures-by-key.js';
import type { Dimension } from '#domain/measures/dimensions.js';
import type { Measure } from '#domain/measures/measure.js';
import type { Parts } from '#domain/measures/sums.js';
import { memoise } from '#domain/memoise.js';
import type { Quarter } from '#domain/quarter.js';
import type { KeyValue } from '#domain/question/dimension-values.js';

import type { ComparedQuarters } from './compared-quarters.js';
import { type Amount, type PartAmounts, wholeOf } from './contributions.js';
import {
  type Change,
  explainChange,
  type Explanation,
  type Split,
  type SplitPart,
} from './explain-change.js';

/** Figures as numerator and denominator. */
interface PlainFigures {
  /** Numerator and denominator; null if nothing was recorded, or there is no value. */
  readonly partsOf: (quarter: Quarter, key: KeyValue) => Parts | null;
  /** Whether a part has no figure. */
  readonly isMissing: (quarter: Quarter, key: KeyValue) => boolean;
  /** The amounts of all parts in a quarter, in their order; 0 for what is missing. */
  readonly amountsIn: (quarter: Quarter) => Amounts;
}

/** The figures of one dimension's parts by quarter; null if a part has none. */
export interface SplitFigures {
  readonly dimension: Dimension;
  readonly keys: readonly KeyValue[];
  readonly figureOf: (quarter: Quarter, key: KeyValue) => Figure | null;
  /** The figures as bare numbers. Absent if some of the figures may be hidden or rounded. */
  readonly plain?: PlainFigures;
  /**
   * Whether a part is known, and not the records coded to a larger place. Absent if all are known.
   */
  readonly isDistinguishable?: (key: KeyValue) => boolean;
}

/** What explains the change in a figure, and what it was found from. */
export interface ExplainedKpi {
  readonly explanation: Explanation;
  readonly compared: ComparedQuarters;
  readonly kind: Change['kind'];
  readonly splits: readonly (Split & {
    readonly dimension: Dimension;
    readonly whole: PartAmounts;
  })[];
}

/**
 * Finds what explains the change between some quarters by each of its splits (FINDINGS 3). Splits
 * with anything hidden or rounded are left out, because a part is named only if it explains the
 * change for all possible true values.
 *
 * @param quarters all quarters that the figure is rated over, in order: the past of a part covers
 * the quarters up to the last one before the change
 * @returns null if no split can be read
 */
export function explainKpi(
  measure: Measure,
  splits: readonly SplitFigures[],
  {
    compared,
    quarters,
  }: { readonly compared: ComparedQuarters; readonly quarters: readonly Quarter[] },
): ExplainedKpi | null {
  const kind = kindOf(measure);
  const baselineEnd = compared.before.at(-1);
  const past = quarters.filter((quarter) => baselineEnd !== undefined && quarter <= baselineEnd);
  const read = splits.flatMap((split) => {
    const parts = readParts(measure, split, { compared, past });
    return parts === null
      ? []
      : [{ name: split.dimension, dimension: split.dimension, parts, whole: wholeOf(parts) }];
  });
  if (read.length === 0) return null;
  const change: Change = {
    kind,
    quarters: { before: compared.before.length, after: compared.after.length },
    isReal: compared.isReal,
    isOfCases: measure.partsUnit === 'COUNT',
    scale: measure.scale,
  };
  return { explanation: explainChange(read, change), compared, kind, splits: read };
}

/** How a measure varies: any measure with a denominator of its own is a share. */
function kindOf({ unit, denominator }: Measure): Change['kind'] {
  if (denominator !== null && denominator !== 'POPULATION') return 'SHARE';
  return unit === 'COUNT' || denominator === 'POPULATION' ? 'COUNT' : 'AMOUNT';
}

interface Setting {
  readonly compared: ComparedQuarters;
  readonly past: readonly Quarter[];
}

/**
 * Reads the parts of a split; null if a figure that is needed is hidden, in whole or in part, or
 * rounded.
 */
function readParts(
  measure: Measure,
  { keys, figureOf, plain, isDistinguishable = (key) => key !== null }: SplitFigures,
  { compared, past }: Setting,
): readonly SplitPart[] | null {
  const isUnknown = (figure: Figure | null) =>
    figure !== null &&
    (figure.isWithheld || figure.flags.includes('CONFIDENTIAL') || figure.range !== null);
  const needed = [...compared.before, ...compared.after, ...past];
  if (!plain && keys.some((key) => needed.some((quarter) => isUnknown(figureOf(quarter, key)))))
    return null;
  const {
    partsOf,
    isMissing,
    amountsIn: readAmounts,
  } = plain ?? toPlain(measure, { keys, figureOf });
  const isShare = kindOf(measure) === 'SHARE';
  const scale = isShare ? measure.scale : 1;
  const amountsIn = memoise((quarter: Quarter): Amounts => {
    const { numerators, denominators } = readAmounts(quarter);
    return {
      numerators: scale === 1 ? numerators : numerators.map((each) => each * scale),
      denominators,
    };
  });
  const rateOfWhole = memoise((quarter: Quarter) => {
    const { numerators, denominators } = amountsIn(quarter);
    return { rate: rateOf(sumOf(numerators), sumOf(denominators)) };
  });
  const readPast = (index: number) => {
    const key = keys[index] ?? null;
    return past.map((quarter) => {
      if (!isShare) return isMissing(quarter, key) ? null : (partsOf(quarter, key)?.numerator ?? 0);
      const { numerators, denominators } = amountsIn(quarter);
      const own = rateOf(numerators[index] ?? 0, denominators[index] ?? 0);
      const { rate: whole } = rateOfWhole(quarter);
      return own === null || whole === null ? null : own - whole;
    });
  };
  const toMean = (quarters: readonly Quarter[]) =>
    meanFinder(quarters.map(amountsIn), { count: keys.length, isShare });
  const [before, after] = [toMean(compared.before), toMean(compared.after)];
  return keys.map(
    (key, index) =>
      new ReadPart(
        {
          key: key === null ? null : String(key),
          isDistinguishable: isDistinguishable(key),
          before: before(index),
          after: after(index),
        },
        () => readPast(index),
      ),
  );
}

/** A class, because a page makes thousands, and most never need their past. */
class ReadPart implements SplitPart {
  readonly key: string | null;
  readonly isDistinguishable: boolean;
  readonly before: Amount;
  readonly after: Amount;
  readonly #readPast: () => SplitPart['past'];
  #past: SplitPart['past'] | null = null;

  constructor(
    { key, isDistinguishable, before, after }: Omit<SplitPart, 'past'>,
    readPast: () => SplitPart['past'],
  ) {
    this.key = key;
    this.isDistinguishable = isDistinguishable;
    this.before = before;
    this.after = after;
    this.#readPast = readPast;
  }

  get past(): SplitPart['past'] {
    this.#past ??= this.#readPast();
    return this.#past;
  }
}

/** Plain figures taken from figures as shown. */
function toPlain(
  measure: Measure,
  { keys, figureOf }: Pick<SplitFigures, 'keys' | 'figureOf'>,
): PlainFigures {
  const partsOf: PlainFigures['partsOf'] = (quarter, key) =>
    partsOfFigure(measure, figureOf(quarter, key));
  return {
    partsOf,
    isMissing: (quarter, key) => figureOf(quarter, key) === null,
    amountsIn: (quarter) => {
      const parts = keys.map((key) => partsOf(quarter, key));
      return {
        numerators: Float64Array.from(parts, (each) => each?.numerator ?? 0),
        denominators: Float64Array.from(parts, (each) => each?.denominator ?? 0),
      };
    },
  };
}

/** Finds the mean of each part over some quarters. */
function meanFinder(
  amounts: readonly Amounts[],
  { count, isShare }: { readonly count: number; readonly isShare: boolean },
): (index: number) => Amount {
  const [above, below] = [new Float64Array(count), new Float64Array(count)];
  for (const { numerators, denominators } of amounts)
    for (let index = 0; index < count; index += 1) {
      above[index] = (above[index] ?? 0) + (numerators[index] ?? 0);
      if (isShare) below[index] = (below[index] ?? 0) + (denominators[index] ?? 0);
    }
  return (index) => ({
    numerator: (above[index] ?? 0) / amounts.length,
    denominator: (below[index] ?? 0) / amounts.length,
  });
}

/** The numerator and denominator of a figure; null if there is no figure. */
export function partsOfFigure({ denominator }: Measure, figure: Figure | null): Parts | null {
  return (
    figure && {
      numerator: (denominator === null ? figure.value : figure.numerator) ?? 0,
      denominator: figure.denominator,
    }
  );
}

function sumOf(amounts: Float64Array): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

function rateOf(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : numerator / denominator;
}
