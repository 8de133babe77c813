import { Field, ID, Int, ObjectType } from 'type-graphql';

import { pages } from '#domain/pages/declared/catalogue.js';
import { Period } from '#features/periods/period.type.js';
import { Marking } from '#features/viewer/marking.type.js';
import { codeEnum } from '#graphql/code-enum.js';
import { DateTime } from '#graphql/scalars.js';

import { Block } from './block.type.js';

export const PageKey = codeEnum(
  'PageKey',
  'A built-in page.',
  Object.fromEntries(Object.entries(pages).map(([key, { name }]) => [key, `${name}.`])),
);

@ObjectType('Page', {
  description: 'Blocks in order under one scope, with a title that is itself a finding.',
  simpleResolvers: true,
})
export class Page {
  @Field(() => ID, {
    description:
      'Made from the question, the data version, the targets set and what the viewer may see.',
  })
  id: string;

  @Field(() => String, { description: 'Its name in the menu.' })
  name: string;

  @Field(() => String, { description: 'The most important point, in at most twenty words.' })
  title: string;

  @Field(() => String, {
    description:
      'Other findings from its tiles, one sentence each. Empty if each block states its own finding.',
  })
  detail: string;

  @Field(() => String, {
    description:
      'What all blocks have in common: what they cover, how final it is, and whose returns are missing.',
  })
  subtitle: string;

  @Field(() => String, {
    nullable: true,
    description:
      "How other agencies' figures are protected from the viewer, in a sentence or two. Null if none are.",
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

  @Field(() => Int, { description: 'Goes up with every publication.' })
  dataVersion: number;

  @Field(() => DateTime, { description: 'When the data was read.' })
  asOf: Date;

  @Field(() => Marking, {
    description:
      'Its protective marking: that of what the viewer may see, or OFFICIAL where all partners see the same.',
  })
  marking: string;
}
