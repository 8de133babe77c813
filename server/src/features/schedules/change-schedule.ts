import { actingIn } from '#domain/access/acting.js';
import { toJson, toText } from '#domain/audit/canonical.js';
import { concerningNoRecords, type Entry } from '#domain/audit/entry.js';
import { toAsker } from '#domain/ownership/asker.js';
import { administers, describeStale, isOwn } from '#domain/ownership/owned.js';
import {
  canChangeSubscription,
  canSeeSubscription,
  canStopSubscription,
  canTakeOverSubscription,
} from '#domain/ownership/subscription.js';
import { agenciesKeptFor } from '#domain/ownership/successors.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import { findNextRun } from '#domain/schedules/next-run.js';
import type { ScheduleContent } from '#domain/schedules/schedule.js';
import {
  type Changed,
  changeOwned,
  type Changing,
  deny,
  refuseStale,
  type SeenVersion,
} from '#graphql/change-owned.js';
import {
  isSameSubscription,
  saveNewSubscription,
  type SubscriptionKind,
  type WantedSubscription,
} from '#graphql/change-subscription.js';
import type { WritingTransaction } from '#platform/database.js';
import { lockOwned } from '#platform/owned-rows.js';

import { countPublishings, findSchedule, type ScheduleRecord } from './schedule.reader.js';
import {
  findPausedByRestore,
  insertSchedule,
  removeRecipient,
  resumeAlerts,
  updateOwner,
  updateSchedule,
  updateState,
} from './schedule.store.js';

/** The maximum number of schedules that one person can own. */
const MAX_OWNED = 200;

/** The schedule to save: what it sends, and to whom. */
export type WantedSchedule = WantedSubscription<ScheduleContent>;

/** What the functions shared by all subscriptions need to know about schedules. */
export const schedules: SubscriptionKind<ScheduleRecord> = {
  table: 'schedule',
  find: findSchedule,
  updateOwner,
  removeRecipient,
  canSee: canSeeSubscription,
  canDelete: canStopSubscription,
  canTakeOver: canTakeOverSubscription,
  describeStale: (record) => describeStale('schedule', record),
  toEntry,
  most: MAX_OWNED,
  words: {
    gone: 'This schedule may have been deleted, or is no longer sent to you.',
    deleting:
      'Only its owner or an administrator of its agency can pause, resume or delete a schedule.',
    takingOver:
      'Only a colleague who receives the schedule or administers its agency can take it over, once its owner no longer has access.',
    most: `You have ${MAX_OWNED} schedules, which is the limit. Delete one that nobody needs.`,
  },
  ownToLeave: 'It is your own schedule. Pause it, or delete it.',
};

/** Creates a schedule. The same request again within a minute returns the existing one. */
export function saveNew(
  changing: Changing,
  wanted: WantedSchedule,
): Promise<Changed<ScheduleRecord>> {
  return saveNewSubscription(schedules, changing, {
    wanted,
    insert: async (transaction, owner) => {
      const kept = {
        ...wanted,
        nextRunAt: nextRun(wanted.content, changing),
        seen: await countPublishings(transaction),
      };
      return insertSchedule(transaction, kept, owner);
    },
    done: 'Scheduled',
  });
}

/** Changes a schedule, if nobody has changed the schedule since it was seen. */
export function saveOver(
  changing: Changing,
  { id, seen, wanted }: SeenVersion & { readonly wanted: WantedSchedule },
): Promise<Changed<ScheduleRecord>> {
  return changeOwned(schedules, { changing, id }, async (transaction, record, asker) => {
    if (!canChangeSubscription(record, asker))
      return deny('Only its owner can change a schedule. Make one of your own instead.');
    if (isSameSubscription(record, wanted) && record.state !== 'STOPPED') return null;
    if (seen !== record.version) return refuseStale(schedules, record, { asker, changing });
    const isTimingKept =
      toText(toJson(record.content.timing)) === toText(toJson(wanted.content.timing));
    const nextRunAt =
      isTimingKept && record.nextRunAt !== null
        ? record.nextRunAt
        : nextRun(wanted.content, changing);
    const isSeenKept = isTimingKept && record.state === 'ACTIVE';
    const kept = {
      ...wanted,
      nextRunAt,
      seen: isSeenKept ? record.seen : await countPublishings(transaction),
      at: changing.clock.now(),
    };
    await updateSchedule(transaction, id, kept);
    transaction.log(toEntry(changing, { ...record, ...wanted }, 'Changed'));
    return null;
  });
}

/** Pauses a schedule until it is resumed. */
export function pause(
  changing: Changing,
  { id, seen }: SeenVersion,
): Promise<Changed<ScheduleRecord>> {
  return changeOwned(schedules, { changing, id }, async (transaction, record, asker) => {
    if (!canStopSubscription(record, asker, changing.referenceData))
      return deny(schedules.words.deleting);
    if (record.state === 'PAUSED') return null;
    if (seen !== record.version) return refuseStale(schedules, record, { asker, changing });
    const reason = isOwn(record, asker) ? 'Its owner paused it.' : 'An administrator paused it.';
    await updateState(transaction, id, {
      state: 'PAUSED',
      reason,
      nextRunAt: null,
      seen: record.seen,
    });
    transaction.log(toEntry(changing, record, 'Paused'));
    return null;
  });
}

/** Lets a schedule run again, without catching up on what it missed. */
export function resume(
  changing: Changing,
  { id, seen }: SeenVersion,
): Promise<Changed<ScheduleRecord>> {
  return changeOwned(schedules, { changing, id }, async (transaction, record, asker) => {
    if (!canStopSubscription(record, asker, changing.referenceData))
      return deny(schedules.words.deleting);
    if (record.state === 'ACTIVE') return null;
    if (seen !== record.version) return refuseStale(schedules, record, { asker, changing });
    await startAgain(transaction, record, changing);
    transaction.log(toEntry(changing, record, 'Resumed'));
    return null;
  });
}

/**
 * Resumes the schedules and alerts that were paused by restoring a backup, and that are kept for
 * agencies the caller administers. All others stay paused. Returns how many it resumed.
 */
export function resumeAll(changing: Changing, agencyId: number | null): Promise<number> {
  const { database, identity, referenceData } = changing;
  const asker = toAsker(identity, referenceData);
  const administered = referenceData.agencies
    .map(({ id }) => id)
    .filter((id) => administers({ agencyId: id }, asker, referenceData));
  const agencyIds =
    agencyId === null
      ? administered
      : agenciesKeptFor([agencyId], referenceData).filter((id) => administered.includes(id));
  return database.write(async (transaction) => {
    let resumed = await resumeAlerts(transaction, agencyIds);
    for (const id of await findPausedByRestore(transaction, agencyIds)) {
      const record = await lockOwned(transaction, { table: 'schedule', id }, findSchedule);
      if (record?.state !== 'PAUSED') continue;
      await startAgain(transaction, record, changing);
      resumed += 1;
    }
    if (resumed > 0)
      transaction.log({
        ...concerningNoRecords,
        ...{ at: changing.clock.now(), action: 'ADMINISTER', ...actingIn(identity) },
        what: `Resumed all schedules and alerts that a restored backup paused, for ${agencyIds.length === 1 ? 'an agency' : 'their agencies'}: ${resumed}.`,
      });
    return resumed;
  });
}

async function startAgain(
  transaction: WritingTransaction,
  record: ScheduleRecord,
  changing: Changing,
): Promise<void> {
  const nextRunAt = nextRun(record.content, changing);
  await updateState(transaction, record.id, {
    state: 'ACTIVE',
    reason: '',
    nextRunAt,
    seen: await countPublishings(transaction),
  });
}

function nextRun({ timing }: ScheduleContent, { clock, referenceData }: Changing): Date | null {
  return findNextRun(timing, clock.now(), referenceData)?.at ?? null;
}

/** The log entry, without the title of a schedule for a saved question, which may be private. */
function toEntry(
  { identity, clock }: Changing,
  { id, content, recipientIds, agencyId }: ScheduleRecord,
  done: string,
): Entry {
  const { title, subject, timing, delivers } = content;
  const acting = actingIn(identity);
  const isOfQuestion = subject.kind === 'SAVED_QUERY';
  const called = isOfQuestion ? 'a saved question' : `"${toQuotedValue(title)}"`;
  const of = isOfQuestion ? { kind: subject.kind, savedQuery: subject.queryId } : subject;
  const what = done === 'Scheduled' ? `Scheduled ${called}.` : `${done} the schedule of ${called}.`;
  return {
    ...concerningNoRecords,
    at: clock.now(),
    action: 'ADMINISTER',
    actor: acting.actor,
    agencyId: acting.agencyId ?? agencyId,
    what,
    filter: toJson({
      schedule: id,
      subject: of,
      timing,
      delivers,
      recipients: recipientIds.length,
    }),
  };
}
