import type { Measure } from '#domain/measures/measure.js';
import type { Problem } from '#domain/problem.js';

import { formatAim } from './target.js';
import type { TargetOptions } from './target-numbers.js';

/** A target as stored; its wish is null if the target was removed. */
export interface CurrentTarget {
  readonly version: number;
  readonly wish: TargetOptions | null;
}

/**
 * What to do with a wish: leave the target if it is the same already, write it, or refuse it
 * because somebody else changed the target first.
 */
export type Decision = 'KEEP' | 'WRITE' | 'CONFLICT';

/**
 * Decides by the version the person saw. If the target would not change, no version is needed: a
 * caller who repeats a request after its answer was lost does not conflict with themselves.
 *
 * @param stored the existing row; null if there never was one
 * @param seen the version that the person saw; null if none was set
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

/**
 * Describes the current target to somebody who saw an earlier one. `wish` is null if none is set.
 */
export function explainConflict(
  wish: TargetOptions | null,
  measure: Pick<Measure, 'unit' | 'direction'>,
): Problem {
  const now = wish
    ? `This target has been changed: it is now ${describeTargetAim(wish, measure)}.`
    : 'This target has been removed: none is set now.';
  return { field: 'version', message: `${now} Look at it again before you set yours.` };
}

/** An aim with its tolerance in words: `660 with a tolerance of 5`. */
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
