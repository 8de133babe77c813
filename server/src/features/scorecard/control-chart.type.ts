import { Field, Float, Int, ObjectType } from 'type-graphql';

import type { Quarter } from '#domain/quarter.js';
import { describeBreak } from '#domain/scorecard/describe-break.js';
import type { Kpi } from '#domain/scorecard/kpi.js';
import { capitalise } from '#domain/scorecard/kpi-sentence.js';
import { stepOfLevels } from '#domain/scorecard/level-words.js';
import { controlSignals } from '#domain/scorecard/signals.js';
import { Period } from '#features/periods/period.type.js';
import { codeEnum } from '#graphql/code-enum.js';

export const ControlSignal = codeEnum(
  'ControlSignal',
  'Why a point is more than the usual ups and downs.',
  controlSignals,
);

@ObjectType('ControlPoint', {
  description: 'One closed quarter that has a figure.',
  simpleResolvers: true,
})
export class ControlPoint {
  @Field(() => Period)
  quarter: Period;

  @Field(() => Float, { description: 'In the unit of the measure.' })
  value: number;

  @Field(() => Float, {
    description: 'The mean of the quarters at the same level, recorded in the same way.',
  })
  centre: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Lower limit for those quarters. Null if no two of them are consecutive.',
  })
  lower: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Upper limit for those quarters. Null if no two of them are consecutive.',
  })
  upper: number | null;

  @Field(() => Int, { description: 'Number of quarters behind its limits.' })
  basedOn: number;

  @Field(() => Boolean, {
    description:
      'Whether it is the first at a new level, with at least 8 quarters: new limits start with it.',
  })
  startsLevel: boolean;

  @Field(() => [ControlSignal], {
    description: 'Strongest first. Empty with fewer than 8 quarters recorded in the same way.',
  })
  signals: readonly string[];
}

export const BreakSide = codeEnum(
  'BreakSide',
  'The direction in which a figure left its usual range.',
  {
    HIGH: 'Higher than before.',
    LOW: 'Lower than before.',
  },
);

@ObjectType('ControlBreak', {
  description:
    'A change of level: two or more quarters in a row beyond the limits of all the quarters before them since recording last changed, at least 8. It is looked for in every quarter for which returns were owed, not only in those of the trend.',
  simpleResolvers: true,
})
export class ControlBreak {
  @Field(() => Period, { description: 'The first quarter at the new level.' })
  quarter: Period;

  @Field(() => BreakSide)
  side: string;

  @Field(() => Float, {
    description:
      'The mean of the quarters since then, until they are back to usual, in the unit of the measure.',
  })
  level: number;

  @Field(() => Float, { description: 'The mean of the quarters before.' })
  baselineMean: number;

  @Field(() => Float, {
    description:
      'Lower limit of the quarters before: the wider of XmR, three standard deviations and chance.',
  })
  baselineLower: number;

  @Field(() => Float, {
    description:
      'Upper limit of the quarters before: the wider of XmR, three standard deviations and chance.',
  })
  baselineUpper: number;

  @Field(() => Period, {
    nullable: true,
    description: 'The first of the quarters that are back to usual. Null while the break lasts.',
  })
  backSince: Period | null;

  @Field(() => String, { description: 'In words, such as "Rose in Q3 2025/26 and stayed high".' })
  text: string;
}

@ObjectType('ControlChart', {
  description:
    'What is usual for a measure (XmR): the mean, and 2.66 mean moving ranges either way, within the values that the measure can have. Gaps have no point, and no moving range is taken across them; quarters that are not closed are gaps. New limits start if recording changed, and once 8 quarters are at a new level.',
  simpleResolvers: true,
})
export class ControlChart {
  @Field(() => Float, {
    nullable: true,
    description:
      'The mean at the latest level, since recording last changed. Null if there are no points.',
  })
  centre: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Lower limit since then. Null if no two points are consecutive.',
  })
  lower: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Upper limit since then. Null if no two points are consecutive.',
  })
  upper: number | null;

  @Field(() => Boolean, {
    description: 'Whether the limits come from fewer than 12 points and may still move.',
  })
  isTrial: boolean;

  @Field(() => Int, { description: 'The number of points behind the limits.' })
  pointCount: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'How levels and limits are rounded in text: no finer than the figures behind them. Null if those are exact.',
  })
  step: number | null;

  @Field(() => [ControlPoint], { description: 'Earliest first.' })
  points: readonly ControlPoint[];

  @Field(() => ControlBreak, {
    nullable: true,
    description:
      'The latest change of level. Null if there is none, if 8 quarters are already at the new level, if it has been back to usual for four quarters, if there is a newer signal, or if protected figures do not support it.',
  })
  break: ControlBreak | null;
}

export function toControlChart(
  kpi: Pick<Kpi, 'chart' | 'charted' | 'latestBreak' | 'trend' | 'measure'>,
  periodOf: (quarter: Quarter) => Period,
): ControlChart {
  const { chart, charted, latestBreak } = kpi;
  const { centre, limits, isTrial, pointCount, points } = chart;
  return {
    ...{ centre, isTrial, pointCount, step: stepOfLevels(kpi) },
    lower: toEnd(limits?.lower),
    upper: toEnd(limits?.upper),
    points: points.flatMap(
      ({ index, value, centre: own, limits: within, basedOn, startsLevel, signals }) => {
        const quarter = charted[index];
        const ends = { lower: toEnd(within?.lower), upper: toEnd(within?.upper) };
        return quarter === undefined
          ? []
          : [
              {
                quarter: periodOf(quarter),
                value,
                centre: own,
                ...ends,
                basedOn,
                startsLevel,
                signals,
              },
            ];
      },
    ),
    break: latestBreak && toControlBreak(latestBreak, periodOf),
  };
}

function toControlBreak(
  found: NonNullable<Kpi['latestBreak']>,
  periodOf: (quarter: Quarter) => Period,
): ControlBreak {
  const { quarter, side, level, baseline, backSince } = found;
  return {
    ...{ quarter: periodOf(quarter), side, level, baselineMean: baseline.mean },
    baselineLower: baseline.limits.lower,
    baselineUpper: baseline.limits.upper,
    backSince: backSince === null ? null : periodOf(backSince),
    text: capitalise(describeBreak(found, { isAlone: true })),
  };
}

function toEnd(limit: number | undefined): number | null {
  return limit ?? null;
}
