import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { moderationActs, moderationOutcomes } from '#domain/returns/moderation/decide.js';
import { moderationStages } from '#domain/returns/moderation/stage.js';
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
  'The steps that moderators have taken on a disruption.',
  stepKinds,
);
export const ModerationStage = codeEnum(
  'ModerationStage',
  'How far disruptions are with the panel.',
  moderationStages,
);
const ModerationAct = codeEnum(
  'ModerationAct',
  'The steps that a moderator may take.',
  moderationActs,
);
export const ModerationOutcome = codeEnum(
  'ModerationOutcome',
  'What the panel decides about a claim.',
  moderationOutcomes,
);

@ObjectType('ModerationStep', { description: 'One step that moderators took on a disruption.' })
export class ModerationStep {
  @Field(() => Int, { description: 'Counted from 1 for each disruption.' })
  number: number;

  @Field(() => ModerationStepKind)
  kind: string;

  @Field(() => DateTime)
  at: Date;

  @Field(() => String, { description: "The moderator's post at the time." })
  post: string;

  @Field(() => Impact, {
    nullable: true,
    description: 'The impact proposed or decided. Null for a rejection, or if nothing was graded.',
  })
  impact: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The rationale, the question or the reason. Null if none was given.',
  })
  text: string | null;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: 'The panel that decided, or will decide. Null if none was named.',
  })
  panelOn: string | null;

  @Field(() => Boolean, { description: 'Whether its change to the record was taken back.' })
  isTakenBack: boolean;
}

@ObjectType('ModerationCase', {
  description: 'A disruption as moderators see it, with every step taken on it.',
})
export class ModerationCase {
  @Field(() => ID, { description: 'The lead agency and its own reference: AGENCY:REFERENCE.' })
  id: string;

  @Field(() => Int, {
    description:
      'Goes up with every change to the disruption and every step. A step must name the version you saw.',
  })
  version: number;

  @Field(() => Agency, { description: 'The lead agency, which sent it.' })
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
    description: 'The impact that the panel confirmed. Null unless it is confirmed or regraded.',
  })
  confirmedImpact: string | null;

  @Field(() => DisruptionStatus)
  status: string;

  @Field(() => PlainDateScalar, { nullable: true, description: 'Null if it was not given.' })
  submittedOn: string | null;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: 'The day of the panel that decided. Null until then.',
  })
  decidedOn: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The panel's reason. Null until it decides, or if none was given.",
  })
  rationale: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Days since it was submitted; the panel decides within 28. Null if it is decided or the day was not given.',
  })
  daysWaiting: number | null;

  @Field(() => Boolean, { description: 'Whether it has waited for more than 28 days.' })
  isOverdue: boolean;

  @Field(() => [String], {
    description:
      'What the claim is based on: the results given, in words. Empty if none were given.',
  })
  restsOn: readonly string[];

  @Field(() => DisruptionTarget, { nullable: true, description: 'Null if it was not given.' })
  target: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The group that it was aimed at, by its reference. Null if none was named.',
  })
  ocgReference: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'How it was done, as its agency wrote it. Null if nothing was written.',
  })
  tactic: string | null;

  @Field(() => [Agency], { description: 'Supporting agencies. Empty if none was named.' })
  supportingAgencies: readonly Agency[];

  @Field(() => ModerationStep, {
    nullable: true,
    description: 'The latest proposal for its current version. Null if there is none.',
  })
  proposal: ModerationStep | null;

  @Field(() => ModerationStep, {
    nullable: true,
    description:
      'A question that its agency has not answered by correcting the disruption. Null if there is none.',
  })
  question: ModerationStep | null;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: 'The panel that will decide it. Null if none was named.',
  })
  panelOn: string | null;

  @Field(() => Boolean, {
    description:
      'Whether your agency leads it. If so, a moderator from another agency must propose a decision, which you may then only record.',
  })
  isOwn: boolean;

  @Field(() => [ModerationStep], { description: 'All steps, earliest first.' })
  history: readonly ModerationStep[];
}

export const ModerationCasePage = createConnectionType({
  node: ModerationCase,
  typeName: 'ModerationCase',
  plural: 'disruptions for the panel',
});

@ObjectType('ModerationEffect', {
  description:
    'What a decision would change in the figure for a quarter, for the whole partnership.',
})
export class ModerationEffect {
  @Field(() => MeasureKey)
  measure: string;

  @Field(() => String, { description: 'The name of the measure.' })
  name: string;

  @Field(() => Period)
  period: Period;

  @Field(() => Figure, { description: 'The current figure.' })
  before: Figure;

  @Field(() => Figure, { description: 'The figure after the decision.' })
  after: Figure;
}

@InputType('ModeratedCaseInput', { description: 'A disruption, and the version that you saw.' })
export class ModeratedCaseInput {
  @Field(() => ID, { description: 'AGENCY:REFERENCE.' })
  id: string;

  @Field(() => Int, { description: 'The version of the case that you saw.' })
  version: number;
}

@InputType('ModerationStepInput', { description: 'The step, for one disruption or several.' })
export class ModerationStepInput {
  @Field(() => ModerationAct)
  act: string;

  @Field(() => ModerationOutcome, {
    nullable: true,
    description: 'For PROPOSE and DECIDE: what the panel decides about the claim.',
  })
  outcome?: string | null;

  @Field(() => Impact, { nullable: true, description: 'For REGRADE: the new impact.' })
  impact?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The rationale, the question or the reason, in 5 to 2,000 characters; the lead agency can read it. With AS_PROPOSED, the proposal's own is the default; PUT_OFF needs none.",
  })
  text?: string | null;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description:
      'For DECIDE, the day on which the panel decided; for PUT_OFF, the day of the later panel; for PROPOSE, the day of the panel if known.',
  })
  panelOn?: string | null;
}

@InputType('ModerateDisruptionInput', {
  description: 'The step to take on a disruption, and the version that you saw.',
})
export class ModerateDisruptionInput {
  @Field(() => ID, { description: 'AGENCY:REFERENCE.' })
  id: string;

  @Field(() => Int, { description: 'The version of the case that you saw.' })
  version: number;

  @Field(() => ModerationStepInput, { description: 'The step to take.' })
  step: ModerationStepInput;
}

@InputType('ModerateDisruptionsInput', {
  description: 'The step to take on several disruptions: on all of them or none.',
})
export class ModerateDisruptionsInput {
  @Field(() => [ModeratedCaseInput], { description: '1 to 200 disruptions, each once.' })
  cases: readonly ModeratedCaseInput[];

  @Field(() => ModerationStepInput, { description: 'The step to take on each of them.' })
  step: ModerationStepInput;
}

@ObjectType('ModerateDisruptionPayload', {
  description: 'The result of moderating a disruption.',
  simpleResolvers: true,
})
export class ModerateDisruptionPayload {
  @Field(() => ModerationCase, {
    nullable: true,
    description: 'The case as it is now, moderated or not. Null if there is none.',
  })
  case: ModerationCase | null;

  @Field(() => [Problem], { description: 'Why the step was not taken. Empty if it was.' })
  problems: readonly Problem[];
}

@ObjectType('ModerateDisruptionsPayload', {
  description: 'The result of moderating several disruptions.',
  simpleResolvers: true,
})
export class ModerateDisruptionsPayload {
  @Field(() => [ModerationCase], { description: 'The cases as they are now, moderated or not.' })
  cases: readonly ModerationCase[];

  @Field(() => [Problem], {
    description:
      'Why nothing was done: each problem begins with its disruption. Empty if all steps were taken.',
  })
  problems: readonly Problem[];
}
