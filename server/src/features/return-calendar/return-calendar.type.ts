import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import type { PlainDate } from '#domain/plain-date.js';
import type { Quarter } from '#domain/quarter.js';
import { Dataset } from '#features/measures/measure.type.js';
import { PeriodStatus } from '#features/periods/period.type.js';
import { Agency } from '#features/places/agency.type.js';
import { Problem } from '#graphql/problem.type.js';
import { PlainDateScalar, QuarterScalar } from '#graphql/scalars.js';

@ObjectType('PeriodSetting', {
  description: 'When returns for one dataset and quarter are due, and when the quarter closes.',
  simpleResolvers: true,
})
export class PeriodSetting {
  @Field(() => ID, { description: 'Made from the quarter and the dataset.' })
  id: string;

  @Field(() => Dataset)
  dataset: string;

  @Field(() => QuarterScalar)
  quarter: Quarter;

  @Field(() => PlainDateScalar, { description: 'Last day on which a return is on time.' })
  dueOn: PlainDate;

  @Field(() => PlainDateScalar, {
    description: 'The due day unless an administrator sets another.',
  })
  usualDueOn: PlainDate;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description:
      'First day on which it is closed, if an administrator set one. Null if it closes when its due day has passed.',
  })
  closedOn: PlainDate | null;

  @Field(() => PlainDateScalar, { description: 'First day on which it is closed.' })
  closedFrom: PlainDate;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description:
      'The date to set to close it now, which is today. Null while its quarter is under way, or if it is final or would become final at once.',
  })
  closableOn: PlainDate | null;

  @Field(() => PeriodStatus)
  status: string;

  @Field(() => Int, { description: 'Returns that agencies owe.' })
  returnsDue: number;

  @Field(() => Int, { description: 'How many of them were sent in full and published.' })
  returnsReceived: number;

  @Field(() => Int, {
    description:
      'Goes up with every change; 0 if nobody has ever set anything. A change must name the version you saw.',
  })
  version: number;
}

@InputType('PeriodSettingInput', { description: 'The new dates for one dataset in a quarter.' })
export class PeriodSettingInput {
  @Field(() => Dataset)
  dataset: string;

  @Field(() => PlainDateScalar, { description: 'Last day on which a return is on time.' })
  dueOn: PlainDate;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description:
      'First day on which it is closed: today closes it now, a later day keeps it open until then. Null closes it when its due day has passed.',
  })
  closedOn?: PlainDate | null;

  @Field(() => Int, { description: 'The version that you saw.' })
  version: number;
}

@InputType('SetPeriodsInput', { description: 'Datasets in one quarter, changed together.' })
export class SetPeriodsInput {
  @Field(() => QuarterScalar)
  quarter: Quarter;

  @Field(() => [PeriodSettingInput], { description: 'Each dataset once.' })
  settings: PeriodSettingInput[];
}

@ObjectType('SetPeriodsPayload', {
  description: 'The result of changing due dates and closing dates.',
  simpleResolvers: true,
})
export class SetPeriodsPayload {
  @Field(() => [PeriodSetting], { description: 'All datasets in the quarter as they are now.' })
  settings: readonly PeriodSetting[];

  @Field(() => [Problem], { description: 'Why none was changed. Empty if all were.' })
  problems: readonly Problem[];
}

@ObjectType('CalendarEffect', {
  description: 'The effects of changing due dates, closing dates or obligations. Nothing is saved.',
  simpleResolvers: true,
})
export class CalendarEffect {
  @Field(() => [String], {
    description: 'One sentence for each effect. Empty if nothing visible would change.',
  })
  sentences: readonly string[];

  @Field(() => [Problem], { description: 'Why it cannot be done. Empty if it can.' })
  problems: readonly Problem[];
}

@ObjectType('OwedTime', {
  description: 'Quarters for which an agency owes a dataset, both ends counted.',
  simpleResolvers: true,
})
export class OwedTime {
  @Field(() => QuarterScalar, { description: 'The first quarter.' })
  from: Quarter;

  @Field(() => QuarterScalar, {
    nullable: true,
    description: 'The last quarter. Null if the agency still owes the dataset.',
  })
  until: Quarter | null;
}

@ObjectType('Obligation', {
  description: 'The quarters for which an agency owes a dataset.',
  simpleResolvers: true,
})
export class Obligation {
  @Field(() => ID, { description: 'Made from the agency and the dataset.' })
  id: string;

  @Field(() => Agency)
  agency: Agency;

  @Field(() => Dataset)
  dataset: string;

  @Field(() => [OwedTime], { description: 'Earliest first. Empty if it owes nothing.' })
  times: readonly OwedTime[];

  @Field(() => String, { description: 'The same in words: from Q1 2023/24 on.' })
  text: string;

  @Field(() => Boolean, { description: 'Whether it is owed for the current quarter.' })
  isOwedNow: boolean;

  @Field(() => Int, {
    description:
      'Goes up with every change; 0 if nobody has ever changed it. A change must name the version you saw.',
  })
  version: number;
}

@InputType('OwedTimeInput', {
  description: 'Quarters for which a dataset is owed, both ends counted.',
})
export class OwedTimeInput {
  @Field(() => QuarterScalar, { description: 'The first quarter.' })
  from: Quarter;

  @Field(() => QuarterScalar, {
    nullable: true,
    description: 'The last quarter. Null if the agency still owes the dataset.',
  })
  until?: Quarter | null;
}

@InputType('SetObligationInput', {
  description: 'The quarters for which an agency owes a dataset.',
})
export class SetObligationInput {
  @Field(() => ID, { description: 'The agency by its code.' })
  agency: string;

  @Field(() => Dataset)
  dataset: string;

  @Field(() => [OwedTimeInput], { description: 'All ranges, which replace the current ones.' })
  times: OwedTimeInput[];

  @Field(() => Int, { description: 'The version that you saw.' })
  version: number;
}

@ObjectType('SetObligationPayload', {
  description: 'The result of changing what an agency owes.',
  simpleResolvers: true,
})
export class SetObligationPayload {
  @Field(() => Obligation, {
    nullable: true,
    description: 'The current version, whoever changed it. Null if there is no such agency.',
  })
  obligation: Obligation | null;

  @Field(() => [Problem], { description: 'Why it was not changed. Empty if it was.' })
  problems: readonly Problem[];
}
