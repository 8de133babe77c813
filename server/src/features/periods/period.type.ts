import { Field, ID, ObjectType } from 'type-graphql';

import { periodStatuses, statusOf } from '#domain/period.js';
import type { PlainDate } from '#domain/plain-date.js';
import { endOf, formatQuarter, formatQuarterLong, type Quarter, startOf } from '#domain/quarter.js';
import { codeEnum } from '#graphql/code-enum.js';
import { PlainDateScalar, QuarterScalar } from '#graphql/scalars.js';

export const PeriodStatus = codeEnum('PeriodStatus', 'How settled the figures of a period are.', periodStatuses);

@ObjectType('Period', { description: 'A UK financial quarter.' })
export class Period {
  @Field(() => ID, { description: 'The key.' })
  id: string;

  @Field(() => QuarterScalar, { description: 'Such as 2025-26-Q1.' })
  key: Quarter;

  @Field(() => String, { description: 'Such as Q1 2025/26.' })
  label: string;

  @Field(() => String, { description: 'Such as Q1 2025/26 (April to June 2025).' })
  longLabel: string;

  @Field(() => PlainDateScalar, { description: 'First day.' })
  start: PlainDate;

  @Field(() => PlainDateScalar, { description: 'Last day, which counts.' })
  end: PlainDate;

  @Field(() => PeriodStatus)
  status: string;
}

export function toPeriod(quarter: Quarter, today: PlainDate): Period {
  return {
    id: quarter,
    key: quarter,
    label: formatQuarter(quarter),
    longLabel: formatQuarterLong(quarter),
    start: startOf(quarter),
    end: endOf(quarter),
    status: statusOf(quarter, today),
  };
}
