import { Field, ID, ObjectType } from 'type-graphql';

import { DateTime } from '#graphql/scalars.js';

import type { OpenSession } from './session.reader.js';

@ObjectType('Session', {
  description: 'A browser in which somebody is signed in.',
  simpleResolvers: true,
})
export class Session {
  @Field(() => ID)
  id: string;

  @Field(() => DateTime, { description: 'When they signed in.' })
  createdAt: Date;

  @Field(() => DateTime, { description: 'The last request, to the minute.' })
  lastSeenAt: Date;

  @Field(() => Boolean, { description: 'Whether this request comes from it.' })
  isCurrent: boolean;
}

/**
 * A session as its person sees it.
 * @param ownSession the session of the request; null without one
 */
export function toSession(
  { id, createdAt, lastSeenAt }: OpenSession,
  ownSession: string | null,
): Session {
  return { id, createdAt, lastSeenAt, isCurrent: id === ownSession };
}
