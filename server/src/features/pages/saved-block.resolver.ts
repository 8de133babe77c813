import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import { toGiven } from '#domain/saved-queries/to-given.js';
import { SavedQuery } from '#features/saved-queries/saved-query.type.js';
import { refuseBlockOf } from '#features/saved-queries/saved-text.type.js';
import type { Context } from '#graphql/context.js';
import { badInput } from '#graphql/errors.js';
import { JsonScalar } from '#graphql/scalars.js';

import { Block } from './block.type.js';
import { answerSavedBlock } from './saved-block.type.js';
import { Scope } from './scope.type.js';

@Resolver(() => SavedQuery)
export class SavedBlockResolver {
  @FieldResolver(() => Block, {
    nullable: true,
    description:
      'Its answer as a block of a page, for the viewer. Null unless it is one question for figures that can be run today.',
  })
  async block(
    @Root() { record }: SavedQuery,
    @Arg('scope', () => Scope, {
      nullable: true,
      description: 'The scope of the page around it: it fills variables with the same names.',
    })
    scope: Scope | null | undefined,
    @Arg('variables', () => JsonScalar, {
      nullable: true,
      description: 'Values of its variables by name. They take precedence over everything else.',
    })
    variables: unknown,
    @Ctx() context: Context,
  ): Promise<Block | null> {
    if (refuseBlockOf(record, context) !== null) return null;
    const { block, reason } = await answerSavedBlock(
      { saved: record, given: toGiven(variables, scope ?? {}) },
      context,
    );
    if (reason !== null) throw badInput(reason);
    return block;
  }
}
