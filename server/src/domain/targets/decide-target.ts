import type { Measure } from '#domain/measures/measure.js';
import type { Problem } from '#domain/problem.js';

import { formatAim } from './target.js';
import type { TargetOptions } from './target-numbers.js';

/** A target as it stands in its row; without a wish where it was taken away. */
export interface CurrentTarget {
  readonly version: number;
  readonly wish: TargetOptions | null;
}

/**
 * What to do about a wish: nothing where it is so already, to write it, or neither, since another
 * was there first.
 */
export type Decision = 'KEEP' | 'WRITE' | 'CONFLICT';

/**
 * Decides by what the person saw. What is so already needs no version: the caller again after an
 * answer was lost is no rival of their own.
 *
 * @param standing the row that there is; null where none ever was
 * @param seen the version that was seen; null where none was set
 */
export function decideTarget(
  stored: CurrentTarget | null,
  wish: TargetOptions | null,
  seen: number | null,
): Decision {
  if (isSame(stored?.wish ?? null, wish)) return 'KEEP';
  const current = stored?.wish ? stored.version : null;
  return current === seen ? 'WRITE' : 'CONFLICT';
}

function isSame(one: TargetOptions | null, other: TargetOptions | null): boolean {
  if (one === null || other === null) return one === other;
  if (one.tolerance !== other.tolerance) return false;
  if ('value' in one.aim) return 'value' in other.aim && one.aim.value === other.aim.value;
  return (
    !('value' in other.aim) &&
    one.aim.lower === other.aim.lower &&
    one.aim.upper === other.aim.upper
  );
}

/** Says what is there now to somebody who saw something else; null where none is set. */
export function explainConflict(
  wish: TargetOptions | null,
  measure: Pick<Measure, 'unit' | 'direction'>,
): Problem {
  const now = wish
    ? `This target has been changed: it is now ${describeTargetAim(wish, measure)}.`
    : 'This target has been removed: none is set now.';
  return { field: 'version', message: `${now} Look at it again before you set yours.` };
}

/** `660 with a tolerance of 5` */
export function describeTargetAim(
  { aim, tolerance }: TargetOptions,
  measure: Pick<Measure, 'unit' | 'direction'>,
): string {
  const within =
    tolerance === null
      ? ''
      : ` with a tolerance of ${tolerance.toLocaleString('en-GB', { maximumFractionDigits: 4 })}`;
  return `${formatAim(measure, aim)}${within}`;
}
