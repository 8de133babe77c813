import { isAtLevel, type LastingBreak, type LevelBreak } from '#lib/level-break.js';
import { findSide, type Side, type Signal } from '#lib/signal.js';

import type { SparklineBaseline, SparklineContent } from './sparkline.type.js';

interface TrendSummary {
  readonly measure: { readonly unit: string };
  readonly target: {
    readonly value: number | null;
    readonly lower: number | null;
    readonly upper: number | null;
  } | null;
  readonly trend: readonly {
    readonly quarter: { readonly key: string; readonly label: string; readonly status: string };
    readonly figure: { readonly value: number | null; readonly displayText: string };
  }[];
  readonly controlChart: {
    readonly points: readonly {
      readonly quarter: { readonly key: string };
      readonly centre: number;
      readonly lower: number | null;
      readonly upper: number | null;
      readonly signals: readonly Signal[];
      /**
       * The number of quarters that the limits depend on; by default the quarters of the baseline
       * that are drawn.
       */
      readonly basedOn?: number;
    }[];
    readonly break: LevelBreak | null;
  } | null;
}

type ControlPoint = NonNullable<TrendSummary['controlChart']>['points'][number];

/**
 * The number of quarters that limits need: with fewer, there is no real change and no usual range.
 */
const minPoints = 8;

/**
 * The trend of a headline as its sparkline draws it. The dashes are the target of the quarter
 * shown. A break is marked once, where it began.
 */
export function toSparkline({
  measure,
  target,
  trend,
  controlChart,
}: TrendSummary): SparklineContent {
  const points = controlChart?.points ?? [];
  const found = controlChart?.break ?? null;
  const latest = points.at(-1)?.quarter.key;
  const quarters = trend.map(({ quarter, figure }) => {
    const signals = points.find((point) => point.quarter.key === quarter.key)?.signals ?? [];
    return {
      label: quarter.label,
      value: figure.value,
      text: figure.displayText,
      isOpen: quarter.status === 'OPEN',
      signal:
        found === null ? findSide(signals) : quarter.key === found.quarter.key ? found.side : null,
      isBeyond: isMarked(controlChart, quarter.key, false),
    };
  });
  const level = trend.flatMap(({ quarter }, index) =>
    found !== null && latest !== undefined && quarter.key <= latest && isAtLevel(found, quarter.key)
      ? [index]
      : [],
  );
  const [first, last] = [level[0], level.at(-1)];
  const drawn = findStretches(points).flatMap((stretch) => {
    const start = trend.findIndex(({ quarter }) =>
      stretch.some((point) => point.quarter.key === quarter.key),
    );
    return start === -1 ? [] : [{ start, limits: findLimits(stretch) }];
  });
  return {
    points: quarters,
    stretches: drawn.map((stretch, index) =>
      found === null || index < drawn.length - 1
        ? stretch
        : { ...stretch, limits: { lower: found.baselineLower, upper: found.baselineUpper } },
    ),
    level:
      found === null || first === undefined || last === undefined
        ? null
        : { start: first, end: last + 1, mean: found.level, text: found.text },
    targets: [target?.value ?? null, target?.lower ?? null, target?.upper ?? null].filter(
      (value) => value !== null,
    ),
    joinsOpen: measure.unit === 'PERCENT',
  };
}

/**
 * The baselines of a trend: points that share their centre and limits were recorded in the same
 * way.
 */
function findStretches(points: readonly ControlPoint[]): readonly (readonly ControlPoint[])[] {
  const stretches: ControlPoint[][] = [];
  for (const point of points) {
    const stretch = stretches.at(-1);
    const before = stretch?.at(-1);
    const isSame =
      before?.centre === point.centre &&
      before.lower === point.lower &&
      before.upper === point.upper;
    if (stretch !== undefined && isSame) stretch.push(point);
    else stretches.push([point]);
  }
  return stretches;
}

function findLimits(stretch: readonly ControlPoint[]): SparklineBaseline['limits'] {
  const [first] = stretch;
  if (
    first === undefined ||
    (first.basedOn ?? stretch.length) < minPoints ||
    first.lower === null ||
    first.upper === null
  )
    return null;
  return { lower: first.lower, upper: first.upper };
}

interface Charted {
  readonly points: readonly { readonly signals: readonly Signal[] }[];
  readonly break: Pick<LastingBreak, 'side' | 'backSince'> | null;
}

/**
 * On which side of the usual range the latest closed quarter is: from a break that lasts, else from
 * its signals; null if there is no real change.
 */
export function findLatestSide({
  controlChart,
}: {
  readonly controlChart: Charted | null;
}): Side | null {
  const found = controlChart?.break ?? null;
  return found?.backSince === null
    ? found.side
    : findSide(controlChart?.points.at(-1)?.signals ?? []);
}

interface Marked {
  readonly points: readonly {
    readonly quarter: { readonly key: string };
    readonly signals: readonly Signal[];
  }[];
  readonly break: Pick<LastingBreak, 'quarter'> | null;
}

/**
 * Whether a quarter has a diamond: only the first quarter of a break; without a break, the quarter
 * shown if it is a real change, and each earlier quarter that is itself outside the limits.
 */
export function isMarked(chart: Marked | null, key: string, isShown: boolean): boolean {
  const found = chart?.break ?? null;
  if (found !== null) return found.quarter.key === key;
  const signals = chart?.points.find(({ quarter }) => quarter.key === key)?.signals ?? [];
  return isShown
    ? signals.length > 0
    : signals.some((signal) => signal === 'ABOVE_UPPER_LIMIT' || signal === 'BELOW_LOWER_LIMIT');
}
