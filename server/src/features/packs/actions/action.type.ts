import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { actionStates } from '#domain/packs/action.js';
import type { PlainDate } from '#domain/plain-date.js';
import { Agency } from '#features/places/agency.type.js';
import { codeEnum } from '#graphql/code-enum.js';
import { Problem } from '#graphql/problem.type.js';
import { PlainDateScalar } from '#graphql/scalars.js';

export const BoardActionState = codeEnum(
  'BoardActionState',
  'The state of an action of a board.',
  actionStates,
);

@ObjectType('BoardAction', {
  description: 'An action of a board: what needs doing, by whom and by when.',
  simpleResolvers: true,
})
export class BoardAction {
  @Field(() => ID, {
    description:
      'In a pack that was signed off, one of its own: what is changed is the action as it is now.',
  })
  id: string;

  @Field(() => String)
  text: string;

  @Field(() => String, {
    description: 'The post and the agency that do it, in words. Empty if none is named.',
  })
  owner: string;

  @Field(() => Agency, {
    nullable: true,
    description:
      'The agency that does it; of one that ended its successor. Null if none is named, and in a pack that was signed off.',
  })
  agency: Agency | null;

  @Field(() => String, {
    description:
      'The post that does it. Empty if none is named, and in a pack that was signed off.',
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
      'Whether it is open after its day; in a pack that was signed off, whether it was then.',
  })
  isOverdue: boolean;

  @Field(() => Int, { description: 'In how many packs it has stood, this one counted.' })
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
      'Rises with each change, which says which it saw. 0 in a pack that was signed off.',
  })
  version: number;

  @Field(() => Boolean, { description: 'Whether you may change it.' })
  canChange: boolean;

  @Field(() => Boolean, {
    description: 'Whether you may add a note: it is open, and your agency does it.',
  })
  canNote: boolean;
}

@ObjectType('BoardDecision', {
  description: 'A decision of the meeting that a pack lay before.',
  simpleResolvers: true,
})
export class BoardDecision {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  text: string;

  @Field(() => PlainDateScalar)
  decidedOn: PlainDate;

  @Field(() => Int, { description: 'Rises with each change, which says which it saw.' })
  version: number;

  @Field(() => Boolean, { description: 'Whether you may change it.' })
  canChange: boolean;
}

@InputType('RecordActionInput', {
  description: 'What needs doing; of an action that is there, as it was seen.',
})
export class RecordActionInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The action that is changed. A new one unless given.',
  })
  id?: string | null;

  @Field(() => Int, { defaultValue: 0, description: 'The version that was seen; 0 for a new one.' })
  version: number;

  @Field(() => ID, {
    nullable: true,
    description: 'Of a new one: of which board, by its place; the force unless given.',
  })
  area?: string | null;

  @Field(() => String, { description: 'What needs doing: at most 500 characters.' })
  text: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The agency that does it, by its code. None unless given.',
  })
  agency?: string | null;

  @Field(() => String, {
    defaultValue: '',
    description: 'The post that does it, not a person: at most 200 characters.',
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
      'The action as it is now, by the next pack that is signed. Null if there is none that you may change.',
  })
  action: BoardAction | null;

  @Field(() => [Problem], { description: 'Why it was not recorded. Empty if it was.' })
  problems: readonly Problem[];
}

@InputType('NoteActionInput', {
  description: 'What the agency that does an action has done so far.',
})
export class NoteActionInput {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: 'The version that you saw.' })
  version: number;

  @Field(() => String, {
    defaultValue: '',
    description: 'It is put after the notes that are there. Needed unless it is done.',
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
      'The action as it is now, by the next pack that is signed. Null if there is none that is yours.',
  })
  action: BoardAction | null;

  @Field(() => [Problem], {
    description: 'Why it was not added. Empty if it was.',
  })
  problems: readonly Problem[];
}

@InputType('RecordDecisionInput', {
  description: 'What a board decided; of a decision that is there, as it was seen.',
})
export class RecordDecisionInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The decision that is changed. A new one unless given.',
  })
  id?: string | null;

  @Field(() => Int, { defaultValue: 0, description: 'The version that was seen; 0 for a new one.' })
  version: number;

  @Field(() => ID, {
    nullable: true,
    description: 'Of a new one: the pack that lay before the board, which was signed off.',
  })
  pack?: string | null;

  @Field(() => String, { description: 'What was decided: at most 2,000 characters.' })
  text: string;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: 'On which day; today unless given.',
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
