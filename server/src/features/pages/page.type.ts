import { Field, ID, Int, ObjectType } from 'type-graphql';

import { pages } from '#domain/pages/declared/catalogue.js';
import { Period } from '#features/periods/period.type.js';
import { Marking } from '#features/viewer/marking.type.js';
import { codeEnum } from '#graphql/code-enum.js';
import { DateTime } from '#graphql/scalars.js';

import { Block } from './block.type.js';

export const PageKey = codeEnum(
  'PageKey',
  'A page that is built in.',
  Object.fromEntries(Object.entries(pages).map(([key, { name }]) => [key, `${name}.`])),
);

@ObjectType('Page', {
  description: 'Blocks in their order under one scope, with a title that is itself a finding.',
  simpleResolvers: true,
})
export class Page {
  @Field(() => ID, {
    description: 'Made of the question, the data version, what is set and what the viewer may see.',
  })
  id: string;

  @Field(() => String, { description: 'Its name in the menu.' })
  name: string;

  @Field(() => String, { description: 'The most important point, in at most twenty words.' })
  title: string;

  @Field(() => String, {
    description:
      'What else its tiles find, a sentence each. Empty if each block says what it finds.',
  })
  detail: string;

  @Field(() => String, {
    description: 'For what, how settled, and whose returns are missing: true of all blocks.',
  })
  subtitle: string;

  @Field(() => String, {
    nullable: true,
    description:
      'How what others sent is protected from the viewer, in a sentence or two. Null if nothing of it is.',
  })
  protection: string | null;

  @Field(() => [String], {
    description: 'Why blocks without figures for this question are left out, one sentence each.',
  })
  notes: readonly string[];

  @Field(() => Period)
  period: Period;

  @Field(() => [Block])
  blocks: readonly Block[];

  @Field(() => Int, { description: 'Rises with every publish of an agency.' })
  dataVersion: number;

  @Field(() => DateTime, { description: 'When it was read.' })
  asOf: Date;

  @Field(() => Marking, {
    description:
      'Its protective marking: that of what the viewer may see, or OFFICIAL where all partners see the same.',
  })
  marking: string;
}
