import type { GraphQLSchema } from 'graphql';

import { highestMarking } from '#domain/access/grant.js';
import { policyFor } from '#domain/access/policy.js';
import type { RequestIdentity } from '#domain/access/request-identity.js';
import { familiesOf } from '#domain/access/viewer.js';
import { toJson } from '#domain/audit/canonical.js';
import { concerningNoRecords, type Entry } from '#domain/audit/entry.js';
import { type InboxMessage, toAccessKey } from '#domain/inbox/inbox-message.js';
import { allDatasets } from '#domain/lists.js';
import { isMeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { sourcesOf } from '#domain/measures/measure.js';
import { findAdministrators } from '#domain/ownership/administrators.js';
import { hasLeft } from '#domain/ownership/owned.js';
import { canReceive } from '#domain/ownership/subscription.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { readFiguresAsked } from '#domain/saved-queries/figure-params.js';
import { failAgain, MAX_FAILURES } from '#domain/schedules/failing.js';
import { linksOf } from '#domain/schedules/links.js';
import { findNextRun } from '#domain/schedules/next-run.js';
import type { Subject } from '#domain/schedules/schedule.js';
import { occasionOf, wasTouched } from '#domain/schedules/touched.js';
import { findActivePeople, readingPeople } from '#features/people/colleagues.reader.js';
import type { FoundPerson } from '#features/people/found-person.reader.js';
import { findSaved } from '#features/saved-queries/saved-query.reader.js';
import { readAskedText } from '#features/saved-queries/saved-text.type.js';
import type { AskAs } from '#graphql/asking-as.js';
import type { Clock } from '#platform/clock.js';
import type { Database, Transaction, WritingTransaction } from '#platform/database.js';
import type { JobQueue } from '#platform/job.js';
import { queueMail } from '#platform/mail/outbox.js';
import { lockOwned } from '#platform/owned-rows.js';

import { answerSubject, type SubjectAnswer } from './answer-subject.js';
import {
  findStalled,
  finishRun,
  insertRun,
  lockDue,
  lockWaiting,
  reschedule,
  setFailures,
} from './due.store.js';
import { countPublishings, findRun, findSchedule, type ScheduleRecord } from './schedule.reader.js';
import { updateState } from './schedule.store.js';

export interface SchedulesParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly readReferenceData: () => Promise<ReferenceData>;
  /** The schema, against which saved texts are checked. */
  readonly schema: GraphQLSchema;
  readonly askAs: AskAs;
  /**
   * Returns a function that finds somebody’s identity with their current access.
   *
   * @param personId null for the local administrator
   */
  readonly identityOf: (
    personId: string | null,
  ) => (referenceData: ReferenceData) => Promise<RequestIdentity>;
  readonly queue: JobQueue;
  /** Puts a message into somebody’s inbox, once for each key. */
  readonly tell: (transaction: Transaction, told: InboxMessage) => Promise<void>;
}

/**
 * Creates a run and its job for each schedule that is due. Two processes at once still make each
 * run once.
 */
export async function queueDueSchedules(parts: SchedulesParts): Promise<void> {
  const { database, clock, readReferenceData } = parts;
  const referenceData = await readReferenceData();
  const now = clock.now();
  await database.write(async (transaction) => {
    const seen = await countPublishings(transaction);
    for (const id of await lockDue(transaction, { now, seen })) {
      const record = await findSchedule(transaction, id);
      if (record) await makeRun(transaction, record, { parts, referenceData, now, seen });
    }
    // These runs are queued again, whatever happened to their jobs. A job that runs twice finds its
    // run finished.
    for (const runId of await findStalled(transaction, new Date(now.getTime() - FORGOTTEN_MS)))
      await parts.queue.send(transaction, { kind: 'run', data: { runId } });
  });
}

/** A run that waits this long has lost its job. */
const FORGOTTEN_MS = 60 * 60_000;

interface Looking {
  readonly parts: SchedulesParts;
  readonly referenceData: ReferenceData;
  readonly now: Date;
  readonly seen: Readonly<Record<string, number>>;
}

async function makeRun(
  transaction: WritingTransaction,
  record: ScheduleRecord,
  { parts, referenceData, now, seen }: Looking,
): Promise<void> {
  const { timing, subject } = record.content;
  const isByPublishing = timing.cadence === 'AFTER_PUBLISHING';
  const isTouched =
    isByPublishing &&
    wasTouched(record.seen, seen, await datasetsOf(transaction, subject, { parts, referenceData }));
  const before = new Date((record.nextRunAt ?? now).getTime() - 1);
  const due = isByPublishing
    ? isTouched
      ? { at: now, occasion: occasionOf(seen) }
      : null
    : findNextRun(timing, before, referenceData);
  if (due !== null && due.at <= now) {
    const runId = await insertRun(transaction, record.id, { ...due, question: toJson(subject) });
    if (runId !== null) await parts.queue.send(transaction, { kind: 'run', data: { runId } });
  }
  await reschedule(transaction, record.id, {
    nextRunAt: findNextRun(timing, now, referenceData)?.at ?? null,
    seen,
  });
}

/**
 * The datasets that the answer to a subject depends on; all of them if the subject is a saved
 * question that cannot be read.
 */
async function datasetsOf(
  transaction: Transaction,
  subject: Subject,
  { parts: { schema }, referenceData }: Pick<Looking, 'parts' | 'referenceData'>,
): Promise<readonly string[]> {
  if (subject.kind === 'OVERVIEW') return allDatasets;
  if (subject.kind === 'MEASURE')
    return isMeasureKey(subject.measure) ? sourcesOf(measureOf(subject.measure)) : [];
  const saved = await findSaved(transaction, subject.queryId);
  const text =
    saved &&
    readAskedText(saved, {
      schema,
      referenceData,
      given: { values: subject.variables, scope: {} },
    });
  const figures = text?.ok ? readFiguresAsked(text.asked.fields) : null;
  return figures?.ok
    ? figures.asked.measures.flatMap((key) => sourcesOf(measureOf(key)))
    : allDatasets;
}

/** A recipient of a schedule, with their answer. */
interface Answered {
  readonly person: FoundPerson | null;
  readonly identity: RequestIdentity;
  readonly answer: SubjectAnswer;
}

/**
 * Answers a run for each recipient, with their access, and sends them the answer. Messages and the
 * result of the run are written in one transaction, so that a process that dies earlier leaves
 * nothing, and one that repeats the run finds it finished.
 */
export async function runSchedule(parts: SchedulesParts, runId: string): Promise<void> {
  const { database, readReferenceData } = parts;
  const reading = readingPeople(database);
  const run = await findRun(reading, runId);
  const record = run?.state === 'WAITING' ? await findSchedule(reading, run.scheduleId) : null;
  const referenceData = await readReferenceData();
  const owner = record && (await parts.identityOf(record.ownerId)(referenceData));
  const isOwnerGone =
    record !== null &&
    (hasLeft(record.owner, record, referenceData) || owner?.viewer.grants.length === 0);
  const answered =
    record?.state === 'ACTIVE' && !isOwnerGone ? await answerAll(parts, record, referenceData) : [];
  await database.write(async (transaction) => {
    const waiting = await lockWaiting(transaction, runId);
    if (!waiting) return;
    const now = await lockOwned(
      transaction,
      { table: 'schedule', id: waiting.scheduleId },
      findSchedule,
    );
    const end = { at: parts.clock.now(), dataVersion: null, quarter: null };
    if (now?.state !== 'ACTIVE' || now.version !== record?.version) {
      await finishRun(transaction, runId, {
        ...end,
        state: 'FAILED',
        sentence: 'It was paused, changed or deleted before it ran.',
      });
      return;
    }
    if (isOwnerGone) await stopForOwner(transaction, { runId, record: now, referenceData }, parts);
    else await finish(transaction, { runId, record: now, referenceData, answered }, parts);
  });
}

async function answerAll(
  parts: SchedulesParts,
  record: ScheduleRecord,
  referenceData: ReferenceData,
): Promise<readonly Answered[]> {
  const all: readonly (FoundPerson | null)[] = [record.owner, ...record.recipients];
  const answered: Answered[] = [];
  for (const person of all) {
    if (!canReceive(person, referenceData)) continue;
    const findIdentity = parts.identityOf(person?.id ?? null);
    const answer = await answerSubject(record.content.subject, {
      askAs: parts.askAs,
      findIdentity,
    });
    answered.push({ person, identity: await findIdentity(referenceData), answer });
  }
  return answered;
}

interface Finishing {
  readonly runId: string;
  readonly record: ScheduleRecord;
  readonly referenceData: ReferenceData;
}

async function finish(
  transaction: WritingTransaction,
  {
    runId,
    record,
    referenceData,
    answered,
  }: Finishing & { readonly answered: readonly Answered[] },
  parts: SchedulesParts,
): Promise<void> {
  const own = answered.find(({ person }) => (person?.id ?? null) === record.ownerId)?.answer;
  const at = parts.clock.now();
  if (!own?.ok)
    return fail(
      transaction,
      { runId, record, referenceData, why: own?.sentence ?? 'Its owner has no access.' },
      parts,
    );
  const made = answered.filter(({ answer }) => answer.ok);
  for (const each of made)
    await deliver(transaction, { ...each, runId, record, referenceData }, parts);
  const others = answered.length - made.length;
  const not =
    others === 0
      ? ''
      : ` ${others === 1 ? 'One of those who receive it' : `${others} of those who receive it`} may not see it.`;
  const sentence = `Answered for ${made.length === 1 ? 'one person' : `${made.length} people`}.${not}`;
  await finishRun(transaction, runId, {
    state: 'DONE',
    sentence,
    at,
    dataVersion: own.dataVersion,
    quarter: own.quarter,
  });
  if (record.failures > 0) await setFailures(transaction, record.id, 0);
  transaction.log(toEntry(record, `Ran a schedule of ${nameOf(record)}. ${sentence}`, at));
}

async function deliver(
  transaction: WritingTransaction,
  { person, identity, answer, runId, record, referenceData }: Answered & Finishing,
  parts: SchedulesParts,
): Promise<void> {
  const { title, subject, delivers } = record.content;
  const links = linksOf(subject, delivers, answer.ok ? answer.quarter : null);
  const { grants } = identity.viewer;
  await parts.tell(transaction, {
    personId: person?.id ?? null,
    key: `run ${runId}`,
    at: parts.clock.now(),
    title,
    body: 'Your answer is ready. It is computed when you open it.',
    link: delivers.includes('PAGE') || links.file === null ? links.page : links.file,
    access: toAccessKey(policyFor({ grants }, familiesOf(referenceData.agencies))),
  });
  if (person === null || !delivers.includes('MAIL') || !answer.ok) return;
  await queueMail(transaction, {
    ...{ personId: person.id, kind: 'SCHEDULE', key: `run ${runId} ${person.id}`, subject: title },
    text: answer.lines.join('\n\n'),
    marking: highestMarking(grants),
    link: links.page ?? '/',
  });
}

async function fail(
  transaction: WritingTransaction,
  { runId, record, why }: Finishing & { readonly why: string },
  parts: SchedulesParts,
): Promise<void> {
  const next = failAgain(record.failures);
  if (!next.isStopped) {
    await setFailures(transaction, record.id, next.failures);
    await parts.queue.send(transaction, {
      kind: 'run',
      data: { runId },
      afterSeconds: next.seconds,
    });
    return;
  }
  const reason = `It failed ${MAX_FAILURES} times. ${why}`;
  await stop(transaction, { runId, record, reason }, parts);
  await notify(
    transaction,
    {
      personId: record.ownerId,
      key: `stopped ${runId}`,
      title: `Stopped: ${record.content.title}`,
      body: `This schedule was stopped. ${reason}`,
    },
    parts,
  );
}

async function stopForOwner(
  transaction: WritingTransaction,
  { runId, record, referenceData }: Finishing,
  parts: SchedulesParts,
): Promise<void> {
  const reason =
    'Its owner no longer has access. A colleague who receives it, or an administrator, can take it over.';
  await stop(transaction, { runId, record, reason }, parts);
  const people = findAdministrators(
    await findActivePeople(transaction),
    record.agencyId,
    referenceData,
  );
  const name = record.owner?.name ?? 'its owner';
  for (const { id } of people)
    await notify(
      transaction,
      {
        personId: id,
        key: `stopped ${runId}`,
        title: 'A schedule was stopped',
        body: `A schedule of ${name} was stopped, because they no longer have access to your agency. You can take it over, or delete it.`,
      },
      parts,
    );
}

async function stop(
  transaction: WritingTransaction,
  { runId, record, reason }: Pick<Finishing, 'runId' | 'record'> & { readonly reason: string },
  parts: SchedulesParts,
): Promise<void> {
  const at = parts.clock.now();
  await finishRun(transaction, runId, {
    state: 'FAILED',
    sentence: reason,
    at,
    dataVersion: null,
    quarter: null,
  });
  await updateState(transaction, record.id, {
    state: 'STOPPED',
    reason,
    nextRunAt: null,
    seen: record.seen,
  });
  transaction.log(toEntry(record, `Stopped a schedule of ${nameOf(record)}.`, at));
}

interface Notice {
  readonly personId: string | null;
  readonly key: string;
  readonly title: string;
  readonly body: string;
}

async function notify(
  transaction: WritingTransaction,
  { personId, key, title, body }: Notice,
  parts: SchedulesParts,
): Promise<void> {
  await parts.tell(transaction, {
    personId,
    key,
    at: parts.clock.now(),
    title,
    body,
    link: '/schedules',
    access: '',
  });
  if (personId === null) return;
  await queueMail(transaction, {
    ...{
      personId,
      kind: 'NOTICE',
      key: `${key} ${personId}`,
      subject: title,
      text: body,
      marking: 'OFFICIAL',
      link: '/schedules',
    },
  });
}

/**
 * The name of a schedule in the log, without its title if it sends a saved question, which may be
 * private.
 */
function nameOf({ content: { title, subject } }: ScheduleRecord): string {
  return subject.kind === 'SAVED_QUERY' ? 'a saved question' : `"${toQuotedValue(title)}"`;
}

function toEntry({ id, owner, agencyId }: ScheduleRecord, what: string, at: Date): Entry {
  const actor = {
    personId: owner?.id ?? null,
    name: `${owner?.name ?? 'Local administrator'} (schedule)`,
  };
  return {
    ...concerningNoRecords,
    at,
    action: 'ADMINISTER',
    actor,
    agencyId,
    what,
    filter: { schedule: id },
  };
}
