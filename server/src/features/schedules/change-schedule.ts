import { actingIn } from '#domain/audit/actor.js';
import { toJson, toText } from '#domain/audit/canonical.js';
import { concerningNoRecords, type Entry } from '#domain/audit/entry.js';
import type { Problem } from '#domain/problem.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import { type Asker, isOwn, toAsker } from '#domain/saved-queries/access.js';
import { heirsOf, keptBy } from '#domain/saved-queries/heirs.js';
import { administers, canChangeWatched, canSeeWatched, canStopWatched, canTakeOverWatched, doesReceive } from '#domain/schedules/access.js';
import { findNextRun } from '#domain/schedules/next-run.js';
import type { ScheduleContent } from '#domain/schedules/schedule.js';
import type { Context } from '#graphql/context.js';
import type { WritingTransaction } from '#platform/database.js';

import { countPublishings, findSchedule, type ScheduleRecord } from './schedule.reader.js';
import {
  findOwned,
  findPaused,
  insertSchedule,
  lockOwner,
  lockSchedule,
  markDeleted,
  removeRecipient,
  resumeAlerts,
  updateOwner,
  updateSchedule,
  updateState,
} from './schedule.store.js';

/** What a change came to: as the schedule stands now, and what kept it from being made. */
export interface ChangedSchedule {
  /** Null where whoever asked sees no such schedule. */
  readonly record: ScheduleRecord | null;
  readonly refusal: (Problem & { readonly isDenied?: true }) | null;
}

type Refused = NonNullable<ChangedSchedule['refusal']>;

/** What of a request a change is made with. */
export type Changing = Pick<Context, 'database' | 'visit' | 'clock' | 'world'>;

/** Schedules that one person owns at most. */
const MOST_OWNED = 200;
/** What is said twice within a minute is saved once: a form that was sent twice, or a call that was tried again. */
const SAME_WITHIN_MS = 60_000;

const gone = 'There is no such schedule that you may see: it may have been deleted, or does not come to you any more.';

/** What is to be scheduled, and for whom. */
export interface WantedSchedule {
  readonly content: ScheduleContent;
  readonly recipientIds: readonly string[];
}

/** Makes a schedule. The same sent again within a minute is the one that is there. */
export function saveNew(changing: Changing, wanted: WantedSchedule): Promise<ChangedSchedule> {
  const { database, visit, clock, world } = changing;
  const asker = toAsker(visit, world);
  const at = clock.now();
  return database.write(async (transaction) => {
    await lockOwner(transaction, asker.personId);
    const { count, recent } = await findOwned(transaction, asker.personId, new Date(at.getTime() - SAME_WITHIN_MS));
    const same = recent.find((record) => isSame(record, wanted));
    if (same) return { record: same, refusal: null };
    if (count >= MOST_OWNED)
      return {
        record: null,
        refusal: { field: null, message: `You have ${MOST_OWNED} schedules, which are the most. Delete one that nobody needs.` },
      };
    const kept = { ...wanted, nextRunAt: nextRun(wanted.content, changing), seen: await countPublishings(transaction) };
    const id = await insertSchedule(transaction, kept, { personId: asker.personId, agencyId: asker.agencyId, at });
    const record = await findSchedule(transaction, id);
    if (record) transaction.log(toEntry(changing, record, 'Scheduled'));
    return { record, refusal: null };
  });
}

/** Says anew what a schedule is, if nobody changed it since it was seen. What is so already is kept. */
export function saveOver(
  changing: Changing,
  { id, seen, wanted }: { readonly id: string; readonly seen: number | null; readonly wanted: WantedSchedule },
): Promise<ChangedSchedule> {
  return change(changing, id, async (transaction, record, asker) => {
    if (!canChangeWatched(record, asker)) return deny('Only its owner changes a schedule. Make one of your own instead.');
    if (isSame(record, wanted) && record.state !== 'STOPPED') return null;
    if (seen !== record.version) return conflict(record);
    const isTimingKept = toText(toJson(record.content.timing)) === toText(toJson(wanted.content.timing));
    const nextRunAt = isTimingKept && record.nextRunAt !== null ? record.nextRunAt : nextRun(wanted.content, changing);
    const isSeenKept = isTimingKept && record.state === 'ACTIVE';
    const kept = { ...wanted, nextRunAt, seen: isSeenKept ? record.seen : await countPublishings(transaction), at: changing.clock.now() };
    await updateSchedule(transaction, id, kept);
    transaction.log(toEntry(changing, { ...record, ...wanted }, 'Changed'));
    return null;
  });
}

/** Keeps a schedule from running until it is resumed. */
export function pause(changing: Changing, { id, seen }: { readonly id: string; readonly seen: number }): Promise<ChangedSchedule> {
  return change(changing, id, async (transaction, record, asker) => {
    if (!canStopWatched(record, asker, changing.world)) return deny(stopping);
    if (record.state === 'PAUSED') return null;
    if (seen !== record.version) return conflict(record);
    const reason = isOwn(record, asker) ? 'Its owner paused it.' : 'An administrator paused it.';
    await updateState(transaction, id, { state: 'PAUSED', reason, nextRunAt: null, seen: record.seen });
    transaction.log(toEntry(changing, record, 'Paused'));
    return null;
  });
}

/** Lets a schedule run again: what fell due meanwhile is left out. */
export function resume(changing: Changing, { id, seen }: { readonly id: string; readonly seen: number }): Promise<ChangedSchedule> {
  return change(changing, id, async (transaction, record, asker) => {
    if (!canStopWatched(record, asker, changing.world)) return deny(stopping);
    if (record.state === 'ACTIVE') return null;
    if (seen !== record.version) return conflict(record);
    await startAgain(transaction, record, changing);
    transaction.log(toEntry(changing, record, 'Resumed'));
    return null;
  });
}

/** Lets all schedules run again, and all alerts be looked at, that are paused and kept for agencies which whoever asks administers. Returns how many. */
export function resumeAll(changing: Changing, agencyId: number | null): Promise<number> {
  const { database, visit, world } = changing;
  const asker = toAsker(visit, world);
  const administered = world.agencies.map(({ id }) => id).filter((id) => administers({ agencyId: id }, asker, world));
  const agencyIds = agencyId === null ? administered : keptBy([agencyId], world).filter((id) => administered.includes(id));
  return database.write(async (transaction) => {
    let resumed = await resumeAlerts(transaction, agencyIds);
    for (const id of await findPaused(transaction, agencyIds)) {
      const record = await lockSchedule(transaction, id);
      if (record?.state !== 'PAUSED') continue;
      await startAgain(transaction, record, changing);
      resumed += 1;
    }
    if (resumed > 0)
      transaction.log({
        ...concerningNoRecords,
        ...{ at: changing.clock.now(), action: 'ADMINISTER', ...actingIn(visit) },
        what: `Resumed all paused schedules and alerts of ${agencyIds.length === 1 ? 'an agency' : 'their agencies'}: ${resumed}.`,
      });
    return resumed;
  });
}

/** Deletes a schedule: it runs no more, and nobody sees it. */
export function remove(changing: Changing, { id, seen }: { readonly id: string; readonly seen: number }): Promise<ChangedSchedule> {
  return change(changing, id, async (transaction, record, asker) => {
    if (!canStopWatched(record, asker, changing.world)) return deny(stopping);
    if (seen !== record.version) return conflict(record);
    await markDeleted(transaction, id, changing.clock.now());
    transaction.log(toEntry(changing, record, 'Deleted'));
    return null;
  });
}

/** Makes whoever asks the owner of a schedule whose owner has left. */
export function takeOver(changing: Changing, id: string): Promise<ChangedSchedule> {
  return change(changing, id, async (transaction, record, asker) => {
    if (isOwn(record, asker)) return null;
    if (!canTakeOverWatched(record, asker, changing.world))
      return deny(
        'A schedule is taken over by a colleague who receives it or administers its agency, once its owner has no access any more.',
      );
    const heirs = heirsOf(record.agencyId, changing.world);
    const agencyId = heirs.includes(asker.agencyId)
      ? asker.agencyId
      : (heirs.find((heir) => asker.agencyIds.includes(heir)) ?? record.agencyId);
    await updateOwner(transaction, id, { personId: asker.personId, agencyId });
    transaction.log(toEntry(changing, { ...record, agencyId }, 'Took over'));
    return null;
  });
}

/** Has a schedule come to whoever asks no more. */
export function leave(changing: Changing, id: string): Promise<ChangedSchedule> {
  return change(changing, id, async (transaction, record, asker) => {
    if (!doesReceive(record, asker)) return null;
    if (isOwn(record, asker)) return { field: 'id', message: 'It is your own schedule. Pause it, or delete it.' };
    await removeRecipient(transaction, id, asker.personId);
    transaction.log(toEntry(changing, record, 'Left'));
    return null;
  });
}

const stopping = 'A schedule is paused, resumed or deleted by its owner or by an administrator of its agency.';

/** Makes a change of a schedule that whoever asks sees, under its lock, and reads how it stands then. */
function change(
  { database, visit, world }: Changing,
  id: string,
  make: (transaction: WritingTransaction, record: ScheduleRecord, asker: Asker) => Promise<Refused | null>,
): Promise<ChangedSchedule> {
  const asker = toAsker(visit, world);
  return database.write(async (transaction) => {
    const record = await lockSchedule(transaction, id);
    if (!record || !canSeeWatched(record, asker, world)) return { record: null, refusal: { field: 'id', message: gone } };
    const refusal = await make(transaction, record, asker);
    const after = refusal ? record : await findSchedule(transaction, id);
    return { record: after && canSeeWatched(after, asker, world) ? after : null, refusal };
  });
}

async function startAgain(transaction: WritingTransaction, record: ScheduleRecord, changing: Changing): Promise<void> {
  const nextRunAt = nextRun(record.content, changing);
  await updateState(transaction, record.id, { state: 'ACTIVE', reason: '', nextRunAt, seen: await countPublishings(transaction) });
}

function nextRun({ timing }: ScheduleContent, { clock, world }: Changing): Date | null {
  return findNextRun(timing, clock.now(), world)?.at ?? null;
}

function isSame({ content, recipientIds }: ScheduleRecord, wanted: WantedSchedule): boolean {
  const toWritten = (of: WantedSchedule) => toText(toJson({ content: of.content, recipients: [...of.recipientIds].sort() }));
  return toWritten({ content, recipientIds: recipientIds.flatMap((id) => id ?? []) }) === toWritten(wanted);
}

function conflict({ version }: ScheduleRecord): Refused {
  const message = `This schedule was changed after you opened it: it is at version ${version} now. Look at it as it stands, and change it again.`;
  return { field: 'version', message };
}

function deny(message: string): Refused {
  return { field: 'id', message, isDenied: true };
}

/** What the log is told: of a schedule of a saved question no title, for the question may be private. */
function toEntry({ visit, clock }: Changing, { id, content, recipientIds, agencyId }: ScheduleRecord, done: string): Entry {
  const { title, subject, timing, delivers } = content;
  const acting = actingIn(visit);
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
    filter: toJson({ schedule: id, subject: of, timing, delivers, recipients: recipientIds.length }),
  };
}
