import { Field, ObjectType } from 'type-graphql';

import { Kpi } from '#features/scorecard/kpi.type.js';

import { Finding } from './finding.type.js';

@ObjectType('TileMove', {
  description: 'How a figure at a glance differs from an earlier quarter.',
  simpleResolvers: true,
})
export class TileMove {
  @Field(() => String, { description: 'Such as "+22 (+5.4%)", or why there is none.' })
  text: string;

  @Field(() => String, {
    description: 'The quarter that it is compared with, such as "on last quarter".',
  })
  on: string;
}

@ObjectType('Tile', { description: 'A figure at a glance.', simpleResolvers: true })
export class Tile {
  @Field(() => Kpi, {
    description: 'The figure. Its attention is its place among all tiles on the page.',
  })
  kpi: Kpi;

  @Field(() => Finding)
  finding: Finding;

  @Field(() => String, {
    description:
      'The numerator and denominator of a share: "1,217 of 1,814". Empty for other figures, and if these are rounded.',
  })
  base: string;

  @Field(() => String, { description: 'Empty if nothing is set.' })
  target: string;

  @Field(() => [TileMove])
  moves: readonly TileMove[];

  @Field(() => [String], {
    description:
      'Why it changed or is off target, and what would meet the target: clauses of at most fifteen words in all. Empty if there is nothing to say.',
  })
  why: readonly string[];
}
