import { Field, ID, Int, ObjectType } from 'type-graphql';

import { type Asker, toAsker } from '#domain/ownership/asker.js';
import { findKeeper, hasLeft, isOwn } from '#domain/ownership/owned.js';
import {
  canChangeSubscription,
  canLeaveSubscription,
  canTakeOverSubscription,
  doesReceive,
} from '#domain/ownership/subscription.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { Colleague, toColleague } from '#features/people/colleague.type.js';
import { readingPeople } from '#features/people/colleagues.reader.js';
import type { FoundPerson } from '#features/people/found-person.reader.js';
import { Agency, toAgency } from '#features/places/agency.type.js';
import type { SavedQuery } from '#features/saved-queries/saved-query.type.js';
import { findSeenQuestions } from '#features/saved-queries/seen-questions.type.js';
import type { SubscriptionRecord } from '#graphql/change-subscription.js';
import type { Context } from '#graphql/context.js';
import { DateTime } from '#graphql/scalars.js';

/** The fields that schedules and alerts share: owner, recipients, and what the caller may do. */
@ObjectType({ simpleResolvers: true })
export abstract class Subscription {
  @Field(() => ID)
  id: string;

  @Field(() => Int, {
    description: 'Goes up with every change. A change must name the version you saw.',
  })
  version: number;

  @Field(() => String)
  title: string;

  @Field(() => [Colleague], { description: 'Who receives it besides its owner.' })
  recipients: readonly Colleague[];

  @Field(() => Colleague)
  owner: Colleague;

  @Field(() => Boolean, {
    description: 'Whether its owner no longer has access, so that a colleague may take it over.',
  })
  hasOwnerLeft: boolean;

  @Field(() => Agency, {
    nullable: true,
    description:
      'The agency that keeps it, or its successor if that agency has ended. Null if it has several successors, or none.',
  })
  agency: Agency | null;

  @Field(() => DateTime)
  savedAt: Date;

  @Field(() => Boolean, { description: 'Whether it is your own.' })
  isOwn: boolean;

  @Field(() => Boolean, { description: 'Whether you may change it.' })
  canChange: boolean;

  @Field(() => Boolean, {
    description: 'Whether you may take it over, because its owner has left.',
  })
  canTakeOver: boolean;

  @Field(() => Boolean, {
    description: 'Whether you receive it from somebody else, so that you may leave it.',
  })
  canLeave: boolean;
}

/** Everything needed to show a schedule or an alert to somebody. */
export interface SeenWith {
  readonly asker: Asker;
  readonly referenceData: ReferenceData;
  /** Saved questions that the person sees, by id. */
  readonly questions: ReadonlyMap<string, SavedQuery>;
}

/**
 * Loads everything needed to show schedules or alerts to the caller.
 *
 * @param questionIds the ids of their saved questions
 */
export async function findSeenWith(
  questionIds: readonly string[],
  { database, identity, referenceData }: Context,
): Promise<SeenWith> {
  const asker = toAsker(identity, referenceData);
  return {
    asker,
    referenceData,
    questions: await findSeenQuestions(readingPeople(database), questionIds, {
      asker,
      referenceData,
    }),
  };
}

interface Kept extends SubscriptionRecord<{ readonly title: string }> {
  readonly savedAt: Date;
  readonly owner: FoundPerson | null;
  /** Recipients other than the owner. */
  readonly recipients: readonly (FoundPerson | null)[];
}

interface Seeing extends Pick<SeenWith, 'asker' | 'referenceData'> {
  /** Whether the source of the subscription is gone, or is not visible to the caller. */
  readonly isGone: boolean;
  /** The title for people who may not know the source. */
  readonly closedTitle: string;
}

/**
 * The fields that schedules and alerts share, as somebody sees them. Only recipients see the title
 * of a subscription on a private question.
 */
export function toSubscription(
  record: Kept,
  { asker, referenceData, isGone, closedTitle }: Seeing,
): Pick<Subscription, keyof Subscription> {
  const { id, version, savedAt, content, recipients, owner } = record;
  const keeper = findKeeper(record, referenceData);
  return {
    ...{ id, version, savedAt },
    title: doesReceive(record, asker) || !isGone ? content.title : closedTitle,
    recipients: recipients.map((person) => toColleague(person, asker, referenceData)),
    owner: toColleague(owner, asker, referenceData),
    hasOwnerLeft: hasLeft(owner, record, referenceData),
    agency: keeper && toAgency(keeper),
    isOwn: isOwn(record, asker),
    canChange: canChangeSubscription(record, asker),
    canTakeOver: canTakeOverSubscription(record, asker, referenceData),
    canLeave: canLeaveSubscription(record, asker),
  };
}
