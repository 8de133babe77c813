import type { Process } from './control-limits.js';
import { isAbove } from './nearly.js';

export const controlSignals = {
  ABOVE_UPPER_LIMIT: 'Above the upper limit.',
  BELOW_LOWER_LIMIT: 'Below the lower limit.',
  NEAR_UPPER_LIMIT: 'One of at least 2 of 3 quarters in a row that lie more than two thirds of the way from the centre to the upper limit.',
  NEAR_LOWER_LIMIT: 'One of at least 2 of 3 quarters in a row that lie more than two thirds of the way from the centre to the lower limit.',
  RUN_ABOVE_CENTRE: 'One of 7 or more quarters in a row above the centre.',
  RUN_BELOW_CENTRE: 'One of 7 or more quarters in a row below the centre.',
  RISING: 'One of 6 or more quarters in a row, each above the one before.',
  FALLING: 'One of 6 or more quarters in a row, each below the one before.',
} as const;
export type ControlSignal = keyof typeof controlSignals;

const SHORTEST_RUN = 7;
const SHORTEST_TREND = 6;
/** How far towards a limit a quarter lies that is near it. */
export const NEAR_LIMIT_SHARE = 2 / 3;
const NEAR_LIMIT = { among: 3, least: 2 } as const;

type Values = readonly (number | null)[];
type Holds = (value: number, index: number) => boolean;

/**
 * The signals of each quarter of a stretch, in the order in which they weigh. "In a row" means quarter after quarter: a gap
 * ends a row, since nobody knows what the missing quarter would have said, and so does a point on the centre. Two thirds of
 * the way is judged by the limits before they are clamped: a count cannot go below 0, but 0 is no closer to the mean for it.
 */
export function findSignals(values: Values, { centre, natural }: Process): readonly (readonly ControlSignal[])[] {
  const distance = natural ? natural.upper - centre : Infinity;
  const beyond = (share: number) => ({
    above: (value: number) => isAbove(value, centre + share * distance),
    below: (value: number) => isAbove(centre - share * distance, value),
  });
  const [limit, near] = [beyond(1), beyond(NEAR_LIMIT_SHARE)];
  const isStepUp: Holds = (value, index) => isStep(values, index, (before) => value > before);
  const isStepDown: Holds = (value, index) => isStep(values, index, (before) => value < before);
  const found: Readonly<Record<ControlSignal, ReadonlySet<number>>> = {
    ABOVE_UPPER_LIMIT: indexesOf(values, limit.above),
    BELOW_LOWER_LIMIT: indexesOf(values, limit.below),
    NEAR_UPPER_LIMIT: findNear(values, near.above),
    NEAR_LOWER_LIMIT: findNear(values, near.below),
    RUN_ABOVE_CENTRE: findRuns(values, (value) => isAbove(value, centre), SHORTEST_RUN),
    RUN_BELOW_CENTRE: findRuns(values, (value) => isAbove(centre, value), SHORTEST_RUN),
    RISING: withFirst(findRuns(values, isStepUp, SHORTEST_TREND - 1)),
    FALLING: withFirst(findRuns(values, isStepDown, SHORTEST_TREND - 1)),
  };
  return values.map((_, index) => signalKeys.filter((signal) => found[signal].has(index)));
}

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

function indexesOf(values: Values, holds: Holds): ReadonlySet<number> {
  return new Set(values.flatMap((value, index) => (value !== null && holds(value, index) ? [index] : [])));
}

/** All quarters of each row of at least so many in which it holds. */
function findRuns(values: Values, holds: Holds, shortest: number): ReadonlySet<number> {
  const holding = indexesOf(values, holds);
  const runs: number[][] = [];
  for (const index of holding) {
    const last = runs.at(-1);
    if (last?.at(-1) === index - 1) last.push(index);
    else runs.push([index]);
  }
  return new Set(runs.filter(({ length }) => length >= shortest).flat());
}

/** Steps as the quarters that they lead through: the one before the first step belongs to them. */
function withFirst(steps: ReadonlySet<number>): ReadonlySet<number> {
  return new Set([...steps].flatMap((index) => [index - 1, index]));
}

/** The quarters in which it holds that stand among three in a row with another such. */
function findNear(values: Values, holds: Holds): ReadonlySet<number> {
  const holding = indexesOf(values, holds);
  const found = new Set<number>();
  for (let start = 0; start + NEAR_LIMIT.among <= values.length; start += 1) {
    const row = Array.from({ length: NEAR_LIMIT.among }, (_, offset) => start + offset);
    const those = row.filter((index) => holding.has(index));
    const isWhole = row.every((index) => values[index] !== null);
    if (isWhole && those.length >= NEAR_LIMIT.least) for (const index of those) found.add(index);
  }
  return found;
}
