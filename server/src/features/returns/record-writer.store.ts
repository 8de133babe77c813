import sql, { empty, join, raw, type Sql } from 'sql-template-tag';

import type { Actor } from '#domain/access/actor.js';
import type { Entry } from '#domain/audit/entry.js';
import { formatQuarter, type Quarter, startOf } from '#domain/quarter.js';
import type { Transaction, WritingTransaction } from '#platform/database.js';
import { isSharded } from '#platform/shards.js';

import { changedRecords } from './changed-records.store.js';
import { type Conflicts, findConflicts } from './conflict.store.js';
import {
  findErasedQuarters,
  hasErased,
  leavingRecords,
  removeErased,
} from './erased-records.store.js';
import { keepMoved, sumHeadlines } from './moved-figures.store.js';
import { lockPublishing } from './publishing-lock.store.js';
import { followLinks, setFlagsOfBatch, toFlags } from './record-links.store.js';
import {
  type Batch,
  joinByHashing,
  list,
  names,
  toBatchSql,
  toMarking,
} from './record-sql.store.js';
import type { RecordTable } from './record-table.js';
import type { ChangeCounts } from './return.type.js';
import { keepQuality } from './return-quality.store.js';
import { keepRollups } from './rollup.store.js';
import { removeStaged } from './submission.store.js';
import { forbidTaken } from './taken-quarters.store.js';

export interface Publishing extends Batch {
  readonly actor: Actor;
  /** The time of publication, for the log. */
  readonly publishedAt: Date;
  /** The id of the submission that the publication takes back; null if it publishes returns. */
  readonly undoes: string | null;
  /**
   * When submissions arrived, by their ids, if that was earlier: for data that is loaded with its
   * history.
   */
  readonly receivedAt?: ReadonlyMap<string, Date>;
  /**
   * What each submission changes, by its id, if this transaction already compared it under the lock
   * and accepted it.
   */
  readonly compared?: ReadonlyMap<string, ChangeCounts>;
  /**
   * True if the caller fills the rollups in the same transaction, once everything is published
   * (`fillRollups`).
   */
  readonly areRollupsLeft?: boolean;
  /** Whether moderators made the change. If not, the agency sent it. */
  readonly isModeration?: boolean;
}

export type Published =
  | {
      readonly ok: true;
      /** What each submission changed, by its id. */
      readonly changes: ReadonlyMap<string, ChangeCounts>;
      /** The data version that people see afterwards: the sum over all agencies. */
      readonly dataVersion: number;
    }
  /** Another return was published first, and the staged rows no longer fit. */
  | { readonly ok: false; readonly reason: 'conflict'; readonly conflicts: readonly Conflicts[] };

/**
 * The one function that changes records. It turns what one agency staged for one dataset into
 * records, within the caller's transaction: former versions go to the history; then records that
 * the return no longer contains are removed, if their quarter was sent whole, records that differ
 * are corrected, and new ones are added. Records that are sent unchanged are not touched. The
 * rollups are updated, as are the flags of other agencies' records that name changed disruptions.
 * The log gets an entry for each submission. Erased records of the dataset leave the figures with
 * the first publication that changes something else, so that their leaving is never the only
 * change. They also leave when a return is taken back that had changed nothing else
 * (docs/decisions/0060). Writers take turns (`lockPublishing`). The agency's data version rises by
 * one if anything changed, with each first return for its quarter, and with each return that is
 * taken back. Otherwise everybody could tell that such a return was empty.
 */
export async function publish(
  transaction: WritingTransaction,
  asked: Publishing,
): Promise<Published> {
  const { query } = transaction;
  const { agencyId, submissions, compared } = asked;
  await lockPublishing(transaction);
  const publishing = { ...asked, publishedAt: await findTime(transaction, asked) };
  if (publishing.isModeration !== true) await forbidTaken(transaction, publishing);
  const conflicts = compared
    ? []
    : await findConflicts(
        transaction,
        publishing,
        submissions.map(() => 'the other file'),
      );
  if (conflicts.length > 0) return { ok: false, reason: 'conflict', conflicts };

  await joinByHashing(transaction);
  const quarters = submissions.map(({ quarter }) => quarter);
  const watched = { table: publishing.table, agencyId, quarters };
  const before = await sumHeadlines(transaction, watched);
  const isAnyFirst = await hasFirstReturn(transaction, publishing);
  const mayBe = (change: keyof ChangeCounts) =>
    !compared || [...compared.values()].some((counts) => counts[change] > 0);
  const none: ReadonlyMap<string, number> = new Map();
  const corrected = mayBe('corrected') ? await keepCorrected(transaction, publishing) : none;
  const withdrawn = mayBe('withdrawn') ? await keepWithdrawn(transaction, publishing) : none;
  if (withdrawn.size > 0) await removeWithdrawn(transaction, publishing);
  const areFlagsLater = publishing.table.flags.length > 0 && (await isSharded(transaction));
  const writing = { ...publishing, areFlagsLater };
  if (corrected.size > 0) await updateCorrected(transaction, writing);
  const added = mayBe('added') ? await insertAdded(transaction, writing, corrected) : none;
  if (areFlagsLater) await setFlagsOfBatch(transaction, publishing);

  const changes = new Map(
    submissions.map(
      ({ id }) =>
        [
          id,
          {
            added: added.get(id) ?? 0,
            corrected: corrected.get(id) ?? 0,
            withdrawn: withdrawn.get(id) ?? 0,
          },
        ] as const,
    ),
  );
  const hasChanged = added.size + corrected.size + withdrawn.size > 0;
  let leftQuarters: readonly Quarter[] = [];
  if (hasChanged || (await takesBackErased(transaction, publishing))) {
    const { areRollupsLeft = false, table } = publishing;
    const keep = areRollupsLeft ? () => Promise.resolve() : keepRollups;
    // Moderators see how their decision changes each figure, so erased records leave only with a
    // return.
    const isAnyErased =
      publishing.isModeration !== true && (await hasErased(transaction, publishing));
    await keep(transaction, {
      dataset: table.declaration.dataset,
      agencyId,
      changed: isAnyErased
        ? sql`${changedRecords(publishing)} UNION ALL ${leavingRecords(publishing)}`
        : changedRecords(publishing),
    });
    leftQuarters = isAnyErased ? await findErasedQuarters(transaction, publishing) : [];
    const left = isAnyErased ? await removeErased(transaction, publishing) : [];
    await followLinks(transaction, { batch: publishing, left }, keep);
  }
  await keepQuality(transaction, {
    table: publishing.table,
    agencyId,
    quarters: [...quarters, ...leftQuarters],
  });
  await raiseVersion(transaction, agencyId, hasChanged || publishing.undoes !== null || isAnyFirst);
  await markPublished(transaction, publishing, changes);
  await keepMoved(transaction, {
    ...{ agencyId, submissions, by: publishing.actor.name, before },
    after: await sumHeadlines(transaction, watched, quarters),
  });
  await removeStaged(transaction, publishing);
  for (const entry of toEntries(asked, changes)) transaction.log(entry);
  const { rows } = await query<{ version: number }>(
    sql`SELECT sum(version)::int AS version FROM agency_data_version`,
  );
  return { ok: true, changes, dataVersion: rows[0]?.version ?? 0 };
}

/** The log entry of each submission: which records it was about, and how many it changed. */
function toEntries(
  publishing: Publishing,
  changes: ReadonlyMap<string, ChangeCounts>,
): readonly Entry[] {
  const { table, agencyId, submissions, actor, publishedAt, undoes, isModeration } = publishing;
  const { dataset } = table.declaration;
  return submissions.map(({ id, quarter, isPartial }) => {
    const { added, corrected, withdrawn } = changes.get(id) ?? {
      added: 0,
      corrected: 0,
      withdrawn: 0,
    };
    const rowCount = added + corrected + withdrawn;
    const deed =
      undoes !== null
        ? `Took back ${isModeration ? 'decisions about' : 'a return of'}`
        : isModeration
          ? 'Moderated'
          : `Published a ${isPartial ? 'partial return' : 'return'} of`;
    return {
      at: publishedAt,
      action: isModeration ? 'MODERATE' : 'PUBLISH',
      actor,
      agencyId,
      touched: { [agencyId]: rowCount },
      what: `${deed} ${dataset.toLowerCase()} for ${formatQuarter(quarter)}: ${added} added, ${corrected} corrected, ${withdrawn} withdrawn`,
      dataset,
      filter: { quarter, submission: id, ...(undoes === null ? {} : { undoes }) },
      rowCount,
      reason: null,
    };
  });
}

/**
 * Whether the publication takes back a return that had added or corrected records. If none of these
 * is left to take back, they have been erased since. Taking back a return that had changed nothing
 * must not remove from the figures what others had added.
 */
async function takesBackErased(
  { query }: Transaction,
  { agencyId, undoes, isModeration }: Publishing,
): Promise<boolean> {
  if (undoes === null || isModeration === true) return false;
  const { rowCount } = await query(sql`
    SELECT FROM submission WHERE agency_id = ${agencyId} AND id = ${undoes}::uuid AND added + corrected > 0`);
  return rowCount === 1;
}

/**
 * Whether no return that still counts was published before for the quarter of any of these
 * submissions.
 */
async function hasFirstReturn(
  { query }: Transaction,
  { agencyId, table, submissions }: Publishing,
): Promise<boolean> {
  const quarters = [...new Set(submissions.map(({ quarter }) => startOf(quarter)))];
  const { rows } = await query<{ known: number }>(sql`
    SELECT count(DISTINCT quarter_start)::int AS known FROM submission
    WHERE  agency_id = ${agencyId} AND dataset = ${table.declaration.dataset}::"Dataset" AND quarter_start = ANY (${quarters}::date[])
      AND  status = 'PUBLISHED'`);
  return (rows[0]?.known ?? 0) < quarters.length;
}

async function raiseVersion(
  { query }: Transaction,
  agencyId: number,
  isRaised: boolean,
): Promise<void> {
  await query(sql`
    INSERT INTO agency_data_version AS kept (agency_id, version) VALUES (${agencyId}, ${isRaised ? 1 : 0})
    ON     CONFLICT (agency_id) DO UPDATE SET version = kept.version + excluded.version`);
}

async function keepCorrected(transaction: Transaction, publishing: Publishing) {
  const { corrected } = toBatchSql(publishing);
  return insertHistory(transaction, publishing, {
    change: 'CORRECTED',
    former: sql`SELECT ${toFormer(publishing)}, 'CORRECTED', staged.submission_id, ${toTimeOf(publishing, 'staged.submission_id')} ${corrected}`,
  });
}

async function keepWithdrawn(transaction: Transaction, publishing: Publishing) {
  const { withdrawn } = toBatchSql(publishing);
  return insertHistory(transaction, publishing, {
    change: 'WITHDRAWN',
    former: sql`SELECT ${toFormer(publishing)}, 'WITHDRAWN', sent.id, ${toTimeOf(publishing, 'sent.id')} ${withdrawn}`,
  });
}

/**
 * When a publication counts as published: now; or just after the latest of its agency, if the clock
 * has been set back since. Which return replaced which is decided by these times.
 */
async function findTime(
  { query }: Transaction,
  { agencyId, publishedAt }: Publishing,
): Promise<Date> {
  const { rows } = await query<{ at: Date | null }>(sql`
    SELECT max(published_at) + interval '1 millisecond' AS at FROM submission
    WHERE  agency_id = ${agencyId} AND published_at > ${publishedAt} AND published_at <= ${latestTime(publishedAt)}`);
  return rows[0]?.at ?? publishedAt;
}

/**
 * How far a clock may have been set back, in milliseconds. Times further ahead come from a clock
 * that was wrong: if later returns followed those, they would count as late.
 */
const MOST_BACK_MS = 2 * 3_600_000;

/** The latest time that a publication may be given whose time by the clock is `at`. */
export function latestTime(at: Date): Date {
  return new Date(at.getTime() + MOST_BACK_MS);
}

/** When the submission in a column was published. */
function toTimeOf({ submissions, publishedAt, receivedAt }: Publishing, column: string) {
  const times = submissions.map(({ id }) => receivedAt?.get(id) ?? publishedAt);
  return sql`(${times}::timestamptz[])[array_position(${submissions.map(({ id }) => id)}::uuid[], ${raw(column)})]`;
}

function toFormer({ table }: Batch) {
  return sql`record.agency_id, record.version, record.record_key, record.marking, record.submission_id, ${list(toKept(table), 'record')}`;
}

/** All columns of a record: sent, derived, and dependent on other records. */
function toKept({ columns, derived, flags }: RecordTable) {
  return [...columns, ...derived, ...flags];
}

/** @returns how many former versions each submission added to the history */
async function insertHistory(
  { query }: Transaction,
  { table, agencyId, submissions }: Batch,
  { change, former }: { readonly change: RecordChange; readonly former: Sql },
): Promise<ReadonlyMap<string, number>> {
  const { rowCount } = await query(sql`
    INSERT INTO ${raw(table.history)} (agency_id, version, record_key, marking, submission_id, ${names(toKept(table))}, change, replaced_by, replaced_at)
    ${former} ORDER BY ${list(table.keys, 'record')}`);
  return countEach(submissions, rowCount, async (ids) => {
    const { rows } = await query<Count>(sql`
      SELECT replaced_by AS id, count(*)::int AS total FROM ${raw(table.history)}
      WHERE  agency_id = ${agencyId} AND replaced_by = ANY (${ids}::uuid[]) AND change = ${change}
      GROUP  BY replaced_by`);
    return rows;
  });
}

/**
 * How many rows each submission wrote, by its id, without submissions that wrote none. A single
 * submission wrote all `rowCount` rows; for several, the rows are counted by `count`. The statement
 * that writes the rows could count them too, but Citus does not run such a statement, and it takes
 * no less time.
 */
async function countEach(
  submissions: Batch['submissions'],
  rowCount: number | null,
  count: (ids: readonly string[]) => Promise<readonly Count[]>,
): Promise<ReadonlyMap<string, number>> {
  if (rowCount === null || rowCount === 0) return new Map();
  const ids = submissions.map(({ id }) => id);
  const [first] = ids;
  if (first !== undefined && ids.length === 1) return new Map([[first, rowCount]]);
  const rows = await count(ids);
  return new Map(rows.filter(({ total }) => total > 0).map(({ id, total }) => [id, total]));
}

async function removeWithdrawn({ query }: Transaction, { table, agencyId, submissions }: Batch) {
  const ids = submissions.map(({ id }) => id);
  await query(sql`
    DELETE FROM ${raw(table.record)} AS record
    WHERE  record.agency_id = ${agencyId}
      AND  EXISTS (
        SELECT FROM ${raw(table.history)} AS former
        WHERE  former.agency_id = ${agencyId} AND former.replaced_by = ANY (${ids}::uuid[]) AND former.change = 'WITHDRAWN'
          AND  (${list(table.keys, 'former')}) = (${list(table.keys, 'record')}))`);
}

interface Writing extends Publishing {
  /** Whether flags are set after the records are written. */
  readonly areFlagsLater: boolean;
}

async function updateCorrected({ query }: Transaction, publishing: Writing) {
  const { table, agencyId, areFlagsLater } = publishing;
  const { isStaged, isSameRecord } = toBatchSql(publishing);
  const flags = toFlags(table, 'staged');
  const assignments = join([
    ...[...table.values, ...table.derived].map(({ name }) => raw(`${name} = staged.${name}`)),
    ...(areFlagsLater
      ? []
      : table.flags.map(({ name }, index) => sql`${raw(name)} = ${flags[index]}`)),
  ]);
  await query(sql`
    UPDATE ${raw(table.record)} AS record
    SET    version = record.version + 1, submission_id = staged.submission_id, marking = ${toMarking(table, 'staged')}, ${assignments}
    FROM   ${raw(table.staging)} AS staged
    WHERE  record.agency_id = ${agencyId} AND ${isStaged} AND ${isSameRecord}
      AND  ROW(${list(table.values, 'staged')}) IS DISTINCT FROM ROW(${list(table.values, 'record')})`);
}

/**
 * Inserts added records. A record that was withdrawn and comes back continues the version numbers
 * of its history.
 */
async function insertAdded(
  transaction: Transaction,
  publishing: Writing,
  corrected: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, number>> {
  const { table, agencyId, submissions, areFlagsLater } = publishing;
  const { added, isStaged } = toBatchSql(publishing);
  const sent = [...table.columns, ...table.derived];
  const flags = areFlagsLater ? table.flags.map(() => sql`false`) : toFlags(table, 'added');
  const values = join([list(sent, 'added'), ...flags]);
  // Most returns add to an agency without any history, and looking up each row in the history would
  // take as long as writing them.
  const isFirst = !(await hasHistory(transaction, publishing));
  const [version, former] = isFirst
    ? [sql`1`, empty]
    : [
        sql`coalesce(latest.version, 0) + 1`,
        sql`LEFT JOIN (
      SELECT agency_id, ${names(table.keys)}, max(version) AS version FROM ${raw(table.history)} AS former
      WHERE  agency_id = ${agencyId} AND EXISTS (
        SELECT FROM ${raw(table.staging)} AS staged WHERE ${isStaged} AND (${list(table.keys, 'staged')}) = (${list(table.keys, 'former')}))
      GROUP  BY agency_id, ${names(table.keys)}) AS latest USING (agency_id, ${names(table.keys)})`,
      ];
  const { rowCount } = await transaction.query(sql`
    INSERT INTO ${raw(table.record)} (agency_id, record_key, marking, version, submission_id, ${names([...sent, ...table.flags])})
    SELECT added.agency_id, added.record_key, ${toMarking(table, 'added')}, ${version}, added.submission_id, ${values}
    FROM   (SELECT staged.* ${added}) AS added ${former}
    ORDER  BY ${list(table.keys, 'added')}`);
  return countEach(submissions, rowCount, async (ids) => {
    const { rows } = await transaction.query<Count>(sql`
      SELECT submission_id AS id, count(*)::int AS total FROM ${raw(table.record)}
      WHERE  agency_id = ${agencyId} AND submission_id = ANY (${ids}::uuid[])
      GROUP  BY submission_id`);
    return rows.map(({ id, total }) => ({ id, total: total - (corrected.get(id) ?? 0) }));
  });
}

async function hasHistory({ query }: Transaction, { table, agencyId }: Batch): Promise<boolean> {
  const { rowCount } = await query(
    sql`SELECT FROM ${raw(table.history)} WHERE agency_id = ${agencyId} LIMIT 1`,
  );
  return rowCount === 1;
}

async function markPublished(
  { query }: Transaction,
  publishing: Publishing,
  changes: ReadonlyMap<string, ChangeCounts>,
) {
  const { agencyId, submissions } = publishing;
  const counts = submissions.map(
    ({ id }) => changes.get(id) ?? { added: 0, corrected: 0, withdrawn: 0 },
  );
  const { rowCount } = await query(sql`
    UPDATE submission
    SET    status = 'PUBLISHED', published_at = ${toTimeOf(publishing, 'submission.id')}, added = change.added, corrected = change.corrected, withdrawn = change.withdrawn,
           version = CASE WHEN change.added + change.corrected + change.withdrawn > 0 THEN current.version END
    FROM   unnest(${submissions.map(({ id }) => id)}::uuid[], ${counts.map(({ added }) => added)}::int[],
                  ${counts.map(({ corrected }) => corrected)}::int[], ${counts.map(({ withdrawn }) => withdrawn)}::int[]) AS change (id, added, corrected, withdrawn),
           (SELECT version FROM agency_data_version WHERE agency_id = ${agencyId}) AS current
    WHERE  submission.agency_id = ${agencyId} AND submission.id = change.id`);
  // A row policy hides rows without an error.
  if (rowCount !== submissions.length)
    throw new Error(
      `${rowCount} of ${submissions.length} submissions could be marked as published`,
    );
}

/** What happened to the record of a former version. */
type RecordChange = 'CORRECTED' | 'WITHDRAWN';

interface Count {
  readonly id: string;
  readonly total: number;
}
