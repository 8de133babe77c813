import { Field, Float, ID, Int, ObjectType } from 'type-graphql';

import type { Measure } from '#domain/measures/measure.js';
import { formatAim, type Target as Stored } from '#domain/targets/target.js';

@ObjectType('Target', {
  description:
    'The target for a measure in one quarter: a value with a tolerance, or a band. All numbers are in the unit of the measure.',
  simpleResolvers: true,
})
export class Target {
  @Field(() => ID)
  id: string;

  @Field(() => Float, { nullable: true, description: 'Null for a band.' })
  value: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Lower edge of a band, inclusive. Null for a value.',
  })
  lower: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Upper edge of a band, inclusive. Null for a value.',
  })
  upper: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'How far a figure may miss the value, or the nearer edge of the band, and still be near it. Null means the default: 5 points for a percentage, otherwise 5% of the edge that is missed.',
  })
  tolerance: number | null;

  @Field(() => String, {
    description: 'As written, such as 660, 8% or less, or −1.25% to 1.25%.',
  })
  text: string;

  @Field(() => Int, {
    description: 'Goes up with every change. A change must name the version you saw.',
  })
  version: number;
}

export function toTarget(
  { id, aim, tolerance, version }: Stored,
  measure: Pick<Measure, 'unit' | 'direction'>,
): Target {
  const edges =
    'value' in aim ? { value: aim.value, lower: null, upper: null } : { value: null, ...aim };
  return { id, version, ...edges, tolerance, text: formatAim(measure, aim) };
}
