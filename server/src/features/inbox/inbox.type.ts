import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { readInboxMessage } from '#domain/inbox/inbox-message.js';
import { createConnectionType } from '#graphql/connection.js';
import { Problem } from '#graphql/problem.type.js';
import { DateTime } from '#graphql/scalars.js';

import type { InboxRecord } from './inbox.reader.js';

@ObjectType('InboxItem', { description: 'Something that you were told.', simpleResolvers: true })
export class InboxItem {
  @Field(() => ID)
  id: string;

  @Field(() => DateTime)
  at: Date;

  @Field(() => Boolean, { description: 'Whether you have not marked it as read.' })
  isNew: boolean;

  @Field(() => String)
  title: string;

  @Field(() => String, { description: 'What happened, in a sentence or two. It holds no figure.' })
  body: string;

  @Field(() => String, {
    nullable: true,
    description: 'The address of the page that shows it, made for you. Null if there is none.',
  })
  link: string | null;
}

export const InboxPage = createConnectionType({
  node: InboxItem,
  typeName: 'InboxItem',
  plural: 'things that you were told',
});

@InputType('MarkInboxReadInput', { description: 'What you have read.' })
export class MarkInboxReadInput {
  @Field(() => [ID], { nullable: true, description: 'Only these. All of it unless given.' })
  ids?: readonly string[] | null;
}

@ObjectType('MarkInboxReadPayload', {
  description: 'The result of marking things as read.',
  simpleResolvers: true,
})
export class MarkInboxReadPayload {
  @Field(() => Int, { description: 'How much is new still.' })
  newInboxItems: number;

  @Field(() => [Problem], {
    description: 'Why it was not marked. Empty if it was.',
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
