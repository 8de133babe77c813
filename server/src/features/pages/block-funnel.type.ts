import { Field, Float, ObjectType } from 'type-graphql';

@ObjectType('FunnelLimit', {
  description:
    'The range of figures that chance explains for a number of cases, widened by how much parts differ anyway.',
  simpleResolvers: true,
})
export class FunnelLimit {
  @Field(() => Float, { description: 'The number of people or cases.' })
  base: number;

  @Field(() => Float, { description: 'The limit that 99.8 of 100 cases stay within.' })
  lower: number;

  @Field(() => Float)
  upper: number;

  @Field(() => Float, { description: 'The limit that 95 of 100 cases stay within.' })
  innerLower: number;

  @Field(() => Float)
  innerUpper: number;
}

@ObjectType('BlockFunnel', {
  description: 'What chance explains, by number of cases.',
  simpleResolvers: true,
})
export class BlockFunnel {
  @Field(() => Float, { description: 'The figure for all parts together.' })
  centre: number;

  @Field(() => String)
  centreText: string;

  @Field(() => [FunnelLimit], { description: 'In order of the number of cases, fewest first.' })
  limits: readonly FunnelLimit[];
}
