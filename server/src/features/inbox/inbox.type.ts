import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { readInboxMessage } from '#domain/inbox/inbox-message.js';
import { createConnectionType } from '#graphql/connection.js';
import { Problem } from '#graphql/problem.type.js';
import { DateTime } from '#graphql/scalars.js';

import type { InboxRecord } from './inbox.reader.js';

@ObjectType('InboxItem', { description: 'A message to you.', simpleResolvers: true })
export class InboxItem {
  @Field(() => ID)
  id: string;

  @Field(() => DateTime)
  at: Date;

  @Field(() => Boolean, { description: 'Whether it is unread.' })
  isNew: boolean;

  @Field(() => String)
  title: string;

  @Field(() => String, {
    description: 'What happened, in a sentence or two. It contains no figures.',
  })
  body: string;

  @Field(() => String, {
    nullable: true,
    description: 'The address of the page that shows it. Null if there is none.',
  })
  link: string | null;
}

export const InboxPage = createConnectionType({
  node: InboxItem,
  typeName: 'InboxItem',
  plural: 'messages',
});

@InputType('MarkInboxReadInput', { description: 'The messages that you have read.' })
export class MarkInboxReadInput {
  @Field(() => [ID], {
    nullable: true,
    description: 'Only these messages; by default, all of them.',
  })
  ids?: readonly string[] | null;
}

@ObjectType('MarkInboxReadPayload', {
  description: 'The result of marking messages as read.',
  simpleResolvers: true,
})
export class MarkInboxReadPayload {
  @Field(() => Int, { description: 'How many messages are still unread.' })
  newInboxItems: number;

  @Field(() => [Problem], {
    description: 'Why they were not marked. Empty if they were.',
  })
  problems: readonly Problem[];
}

/**
 * A message as its recipient may read it today.
 *
 * @param access their access to figures
 */
export function toInboxItem(
  { id, at, readAt, title, link, ...record }: InboxRecord,
  access: string,
): InboxItem {
  return { id, at, isNew: readAt === null, title, body: readInboxMessage(record, access), link };
}
