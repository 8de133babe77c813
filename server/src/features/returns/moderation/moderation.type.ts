import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { moderationActs, moderationOutcomes } from '#domain/returns/moderation/decide.js';
import { stepKinds } from '#domain/returns/moderation/step.js';
import { Figure } from '#features/figures/figure.type.js';
import { MeasureKey } from '#features/measures/measure.type.js';
import { Period } from '#features/periods/period.type.js';
import { Agency } from '#features/places/agency.type.js';
import { DisruptionStatus } from '#features/records/list.type.js';
import { CrimeType, DisruptionTarget, Impact } from '#features/subjects/lists.type.js';
import { Objective } from '#features/subjects/subject.type.js';
import { codeEnum } from '#graphql/code-enum.js';
import { createConnectionType } from '#graphql/connection.js';
import { Problem } from '#graphql/problem.type.js';
import { DateTime, PlainDateScalar } from '#graphql/scalars.js';

const ModerationStepKind = codeEnum(
  'ModerationStepKind',
  'What moderators did with a disruption.',
  stepKinds,
);
const ModerationAct = codeEnum('ModerationAct', 'What a moderator may want to do.', moderationActs);
export const ModerationOutcome = codeEnum(
  'ModerationOutcome',
  'What the panel makes of a claim.',
  moderationOutcomes,
);

@ObjectType('ModerationStep', { description: 'One thing that moderators did with a disruption.' })
export class ModerationStep {
  @Field(() => Int, { description: 'Counted from 1 for each disruption.' })
  number: number;

  @Field(() => ModerationStepKind)
  kind: string;

  @Field(() => DateTime)
  at: Date;

  @Field(() => String, { description: 'The post of whoever did it, as it was then.' })
  post: string;

  @Field(() => Impact, {
    nullable: true,
    description:
      'What was proposed or decided. Null for a rejection, and where nothing was graded.',
  })
  impact: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The rationale, the question or the reason. Null where none was given.',
  })
  text: string | null;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: 'The panel that decided, or that it is put to. Null where none was named.',
  })
  panelOn: string | null;

  @Field(() => Boolean, { description: 'Whether what it wrote into the record was taken back.' })
  isTakenBack: boolean;
}

@ObjectType('ModerationCase', {
  description: 'A disruption as moderators meet it, with all that they did with it.',
})
export class ModerationCase {
  @Field(() => ID, { description: 'The lead agency and its own reference: AGENCY:REFERENCE.' })
  id: string;

  @Field(() => Int, {
    description:
      'Rises with every change of the disruption and every step. A step names the version that was seen.',
  })
  version: number;

  @Field(() => Agency, { description: 'The lead agency, who sent it.' })
  agency: Agency;

  @Field(() => String, { description: 'The lead agency’s own reference.' })
  reference: string;

  @Field(() => Period, { description: 'The quarter of the act.' })
  period: Period;

  @Field(() => PlainDateScalar, { description: 'The day of the act.' })
  occurredOn: string;

  @Field(() => Objective)
  objective: string;

  @Field(() => CrimeType)
  crimeType: string;

  @Field(() => String, { description: 'The name of the place that it is coded to.' })
  place: string;

  @Field(() => Int, { description: 'How many disruptions it stands for, 1 or more.' })
  quantity: number;

  @Field(() => Impact)
  claimedImpact: string;

  @Field(() => Impact, {
    nullable: true,
    description: 'What the panel made of it. Null unless it is confirmed or regraded.',
  })
  confirmedImpact: string | null;

  @Field(() => DisruptionStatus)
  status: string;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Null where it was not said.' })
  submittedOn: string | null;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: 'The day of the panel that decided. Null until one does.',
  })
  decidedOn: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why the panel decided so. Null until it does, and where nobody said.',
  })
  rationale: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Days since it was submitted; the panel decides within 28. Null where it is decided or no day was said.',
  })
  daysWaiting: number | null;

  @Field(() => Boolean, { description: 'Whether it waits for more than 28 days.' })
  isOverdue: boolean;

  @Field(() => [String], {
    description:
      'What the claim rests on: the results that were said, in words. Empty where none was.',
  })
  restsOn: readonly string[];

  @Field(() => DisruptionTarget, { nullable: true, description: 'Null where it was not said.' })
  target: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The group that it was aimed at, by its reference. Null where none was named.',
  })
  ocgReference: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'How it was done, as its agency wrote it. Null where nothing was said.',
  })
  tactic: string | null;

  @Field(() => [Agency], { description: 'Agencies that helped. Empty where none was named.' })
  supportingAgencies: readonly Agency[];

  @Field(() => ModerationStep, {
    nullable: true,
    description: 'The last proposal about it as it stands. Null where there is none.',
  })
  proposal: ModerationStep | null;

  @Field(() => ModerationStep, {
    nullable: true,
    description:
      'What its agency was asked, and has not answered by correcting it. Null where there is nothing.',
  })
  question: ModerationStep | null;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: 'The panel that it is put to. Null where none was named.',
  })
  panelOn: string | null;

  @Field(() => Boolean, {
    description:
      'Whether your agency leads it: then a moderator of another agency must propose, and you may put down that alone.',
  })
  isOwn: boolean;

  @Field(() => [ModerationStep], { description: 'All steps, the first first.' })
  history: readonly ModerationStep[];
}

export const ModerationCasePage = createConnectionType({
  node: ModerationCase,
  typeName: 'ModerationCase',
  plural: 'disruptions that wait for the panel',
});

@ObjectType('ModerationEffect', {
  description: 'What a decision would make of the figure of a quarter, over the whole partnership.',
})
export class ModerationEffect {
  @Field(() => MeasureKey)
  measure: string;

  @Field(() => String, { description: 'The name of the measure.' })
  name: string;

  @Field(() => Period)
  period: Period;

  @Field(() => Figure, { description: 'As it stands.' })
  before: Figure;

  @Field(() => Figure, { description: 'As it would stand.' })
  after: Figure;
}

@InputType('ModeratedCaseInput', { description: 'A disruption, and how it was seen.' })
export class ModeratedCaseInput {
  @Field(() => ID, { description: 'AGENCY:REFERENCE.' })
  id: string;

  @Field(() => Int, { description: 'The version of the case that was seen.' })
  version: number;
}

@InputType('ModerationStepInput', { description: 'What is to be done, whatever it is done with.' })
export class ModerationStepInput {
  @Field(() => ModerationAct)
  act: string;

  @Field(() => ModerationOutcome, {
    nullable: true,
    description: 'For PROPOSE and DECIDE: what the panel makes of the claim.',
  })
  outcome?: string | null;

  @Field(() => Impact, { nullable: true, description: 'For REGRADE: the impact that it is given.' })
  impact?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The rationale, the question or the reason, in 5 to 2,000 characters; the lead agency is told it. With AS_PROPOSED that of the proposal unless given; PUT_OFF needs none.',
  })
  text?: string | null;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description:
      'For DECIDE the day on which the panel decided; for PUT_OFF the panel that it is put to, and for PROPOSE where it is known.',
  })
  panelOn?: string | null;
}

@InputType('ModerateDisruptionInput', {
  description: 'What is done with a disruption, and which version was seen.',
})
export class ModerateDisruptionInput {
  @Field(() => ID, { description: 'AGENCY:REFERENCE.' })
  id: string;

  @Field(() => Int, { description: 'The version of the case that was seen.' })
  version: number;

  @Field(() => ModerationStepInput, { description: 'What is done with it.' })
  step: ModerationStepInput;
}

@InputType('ModerateDisruptionsInput', {
  description: 'What is done with several disruptions, with all of them or with none.',
})
export class ModerateDisruptionsInput {
  @Field(() => [ModeratedCaseInput], { description: '1 to 200 disruptions, each once.' })
  cases: readonly ModeratedCaseInput[];

  @Field(() => ModerationStepInput, { description: 'What is done with each of them.' })
  step: ModerationStepInput;
}

@ObjectType('ModerateDisruptionPayload', {
  description: 'The result of moderating a disruption.',
  simpleResolvers: true,
})
export class ModerateDisruptionPayload {
  @Field(() => ModerationCase, {
    nullable: true,
    description: 'It as it is now, moderated or not. Null where there is none.',
  })
  case: ModerationCase | null;

  @Field(() => [Problem], { description: 'Why it was not done. Empty if it was.' })
  problems: readonly Problem[];
}

@ObjectType('ModerateDisruptionsPayload', {
  description: 'The result of moderating several disruptions.',
  simpleResolvers: true,
})
export class ModerateDisruptionsPayload {
  @Field(() => [ModerationCase], { description: 'They as they are now, moderated or not.' })
  cases: readonly ModerationCase[];

  @Field(() => [Problem], {
    description:
      'Why any of it was not done, each problem beginning with its disruption. Empty if all was.',
  })
  problems: readonly Problem[];
}
