import { Field, ID, Int, ObjectType } from 'type-graphql';

import { allDatasets, type Dataset as DatasetCode } from '#domain/lists.js';
import { periodStatuses } from '#domain/period.js';
import type { PlainDate } from '#domain/plain-date.js';
import { endOf, formatQuarter, formatQuarterLong, type Quarter, startOf } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { owedIn, type ReturnedQuarter } from '#domain/returned/returned-quarters.js';
import { Dataset } from '#features/measures/measure.type.js';
import { codeEnum } from '#graphql/code-enum.js';
import { PlainDateScalar, QuarterScalar } from '#graphql/scalars.js';

export const PeriodStatus = codeEnum(
  'PeriodStatus',
  'How final the figures for a period are.',
  periodStatuses,
);

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

  @Field(() => PlainDateScalar, { description: 'Last day, inclusive.' })
  end: PlainDate;

  @Field(() => PeriodStatus, { description: 'The status of its least final dataset.' })
  status: string;
}

@ObjectType('DatasetPeriod', {
  description: 'One dataset in a quarter: how final it is, and the returns received.',
})
export class DatasetPeriod {
  @Field(() => Dataset)
  dataset: string;

  @Field(() => PeriodStatus)
  status: string;

  @Field(() => PlainDateScalar, { description: 'Last day on which a return is on time.' })
  dueOn: PlainDate;

  @Field(() => Int, { description: 'Returns that agencies owe, whether due yet or not.' })
  returnsDue: number;

  @Field(() => Int, { description: 'How many of them were sent in full and published.' })
  returnsReceived: number;
}

/** Makes the periods of an answer, each once even if many figures refer to it. */
export function periodMaker(
  referenceData: Pick<ReferenceData, 'periods' | 'today'>,
): (quarter: Quarter) => Period {
  const made = new Map<Quarter, Period>();
  return (quarter) => {
    const period = made.get(quarter) ?? toPeriod(quarter, referenceData);
    made.set(quarter, period);
    return period;
  };
}

export function toPeriod(
  quarter: Quarter,
  { periods, today }: Pick<ReferenceData, 'periods' | 'today'>,
): Period {
  return {
    id: quarter,
    key: quarter,
    label: formatQuarter(quarter),
    longLabel: formatQuarterLong(quarter),
    start: startOf(quarter),
    end: endOf(quarter),
    status: periods.minSettled(quarter, today),
  };
}

type Returned = ReadonlyMap<DatasetCode, readonly ReturnedQuarter[]>;

/** The datasets with at least one published return for a quarter. */
export function toDatasetsReceived(quarter: Quarter, returned: Returned): readonly string[] {
  const start = startOf(quarter);
  return allDatasets.filter(
    (dataset) => returned.get(dataset)?.some((each) => each.start === start) ?? false,
  );
}

/** The status of each dataset of a quarter, and the returns that are in. */
export function toDatasetPeriods(
  quarter: Quarter,
  returned: Returned,
  { periods, obligations, today }: Pick<ReferenceData, 'periods' | 'obligations' | 'today'>,
): readonly DatasetPeriod[] {
  return allDatasets.map((dataset) => {
    const { owing, missing } = owedIn(
      { dataset, quarter },
      returned.get(dataset) ?? [],
      obligations,
    );
    return {
      dataset,
      status: periods.statusOf(dataset, quarter, today),
      dueOn: periods.dueOn(dataset, quarter),
      returnsDue: owing.length,
      returnsReceived: owing.length - missing.length,
    };
  });
}
