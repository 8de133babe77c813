import { countInWords } from '#domain/number-words.js';
import { formatQuarter, type Quarter } from '#domain/quarter.js';

/** A break as described, by its quarters. */
export interface BreakSummary {
  readonly quarter: Quarter;
  readonly side: 'HIGH' | 'LOW';
  /** The first quarter that is back to usual; null while the break lasts. */
  readonly backSince: Quarter | null;
  /**
   * The number of quarters with a figure from the start of the break until the level is back, and
   * the number of them that are beyond the limit.
   */
  readonly pointCount: number;
  readonly beyondCount: number;
}

/** From this many quarters on, a break "has stayed". */
const LASTING = 4;

interface Telling {
  /** Whether the measure's name is plural. */
  readonly isPlural?: boolean;
  /** Whether no measure is named before the words: "rose in Q3 2025/26 and stayed high". */
  readonly isAlone?: boolean;
}

/**
 * "rose in Q3 2025/26 and has stayed high", to follow the name of a measure in the singular or the
 * plural.
 */
export function describeBreak(
  told: BreakSummary,
  { isPlural = false, isAlone = false }: Telling = {},
): string {
  const { backSince, pointCount, beyondCount } = told;
  const { moved, level } = nameMove(told);
  const has = isAlone ? '' : isPlural ? 'have ' : 'has ';
  if (backSince !== null) return `${moved}, back to usual since ${formatQuarter(backSince)}`;
  const isAllBeyond = beyondCount === pointCount;
  if (pointCount >= LASTING)
    return `${moved} and ${has}${isAllBeyond ? '' : 'mostly '}stayed ${level}`;
  return isAllBeyond
    ? `${moved}, ${countInWords(pointCount)} quarters so far`
    : `${moved}, ${level} in ${countInWords(beyondCount)} of ${countInWords(pointCount)} quarters so far`;
}

/** The words for a break, each shorter than the one before, for titles with little room. */
export function describeBreakShorter(
  told: BreakSummary,
  { isPlural = false }: Telling = {},
): readonly string[] {
  const { quarter, backSince, pointCount, beyondCount } = told;
  const { moved, level } = nameMove(told);
  if (backSince !== null)
    return [describeBreak(told, { isPlural }), `${moved}, now back to usual`, `${moved}, now back`];
  const mostly = beyondCount < pointCount ? 'mostly ' : '';
  return [
    describeBreak(told, { isPlural }),
    ...(pointCount < LASTING
      ? []
      : [`${isPlural ? 'have' : 'has'} ${mostly}stayed ${level} since ${formatQuarter(quarter)}`]),
    `${moved}, ${mostly}${level} since`,
    moved,
  ];
}

function nameMove({ quarter, side }: BreakSummary): {
  readonly moved: string;
  readonly level: string;
} {
  return {
    moved: `${side === 'HIGH' ? 'rose' : 'fell'} in ${formatQuarter(quarter)}`,
    level: side === 'HIGH' ? 'high' : 'low',
  };
}
