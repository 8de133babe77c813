import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';

import { toAsker } from '#domain/ownership/asker.js';
import { describeSaver, nameSaver } from '#domain/ownership/naming.js';
import { isFrozen } from '#domain/packs/pack.js';
import { canReadText } from '#domain/packs/rights.js';
import { writingSince } from '#domain/packs/writing.js';
import { findTexts, readingPacks } from '#features/packs/pack.reader.js';
import { BoardPack } from '#features/packs/pack.type.js';
import { toProblems } from '#graphql/change-owned.js';
import type { Context } from '#graphql/context.js';
import { Problem } from '#graphql/problem.type.js';

import { logWriting } from './log-writing.js';
import { findWriting } from './writing.reader.js';

@ObjectType('PackWriting', {
  description: 'Somebody else who is writing a text of a pack now.',
  simpleResolvers: true,
})
export class PackWriting {
  @Field(() => ID, { description: 'The text.' })
  text: string;

  @Field(() => String, {
    description: 'Who it is: their post if you may know it, otherwise only their agency.',
  })
  who: string;
}

@InputType('TellWritingInput', { description: 'The text that you are writing.' })
export class TellWritingInput {
  @Field(() => ID)
  id: string;
}

@ObjectType('TellWritingPayload', {
  description: 'The result of telling others that you are writing.',
  simpleResolvers: true,
})
export class TellWritingPayload {
  @Field(() => [Problem], {
    description: 'Why others were not told. Empty if they were.',
  })
  problems: readonly Problem[];
}

@Resolver(() => BoardPack)
export class PackWritingResolver {
  @FieldResolver(() => [PackWriting], {
    description: 'Who else is writing its texts now. Empty for a signed pack.',
  })
  async writing(
    @Root() { record: pack }: BoardPack,
    @Ctx() context: Context,
  ): Promise<readonly PackWriting[]> {
    const { database, clock, viewer, identity, referenceData } = context;
    if (isFrozen(pack)) return [];
    const reading = readingPacks(database);
    const writing = await findWriting(reading, {
      packId: pack.id,
      since: writingSince(clock.now()),
    });
    const others = writing.filter(({ person }) => person.id !== viewer.personId);
    if (others.length === 0) return [];
    const readable = (await findTexts(reading, pack.id)).filter((text) =>
      canReadText(viewer, { text, pack }, referenceData),
    );
    const asker = toAsker(identity, referenceData);
    return others
      .filter(({ textId }) => readable.some(({ id }) => id === textId))
      .map(({ textId, person }) => ({
        text: textId,
        who: describeSaver(nameSaver(person, asker, referenceData.agencies)),
      }));
  }

  @Mutation(() => TellWritingPayload, {
    description:
      'Tells others that you are writing a text. This lapses within a minute: send it again while you write.',
  })
  async tellWriting(
    @Arg('input', () => TellWritingInput, { description: 'Which text.' }) { id }: TellWritingInput,
    @Ctx() context: Context,
  ): Promise<TellWritingPayload> {
    return { problems: await toProblems(await logWriting(context, id), context) };
  }
}
