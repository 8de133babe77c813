import { Ctx, FieldResolver, Resolver } from 'type-graphql';

import { Viewer } from '#features/viewer/viewer.type.js';
import type { Context } from '#graphql/context.js';

import { findOpenSessions } from './session.reader.js';
import { Session, toSession } from './session.type.js';
import { findActiveTokens } from './token.reader.js';
import { Token } from './token.type.js';

@Resolver(() => Viewer)
export class OwnAccessResolver {
  @FieldResolver(() => [Session], {
    description:
      'Your current sessions, most recently used first. Empty without a session, and for a token.',
  })
  async sessions(@Ctx() { database, identity }: Context): Promise<readonly Session[]> {
    const { actor, session } = identity;
    if (actor.personId === null || identity.isByToken) return [];
    return (await findOpenSessions(database, [actor.personId])).map((open) =>
      toSession(open, session?.id ?? null),
    );
  }

  @FieldResolver(() => [Token], {
    description:
      'Your valid tokens, newest first, without their secrets. Empty without a session, and for a token.',
  })
  async tokens(@Ctx() { database, identity }: Context): Promise<readonly Token[]> {
    const { personId } = identity.actor;
    return personId === null || identity.isByToken ? [] : findActiveTokens(database, [personId]);
  }
}
