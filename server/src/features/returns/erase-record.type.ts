import { Field, ID, InputType, ObjectType } from 'type-graphql';

import { Dataset } from '#features/measures/measure.type.js';
import { Problem } from '#graphql/problem.type.js';

@InputType('EraseRecordInput', { description: 'The record to erase, and why.' })
export class EraseRecordInput {
  @Field(() => ID, { description: 'The agency whose record it is, by its code.' })
  agency: string;

  @Field(() => Dataset)
  dataset: string;

  @Field(() => String, {
    description:
      "The agency's own reference, exactly. An organised crime group is erased from every register.",
  })
  reference: string;

  @Field(() => String, {
    description:
      'Why, in 5 to 500 characters. It is kept in the log, so it may not contain the reference.',
  })
  why: string;
}

@ObjectType('EraseRecordPayload', {
  description:
    'The result of erasing a record. Unpublished files of its agency are discarded if their dataset can contain or name it. Send them again.',
  simpleResolvers: true,
})
export class EraseRecordPayload {
  @Field(() => String, {
    nullable: true,
    description: 'Its name in the log: a keyed hash. Null if nothing was erased.',
  })
  loggedAs: string | null;

  @Field(() => Boolean, {
    description:
      "Whether figures count it, without its name, until its agency's next return for the dataset changes them.",
  })
  isCounted: boolean;

  @Field(() => [Problem])
  problems: readonly Problem[];
}
