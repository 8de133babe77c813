import type { Side } from './signal.js';

/** A break of a level, as the server gives it in a control chart. */
export interface LevelBreak {
  readonly quarter: { readonly key: string; readonly label: string };
  readonly side: Side;
  /** The mean of the quarters at the new level. */
  readonly level: number;
  readonly baselineMean: number;
  readonly baselineLower: number;
  readonly baselineUpper: number;
  /** The first quarter that is back to usual; null while the break lasts. */
  readonly backSince: { readonly key: string } | null;
  /** `Rose in Q3 2025/26 and stayed high` */
  readonly text: string;
}

/** When and in which direction a level changed, and whether it lasts. */
export type LastingBreak = Pick<LevelBreak, 'side' | 'backSince'> & {
  readonly quarter: { readonly key: string };
};

/** Whether a quarter is at the new level. Keys of quarters sort by time. */
export function isAtLevel(
  { quarter, backSince }: Pick<LastingBreak, 'quarter' | 'backSince'>,
  key: string,
): boolean {
  return quarter.key <= key && (backSince === null || key < backSince.key);
}
