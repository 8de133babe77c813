import { countInWords } from '#domain/findings/number-words.js';
import { formatQuarter, type Quarter } from '#domain/quarter.js';

/** A break as it is told, by its quarters. */
export interface ToldBreak {
  readonly quarter: Quarter;
  readonly side: 'HIGH' | 'LOW';
  /** The first quarter that is back to usual; null while the break lasts. */
  readonly backSince: Quarter | null;
  /** Quarters with a figure since then, until they are back, and those among them beyond the limit. */
  readonly pointCount: number;
  readonly beyondCount: number;
}

/** From so many quarters on a break has lasted. */
const LASTING = 4;

interface Telling {
  /** Of a measure in the plural. */
  readonly isPlural?: boolean;
  /** Where no measure is named before it: "rose in Q3 2025/26 and stayed high". */
  readonly isAlone?: boolean;
  /** Where a title has little room: without the count of quarters since. */
  readonly isBrief?: boolean;
}

/** "rose in Q3 2025/26 and has stayed high", as said of a measure in the singular or the plural. */
export function describeBreak(
  { quarter, side, backSince, pointCount, beyondCount }: ToldBreak,
  { isPlural = false, isAlone = false, isBrief = false }: Telling = {},
): string {
  const moved = `${side === 'HIGH' ? 'rose' : 'fell'} in ${formatQuarter(quarter)}`;
  const level = side === 'HIGH' ? 'high' : 'low';
  if (isBrief && backSince === null && beyondCount < pointCount) return `${moved}, mostly ${level} since`;
  if (isBrief && backSince === null && pointCount < LASTING) return `${moved}, ${level} since`;
  if (backSince !== null) return `${moved}, back to usual since ${formatQuarter(backSince)}`;
  if (beyondCount < pointCount) return `${moved}, ${level} in ${countInWords(beyondCount)} of ${countInWords(pointCount)} quarters so far`;
  if (pointCount >= LASTING) return `${moved} and ${isAlone ? '' : isPlural ? 'have ' : 'has '}stayed ${level}`;
  return `${moved}, ${countInWords(pointCount)} quarters so far`;
}
