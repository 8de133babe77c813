import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { Problem } from '#graphql/problem.type.js';
import { JsonScalar } from '#graphql/scalars.js';

import { SavedQuery, SavedViewKind, Sharing } from './saved-query.type.js';

@InputType('SavedVariableInput', { description: 'A variable in the text.' })
export class SavedVariableInput {
  @Field(() => String, { description: 'Its name in the text, without the dollar sign.' })
  name: string;

  @Field(() => String, {
    defaultValue: '',
    description: 'The label shown when its value is asked for, at most 200 characters.',
  })
  label: string;

  @Field(() => JsonScalar, { nullable: true, description: 'Its default value.' })
  default?: unknown;

  @Field(() => Int, {
    nullable: true,
    description:
      'Instead of a default, a moving quarter: how many quarters before the latest closed one.',
  })
  quartersBack?: number | null;
}

@InputType('SavedViewInput', { description: 'The view of the answer.' })
export class SavedViewInput {
  @Field(() => SavedViewKind, { defaultValue: 'AUTO' })
  kind: string;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Other settings of the view: any data up to 10,000 characters.',
  })
  settings?: unknown;
}

@InputType('SaveQueryInput', {
  description: 'The question to save: a new one, or a new version of one.',
})
export class SaveQueryInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The question to save a new version of. Without it, a new question is saved.',
  })
  id?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The latest version that you saw. Leave it out for a new one.',
  })
  version?: number | null;

  @Field(() => String, {
    description: 'One line of 1 to 200 characters; spaces at either end are removed.',
  })
  name: string;

  @Field(() => String, { defaultValue: '', description: 'At most 2,000 characters.' })
  description: string;

  @Field(() => Sharing, {
    nullable: true,
    description: 'Who sees it. By default, only its owner for a new question; otherwise unchanged.',
  })
  sharing?: string | null;

  @Field(() => String, {
    description:
      'The question in GraphQL: one query, at most 50,000 characters. It may use fields that do not exist, but then it cannot be run.',
  })
  text: string;

  @Field(() => [SavedVariableInput], {
    defaultValue: [],
    description: 'Labels and defaults of its variables, where there are any.',
  })
  variables: readonly SavedVariableInput[];

  @Field(() => SavedViewInput, {
    nullable: true,
    description: 'By default, the view that suits the shape of the answer.',
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
      'Its current state. If somebody else saved first, it is their version. Null if it could not be saved for any other reason.',
  })
  savedQuery: SavedQuery | null;

  @Field(() => [Problem], { description: 'Why it was not saved. Empty if it was.' })
  problems: readonly Problem[];
}

@InputType('RestoreQueryVersionInput', { description: 'The version to restore.' })
export class RestoreQueryVersionInput {
  @Field(() => ID, { description: 'The question.' })
  id: string;

  @Field(() => Int, {
    description:
      'The version to restore: its name, text, variables and view. Sharing stays as it is.',
  })
  number: number;

  @Field(() => Int, { description: 'The latest version that you saw.' })
  version: number;
}

@ObjectType('RestoreQueryVersionPayload', {
  description: 'The result of restoring a version.',
  simpleResolvers: true,
})
export class RestoreQueryVersionPayload {
  @Field(() => SavedQuery, {
    nullable: true,
    description: 'The question in its new version. Null if you may not see it.',
  })
  savedQuery: SavedQuery | null;

  @Field(() => [Problem], {
    description: 'Why it was not restored. Empty if it was.',
  })
  problems: readonly Problem[];
}

@InputType('DeleteQueryInput', {
  description: 'The question to delete, and the version that you saw.',
})
export class DeleteQueryInput {
  @Field(() => ID, { description: 'The question.' })
  id: string;

  @Field(() => Int, { description: 'The latest version that you saw.' })
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
