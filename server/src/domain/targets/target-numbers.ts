import { boundsOf } from '#domain/measures/bounds.js';
import type { Measure } from '#domain/measures/measure.js';
import type { Problem } from '#domain/problem.js';

import type { Aim } from './target.js';

/** The numbers of a target as entered, in the measure's unit; null if left out. */
export interface GivenNumbers {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly tolerance: number | null;
}

/** The aim for a measure, and how far it may be missed; a null tolerance is the default. */
export interface TargetOptions {
  readonly aim: Aim;
  readonly tolerance: number | null;
}

const MAX_DECIMALS = 4;

/** Numbers from this on have more digits before the point than numeric(18,4) can hold. */
const TOO_LARGE = 1e14;

type MeasureOfTarget = Pick<Measure, 'unit' | 'direction' | 'numerator'>;

/** What is wrong with the numbers of a new target: first each one, then all together. */
export function findNumberProblems(
  measure: MeasureOfTarget,
  given: GivenNumbers,
): readonly Problem[] {
  if (measure.direction === 'NEUTRAL') {
    const why = 'neither way is better, so no figure could meet or miss a target';
    return [
      {
        field: 'measure',
        message: `This measure cannot have a target: ${why}. Set one for a measure where higher or lower is better.`,
      },
    ];
  }
  const { value, lower, upper, tolerance } = given;
  const apart = [
    ...findValueProblems('value', value, measure),
    ...findValueProblems('lower', lower, measure),
    ...findValueProblems('upper', upper, measure),
    ...findToleranceProblems(tolerance),
  ];
  return [...apart, ...findShapeProblems(given)];
}

/** The aim that valid numbers describe; null if there are no numbers. */
export function toTargetAim({
  value,
  lower,
  upper,
  tolerance,
}: GivenNumbers): TargetOptions | null {
  if (value !== null) return { aim: { value }, tolerance };
  return lower === null || upper === null ? null : { aim: { lower, upper }, tolerance };
}

function findShapeProblems({ value, lower, upper, tolerance }: GivenNumbers): readonly Problem[] {
  const hasEdge = lower !== null || upper !== null;
  if (value !== null) {
    if (!hasEdge) return [];
    return [
      {
        field: 'value',
        message: 'A target is a value or a band. Give one of the two.',
      },
    ];
  }
  if (lower !== null && upper !== null) {
    if (lower < upper) return [];
    return [
      {
        field: 'lower',
        message: `The lower edge of a band must be below the upper one. Give one below ${upper}, or only a value.`,
      },
    ];
  }
  if (lower !== null)
    return [
      {
        field: 'upper',
        message: `A band has two edges. Give the upper one too, above ${lower}, or only a value.`,
      },
    ];
  if (upper !== null)
    return [
      {
        field: 'lower',
        message: `A band has two edges. Give the lower one too, below ${upper}, or only a value.`,
      },
    ];
  if (tolerance === null) return [];
  return [
    {
      field: 'value',
      message:
        'A tolerance goes with a target. Give a value or a band too; without any number the target is removed.',
    },
  ];
}

function findValueProblems(
  field: keyof GivenNumbers,
  value: number | null,
  measure: MeasureOfTarget,
): readonly Problem[] {
  if (value === null) return [];
  const unwritable = findUnwritable(field, value);
  if (unwritable) return [unwritable];
  const bounds = boundsOf(measure);
  if (value >= bounds.lower && value <= bounds.upper) return [];
  const most = bounds.upper === Infinity ? null : bounds.upper;
  const remedy =
    most === null
      ? 'This measure is never below 0. Give 0 or more.'
      : `This measure is a share of a whole. Give a number from 0 to ${most}.`;
  return [{ field, message: remedy }];
}

function findToleranceProblems(tolerance: number | null): readonly Problem[] {
  if (tolerance === null) return [];
  const unwritable = findUnwritable('tolerance', tolerance);
  if (unwritable) return [unwritable];
  if (tolerance >= 0) return [];
  return [
    {
      field: 'tolerance',
      message:
        'A tolerance is how far a figure may miss the target, either way. Give 0 or more, or leave it empty for the usual one.',
    },
  ];
}

function findUnwritable(field: keyof GivenNumbers, value: number): Problem | null {
  if (!Number.isFinite(value))
    return { field, message: 'This is not a number. Give one in digits.' };
  if (Math.abs(value) >= TOO_LARGE)
    return {
      field,
      message: 'This number is too large to keep. Give one below 100,000,000,000,000.',
    };
  if (countDecimals(value) <= MAX_DECIMALS) return null;
  return {
    field,
    message: `Targets have at most ${MAX_DECIMALS} decimals. Give ${toFourDecimals(value)}.`,
  };
}

/** Counts decimals as written: 0.1 has one, although its binary form has more. */
function countDecimals(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (digits.split('.')[1] ?? '').length - Number(exponent));
}

function toFourDecimals(value: number): string {
  return String(Number(value.toFixed(MAX_DECIMALS)));
}
