import { Field, ID, InputType, ObjectType } from 'type-graphql';

import { Dataset } from '#features/measures/measure.type.js';
import { Problem } from '#graphql/problem.type.js';

@InputType('EraseRecordInput', { description: 'The record that is to be erased, and why.' })
export class EraseRecordInput {
  @Field(() => ID, { description: 'The agency whose record it is, by its code.' })
  agency: string;

  @Field(() => Dataset)
  dataset: string;

  @Field(() => String, {
    description:
      "The agency's own reference, to the letter. Of organised crime groups it is erased from every register.",
  })
  reference: string;

  @Field(() => String, {
    description:
      'Why, in 5 to 500 characters. It is kept in the log, so it may not hold the reference.',
  })
  why: string;
}

@ObjectType('EraseRecordPayload', {
  description:
    'The result of erasing a record. Files of its agency that wait to be published are discarded where their dataset can hold or name it: send them again.',
  simpleResolvers: true,
})
export class EraseRecordPayload {
  @Field(() => String, {
    nullable: true,
    description: 'What the log calls it: a keyed hash. Null where nothing was erased.',
  })
  loggedAs: string | null;

  @Field(() => Boolean, {
    description:
      'Whether figures count it, without its name, until the next return of its agency and dataset changes them.',
  })
  isCounted: boolean;

  @Field(() => [Problem])
  problems: readonly Problem[];
}
