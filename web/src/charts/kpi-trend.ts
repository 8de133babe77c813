import { findSide, type Signal } from '#lib/signal.js';

import type { SparklineContent, SparklineStretch } from './sparkline.type.js';

interface TrendTold {
  readonly measure: { readonly unit: string };
  readonly target: { readonly value: number | null; readonly lower: number | null; readonly upper: number | null } | null;
  readonly trend: readonly {
    readonly quarter: { readonly key: string; readonly label: string; readonly status: string };
    readonly figure: { readonly value: number | null; readonly inWords: string };
  }[];
  readonly controlChart: {
    readonly points: readonly {
      readonly quarter: { readonly key: string };
      readonly centre: number;
      readonly lower: number | null;
      readonly upper: number | null;
      readonly signals: readonly Signal[];
    }[];
  } | null;
}

type ControlPoint = NonNullable<TrendTold['controlChart']>['points'][number];

/** Quarters that make limits: with fewer nothing is called a change, and no usual range is drawn. */
const fewestPoints = 8;

/** The trend of a headline as its sparkline draws it. The dashes are the target of the quarter shown. */
export function toSparkline({ measure, target, trend, controlChart }: TrendTold): SparklineContent {
  const points = controlChart?.points ?? [];
  return {
    points: trend.map(({ quarter, figure }) => {
      const signals = points.find((point) => point.quarter.key === quarter.key)?.signals ?? [];
      return {
        label: quarter.label,
        value: figure.value,
        text: figure.inWords,
        isOpen: quarter.status === 'OPEN',
        signal: findSide(signals),
        isBeyond: signals.some((signal) => signal === 'ABOVE_UPPER_LIMIT' || signal === 'BELOW_LOWER_LIMIT'),
      };
    }),
    stretches: findStretches(points).flatMap((stretch) => {
      const start = trend.findIndex(({ quarter }) => stretch.some((point) => point.quarter.key === quarter.key));
      return start === -1 ? [] : [{ start, limits: findLimits(stretch) }];
    }),
    targets: [target?.value ?? null, target?.lower ?? null, target?.upper ?? null].filter((value) => value !== null),
    joinsOpen: measure.unit === 'PERCENT',
  };
}

/** Points that share their centre and limits were recorded in one way. */
function findStretches(points: readonly ControlPoint[]): readonly (readonly ControlPoint[])[] {
  const stretches: ControlPoint[][] = [];
  for (const point of points) {
    const stretch = stretches.at(-1);
    const before = stretch?.at(-1);
    const isSame = before?.centre === point.centre && before.lower === point.lower && before.upper === point.upper;
    if (stretch !== undefined && isSame) stretch.push(point);
    else stretches.push([point]);
  }
  return stretches;
}

function findLimits(stretch: readonly ControlPoint[]): SparklineStretch['limits'] {
  const [first] = stretch;
  if (first === undefined || stretch.length < fewestPoints || first.lower === null || first.upper === null) return null;
  return { lower: first.lower, upper: first.upper };
}

interface Charted {
  readonly controlChart: { readonly points: readonly { readonly signals: readonly Signal[] }[] } | null;
}

/** The side of what is usual that the latest closed quarter lies on; null where it is no real change. */
export function findLatestSide({ controlChart }: Charted) {
  return findSide(controlChart?.points.at(-1)?.signals ?? []);
}
