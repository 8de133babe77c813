import { Field, Float, ObjectType } from 'type-graphql';

@ObjectType('FunnelLimit', {
  description:
    'Between which figures parts lie by chance that rest on so much, widened as parts differ anyway.',
  simpleResolvers: true,
})
export class FunnelLimit {
  @Field(() => Float, { description: 'People, or cases.' })
  base: number;

  @Field(() => Float, { description: 'In 99.8 of 100 cases.' })
  lower: number;

  @Field(() => Float)
  upper: number;

  @Field(() => Float, { description: 'In 95 of 100 cases.' })
  innerLower: number;

  @Field(() => Float)
  innerUpper: number;
}

@ObjectType('BlockFunnel', {
  description: 'What chance gives, by how much a part rests on.',
  simpleResolvers: true,
})
export class BlockFunnel {
  @Field(() => Float, { description: 'The figure of all parts together.' })
  centre: number;

  @Field(() => String)
  centreText: string;

  @Field(() => [FunnelLimit], { description: 'From the least to the most that a part rests on.' })
  limits: readonly FunnelLimit[];
}
