import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import { Block } from '#features/pages/block.type.js';
import type { Context } from '#graphql/context.js';

import { Pin } from './my-page.type.js';
import { answerPin } from './pin-block.js';

@Resolver(() => Pin)
export class PinBlockResolver {
  @FieldResolver(() => Block, {
    nullable: true,
    description:
      'The block itself. Null if it no longer exists or cannot be shown: problem says why.',
  })
  async block(@Root() pin: Pin, @Ctx() context: Context): Promise<Block | null> {
    return (await answerPin(pin, context)).block;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it no longer exists or cannot be shown, in a sentence. Null if it is shown.',
  })
  async problem(@Root() pin: Pin, @Ctx() context: Context): Promise<string | null> {
    return (await answerPin(pin, context)).reason;
  }
}
