import { isAbove } from '#domain/nearly.js';

import type { Process } from './control-limits.js';

export const controlSignals = {
  ABOVE_UPPER_LIMIT: 'Above the upper limit.',
  BELOW_LOWER_LIMIT: 'Below the lower limit.',
  NEAR_UPPER_LIMIT:
    'One of at least 2 of 3 quarters in a row that lie more than two thirds of the way from the centre to the upper limit.',
  NEAR_LOWER_LIMIT:
    'One of at least 2 of 3 quarters in a row that lie more than two thirds of the way from the centre to the lower limit.',
  RUN_ABOVE_CENTRE: 'One of 7 or more quarters in a row above the centre.',
  RUN_BELOW_CENTRE: 'One of 7 or more quarters in a row below the centre.',
  RISING: 'One of 6 or more quarters in a row, each above the one before.',
  FALLING: 'One of 6 or more quarters in a row, each below the one before.',
} as const;
export type ControlSignal = keyof typeof controlSignals;

const SHORTEST_RUN = 7;
const SHORTEST_TREND = 6;
/** How far towards a limit a quarter must be to count as near it. */
export const NEAR_LIMIT_SHARE = 2 / 3;
const NEAR_LIMIT = { among: 3, least: 2 } as const;

type Values = readonly (number | null)[];
type Holds = (value: number, index: number) => boolean;

/**
 * The signals of each quarter of a baseline, most important first. "In a row" means quarter after
 * quarter: a gap ends a row, since nobody knows what the missing quarter would have shown, and so
 * does a point on the centre. Two thirds of the way uses the limits before they are clamped: a
 * count cannot go below 0, but that does not bring 0 any closer to the mean.
 */
export function findSignals(
  values: Values,
  { centre, natural }: Process,
): readonly (readonly ControlSignal[])[] {
  const distance = natural ? natural.upper - centre : Infinity;
  const beyond = (share: number) => ({
    above: (value: number) => isAbove(value, centre + share * distance),
    below: (value: number) => isAbove(centre - share * distance, value),
  });
  const [limit, near] = [beyond(1), beyond(NEAR_LIMIT_SHARE)];
  const isStepUp: Holds = (value, index) => isStep(values, index, (before) => value > before);
  const isStepDown: Holds = (value, index) => isStep(values, index, (before) => value < before);
  const found: Readonly<Record<ControlSignal, Marks>> = {
    ABOVE_UPPER_LIMIT: markEach(values, limit.above),
    BELOW_LOWER_LIMIT: markEach(values, limit.below),
    NEAR_UPPER_LIMIT: markNear(values, near.above),
    NEAR_LOWER_LIMIT: markNear(values, near.below),
    RUN_ABOVE_CENTRE: markRuns(values, (value) => isAbove(value, centre), SHORTEST_RUN),
    RUN_BELOW_CENTRE: markRuns(values, (value) => isAbove(centre, value), SHORTEST_RUN),
    RISING: withFirst(markRuns(values, isStepUp, SHORTEST_TREND - 1)),
    FALLING: withFirst(markRuns(values, isStepDown, SHORTEST_TREND - 1)),
  };
  const there = signalKeys.filter((signal) => found[signal].includes(true));
  return values.map((_, index) =>
    there.length === 0 ? none : there.filter((signal) => found[signal][index]),
  );
}

const none: readonly ControlSignal[] = [];

const signalKeys = [
  'ABOVE_UPPER_LIMIT',
  'BELOW_LOWER_LIMIT',
  'NEAR_UPPER_LIMIT',
  'NEAR_LOWER_LIMIT',
  'RUN_ABOVE_CENTRE',
  'RUN_BELOW_CENTRE',
  'RISING',
  'FALLING',
] as const satisfies readonly ControlSignal[];

function isStep(values: Values, index: number, holds: (before: number) => boolean): boolean {
  const before = index > 0 ? (values[index - 1] ?? null) : null;
  return before !== null && holds(before);
}

/** Whether a condition holds for each quarter, in order. */
type Marks = readonly boolean[];

function markEach(values: Values, holds: Holds): Marks {
  return values.map((value, index) => value !== null && holds(value, index));
}

/** All quarters of each row of at least this many in which a condition holds. */
function markRuns(values: Values, holds: Holds, shortest: number): Marks {
  const marks = values.map(() => false);
  let length = 0;
  values.forEach((value, index) => {
    length = value !== null && holds(value, index) ? length + 1 : 0;
    if (length === shortest) marks.fill(true, index - shortest + 1, index + 1);
    else if (length > shortest) marks[index] = true;
  });
  return marks;
}

/** Steps as the quarters that they lead through, including the one before the first step. */
function withFirst(steps: Marks): Marks {
  return steps.map((isStepped, index) => isStepped || steps[index + 1] === true);
}

/** The quarters that meet a condition together with another one among three in a row. */
function markNear(values: Values, holds: Holds): Marks {
  const holding = markEach(values, holds);
  const marks = values.map(() => false);
  for (let start = 0; start + NEAR_LIMIT.among <= values.length; start += 1) {
    let [count, isWhole] = [0, true];
    for (let index = start; index < start + NEAR_LIMIT.among; index += 1) {
      if (holding[index] === true) count += 1;
      if (values[index] === null) isWhole = false;
    }
    if (!isWhole || count < NEAR_LIMIT.least) continue;
    for (let index = start; index < start + NEAR_LIMIT.among; index += 1)
      if (holding[index] === true) marks[index] = true;
  }
  return marks;
}
