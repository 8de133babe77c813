import { Arg, FieldResolver, Resolver, Root } from 'type-graphql';

import { Change, Comparison } from './change.type.js';
import { Figure } from './figure.type.js';

@Resolver(() => Figure)
export class FigureResolver {
  @FieldResolver(() => Change, {
    nullable: true,
    description:
      'How it differs from the same figure for an earlier period. Null for the earlier figure of a change.',
  })
  change(
    @Root() { changes }: Figure,
    @Arg('to', () => Comparison, { description: 'Which earlier period.' }) to: string,
  ): unknown {
    return changes?.get(to) ?? null;
  }
}
