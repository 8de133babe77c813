import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { actionStates } from '#domain/packs/action.js';
import type { PlainDate } from '#domain/plain-date.js';
import { Agency } from '#features/places/agency.type.js';
import { codeEnum } from '#graphql/code-enum.js';
import { Problem } from '#graphql/problem.type.js';
import { PlainDateScalar } from '#graphql/scalars.js';

export const BoardActionState = codeEnum(
  'BoardActionState',
  "The state of a board's action.",
  actionStates,
);

@ObjectType('BoardAction', {
  description: 'An action of a board: what needs doing, by whom and by when.',
  simpleResolvers: true,
})
export class BoardAction {
  @Field(() => ID, {
    description:
      'In a pack that was signed off it has its own id: to change an action, use the current one.',
  })
  id: string;

  @Field(() => String)
  text: string;

  @Field(() => String, {
    description: 'The post and agency responsible, in words. Empty if none is named.',
  })
  owner: string;

  @Field(() => Agency, {
    nullable: true,
    description:
      'The agency responsible, or its successor if it has ended. Null if none is named, and in a pack that was signed off.',
  })
  agency: Agency | null;

  @Field(() => String, {
    description: 'The post responsible. Empty if none is named, and in a pack that was signed off.',
  })
  post: string;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: 'The day by which it must be done. Null if none is set.',
  })
  dueOn: PlainDate | null;

  @Field(() => BoardActionState)
  state: string;

  @Field(() => Boolean, {
    description:
      'Whether it is open after its due day; in a pack that was signed off, whether it was at the time.',
  })
  isOverdue: boolean;

  @Field(() => Int, { description: 'How many packs it has been in, including this one.' })
  age: number;

  @Field(() => String, { description: 'What has been done so far.' })
  notes: string;

  @Field(() => Boolean, {
    description:
      'Whether its owner says that it is done. The board closes it. False in a pack that was signed off.',
  })
  isReportedDone: boolean;

  @Field(() => Int, {
    description:
      'Goes up with every change. A change must name the version you saw. 0 in a pack that was signed off.',
  })
  version: number;

  @Field(() => Boolean, { description: 'Whether you may change it.' })
  canChange: boolean;

  @Field(() => Boolean, {
    description: 'Whether you may add a note: it is open, and your agency is responsible.',
  })
  canNote: boolean;
}

@ObjectType('BoardDecision', {
  description: 'A decision made at the meeting that discussed a pack.',
  simpleResolvers: true,
})
export class BoardDecision {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  text: string;

  @Field(() => PlainDateScalar)
  decidedOn: PlainDate;

  @Field(() => Int, {
    description: 'Goes up with every change. A change must name the version you saw.',
  })
  version: number;

  @Field(() => Boolean, { description: 'Whether you may change it.' })
  canChange: boolean;
}

@InputType('RecordActionInput', {
  description: 'What needs doing, and for an existing action the version that you saw.',
})
export class RecordActionInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The action to change. Without it, a new one is made.',
  })
  id?: string | null;

  @Field(() => Int, { defaultValue: 0, description: 'The version that you saw; 0 for a new one.' })
  version: number;

  @Field(() => ID, {
    nullable: true,
    description: 'For a new action, the place of its board; by default, the force.',
  })
  area?: string | null;

  @Field(() => String, { description: 'What needs doing: at most 500 characters.' })
  text: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The agency responsible, by its code. By default, none.',
  })
  agency?: string | null;

  @Field(() => String, {
    defaultValue: '',
    description: 'The post responsible, not a person: at most 200 characters.',
  })
  post: string;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: 'The day by which it must be done.',
  })
  dueOn?: PlainDate | null;

  @Field(() => BoardActionState, { defaultValue: 'OPEN' })
  state: keyof typeof actionStates;

  @Field(() => String, {
    defaultValue: '',
    description: 'What has been done so far: at most 2,000 characters.',
  })
  notes: string;
}

@ObjectType('RecordActionPayload', {
  description: 'The result of recording an action.',
  simpleResolvers: true,
})
export class RecordActionPayload {
  @Field(() => BoardAction, {
    nullable: true,
    description:
      'The action as it is now, which the next pack will carry. Null if there is none that you may change.',
  })
  action: BoardAction | null;

  @Field(() => [Problem], { description: 'Why it was not recorded. Empty if it was.' })
  problems: readonly Problem[];
}

@InputType('NoteActionInput', {
  description: 'What the agency responsible for an action has done so far.',
})
export class NoteActionInput {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: 'The version that you saw.' })
  version: number;

  @Field(() => String, {
    defaultValue: '',
    description: 'It is added after the existing notes. Needed unless the action is done.',
  })
  note: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether it is done, so that the board can close it.',
  })
  isDone: boolean;
}

@ObjectType('NoteActionPayload', {
  description: 'The result of adding a note to an action.',
  simpleResolvers: true,
})
export class NoteActionPayload {
  @Field(() => BoardAction, {
    nullable: true,
    description:
      'The action as it is now, which the next pack will carry. Null if you have no such action.',
  })
  action: BoardAction | null;

  @Field(() => [Problem], {
    description: 'Why it was not added. Empty if it was.',
  })
  problems: readonly Problem[];
}

@InputType('RecordDecisionInput', {
  description: 'What a board decided, and for an existing decision the version that you saw.',
})
export class RecordDecisionInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The decision to change. Without it, a new one is made.',
  })
  id?: string | null;

  @Field(() => Int, { defaultValue: 0, description: 'The version that you saw; 0 for a new one.' })
  version: number;

  @Field(() => ID, {
    nullable: true,
    description: 'For a new decision, the pack that the board discussed, which must be signed off.',
  })
  pack?: string | null;

  @Field(() => String, { description: 'What was decided: at most 2,000 characters.' })
  text: string;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: 'The day of the decision; by default, today.',
  })
  decidedOn?: PlainDate | null;
}

@ObjectType('RecordDecisionPayload', {
  description: 'The result of recording a decision.',
  simpleResolvers: true,
})
export class RecordDecisionPayload {
  @Field(() => BoardDecision, {
    nullable: true,
    description: 'The decision as it is now. Null if there is none that you may change.',
  })
  decision: BoardDecision | null;

  @Field(() => [Problem], { description: 'Why it was not recorded. Empty if it was.' })
  problems: readonly Problem[];
}
