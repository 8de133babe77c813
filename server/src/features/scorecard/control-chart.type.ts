import { Field, Float, Int, ObjectType } from 'type-graphql';

import type { Quarter } from '#domain/quarter.js';
import type { Kpi } from '#domain/scorecard/kpi.js';
import { controlSignals } from '#domain/scorecard/signals.js';
import { Period } from '#features/periods/period.type.js';
import { codeEnum } from '#graphql/code-enum.js';

export const ControlSignal = codeEnum('ControlSignal', 'What makes a point more than the usual ups and downs.', controlSignals);

@ObjectType('ControlPoint', { description: 'One closed quarter that has a figure.', simpleResolvers: true })
export class ControlPoint {
  @Field(() => Period)
  quarter: Period;

  @Field(() => Float, { description: 'In the unit of the measure.' })
  value: number;

  @Field(() => Float, { description: 'The mean of the quarters that were recorded in the same way.' })
  centre: number;

  @Field(() => Float, { nullable: true, description: 'Lower limit for those quarters. Null where no two of them follow each other.' })
  lower: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper limit for those quarters. Null where no two of them follow each other.' })
  upper: number | null;

  @Field(() => [ControlSignal], { description: 'What weighs most comes first. Empty below 8 quarters recorded in the same way.' })
  signals: readonly string[];
}

@ObjectType('ControlChart', {
  description:
    'What is usual for a measure (XmR): the mean, and 2.66 mean moving ranges either way, no further than the measure can go. Gaps have no point and no moving range across them; quarters that are not closed are gaps. Limits begin anew where recording changed.',
  simpleResolvers: true,
})
export class ControlChart {
  @Field(() => Float, { nullable: true, description: 'The mean since recording last changed. Null without any point.' })
  centre: number | null;

  @Field(() => Float, { nullable: true, description: 'Lower limit since then. Null where no two points follow each other.' })
  lower: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper limit since then. Null where no two points follow each other.' })
  upper: number | null;

  @Field(() => Boolean, { description: 'Whether fewer than 12 points make the limits, which may yet move.' })
  isTrial: boolean;

  @Field(() => Int, { description: 'Points that make the limits.' })
  pointCount: number;

  @Field(() => [ControlPoint], { description: 'From early to late.' })
  points: readonly ControlPoint[];
}

export function toControlChart({ chart, charted }: Pick<Kpi, 'chart' | 'charted'>, periodOf: (quarter: Quarter) => Period): ControlChart {
  const { centre, limits, isTrial, pointCount, points } = chart;
  return {
    ...{ centre, isTrial, pointCount },
    lower: toEnd(limits?.lower),
    upper: toEnd(limits?.upper),
    points: points.flatMap(({ index, value, centre: own, limits: within, signals }) => {
      const quarter = charted[index];
      const ends = { lower: toEnd(within?.lower), upper: toEnd(within?.upper) };
      return quarter === undefined ? [] : [{ quarter: periodOf(quarter), value, centre: own, ...ends, signals }];
    }),
  };
}

function toEnd(limit: number | undefined): number | null {
  return limit ?? null;
}
