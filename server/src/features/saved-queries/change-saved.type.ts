import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { Problem } from '#graphql/problem.type.js';
import { JsonScalar } from '#graphql/scalars.js';

import { SavedQuery, SavedViewKind, Sharing } from './saved-query.type.js';

@InputType('SavedVariableInput', { description: 'A variable of the text.' })
export class SavedVariableInput {
  @Field(() => String, { description: 'Its name in the text, without the dollar.' })
  name: string;

  @Field(() => String, {
    defaultValue: '',
    description: 'What it is asked for by, at most 200 characters.',
  })
  label: string;

  @Field(() => JsonScalar, { nullable: true, description: 'Its default value.' })
  default?: unknown;

  @Field(() => Int, {
    nullable: true,
    description: 'Instead of a default: so many quarters before the latest closed one.',
  })
  quartersBack?: number | null;
}

@InputType('SavedViewInput', { description: 'How the answer is best seen.' })
export class SavedViewInput {
  @Field(() => SavedViewKind, { defaultValue: 'AUTO' })
  kind: string;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'What else is chosen of it: any data of at most 10,000 characters.',
  })
  settings?: unknown;
}

@InputType('SaveQueryInput', {
  description: 'What is to be saved: a new question, or another version of one.',
})
export class SaveQueryInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The question that it is a version of. Without it a new one is saved.',
  })
  id?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The latest version that was seen of it. Left out for a new one.',
  })
  version?: number | null;

  @Field(() => String, {
    description: 'One line of 1 to 200 characters; spaces at its ends are left out.',
  })
  name: string;

  @Field(() => String, { defaultValue: '', description: 'At most 2,000 characters.' })
  description: string;

  @Field(() => Sharing, {
    nullable: true,
    description: 'Who sees it: only its owner unless given, or as it is.',
  })
  sharing?: string | null;

  @Field(() => String, {
    description:
      'The question in GraphQL: one query, at most 50,000 characters. It may use what is not there.',
  })
  text: string;

  @Field(() => [SavedVariableInput], {
    defaultValue: [],
    description: 'Labels and defaults, for those of its variables that have any.',
  })
  variables: readonly SavedVariableInput[];

  @Field(() => SavedViewInput, {
    nullable: true,
    description: 'As its shape suggests unless given.',
  })
  view?: SavedViewInput | null;
}

@ObjectType('SaveQueryPayload', {
  description: 'The result of saving a question.',
  simpleResolvers: true,
})
export class SaveQueryPayload {
  @Field(() => SavedQuery, {
    nullable: true,
    description:
      'Its current state. If somebody else saved first, it is their version. Null if it was not saved for another reason.',
  })
  savedQuery: SavedQuery | null;

  @Field(() => [Problem], { description: 'Why it was not saved. Empty if it was.' })
  problems: readonly Problem[];
}

@InputType('RestoreQueryVersionInput', { description: 'Which version to bring back.' })
export class RestoreQueryVersionInput {
  @Field(() => ID, { description: 'The question.' })
  id: string;

  @Field(() => Int, {
    description:
      'The version that is brought back: its name, text, variables and view. Who sees it stays.',
  })
  number: number;

  @Field(() => Int, { description: 'The latest version that was seen.' })
  version: number;
}

@ObjectType('RestoreQueryVersionPayload', {
  description: 'The result of bringing a version back.',
  simpleResolvers: true,
})
export class RestoreQueryVersionPayload {
  @Field(() => SavedQuery, {
    nullable: true,
    description: 'As it is now, in a new version. Null if you may not see it.',
  })
  savedQuery: SavedQuery | null;

  @Field(() => [Problem], {
    description: 'Why it was not brought back. Empty if it was.',
  })
  problems: readonly Problem[];
}

@InputType('DeleteQueryInput', { description: 'The question to delete, as it was seen.' })
export class DeleteQueryInput {
  @Field(() => ID, { description: 'The question.' })
  id: string;

  @Field(() => Int, { description: 'The latest version that was seen.' })
  version: number;
}

@ObjectType('DeleteQueryPayload', {
  description: 'The result of deleting a question.',
  simpleResolvers: true,
})
export class DeleteQueryPayload {
  @Field(() => ID, {
    nullable: true,
    description: 'The question that was deleted. Null if there are problems.',
  })
  deleted: string | null;

  @Field(() => [Problem], { description: 'Why it was not deleted. Empty if it was.' })
  problems: readonly Problem[];
}

@InputType('TakeOverQueryInput', { description: 'The question whose owner has left.' })
export class TakeOverQueryInput {
  @Field(() => ID, { description: 'The question.' })
  id: string;
}

@ObjectType('TakeOverQueryPayload', {
  description: 'The result of taking a question over.',
  simpleResolvers: true,
})
export class TakeOverQueryPayload {
  @Field(() => SavedQuery, {
    nullable: true,
    description: 'Its current state. Null if you may not see it.',
  })
  savedQuery: SavedQuery | null;

  @Field(() => [Problem], {
    description: 'Why it was not taken over. Empty if it was.',
  })
  problems: readonly Problem[];
}
