import { randomUUID } from 'node:crypto';

import sql, { type Sql } from 'sql-template-tag';

import { startOf } from '#domain/quarter.js';
import { type CurrentTarget, decideTarget } from '#domain/targets/decide-target.js';
import type { Target, TargetSubject } from '#domain/targets/target.js';
import { type TargetOptions, toTargetAim } from '#domain/targets/target-numbers.js';
import type { Transaction } from '#platform/database.js';

export interface TargetChange {
  readonly subject: TargetSubject;
  /** The new target; null removes the target. */
  readonly wish: TargetOptions | null;
  /** The version that the person saw; null if none was set. */
  readonly seen: number | null;
}

export interface ChangedTarget {
  /** False if somebody else changed the target first, and then nothing was written. */
  readonly ok: boolean;
  /** The current target; null if none is set. */
  readonly target: Target | null;
  /** The previous target, null if none was set; undefined if nothing was written. */
  readonly former?: Target | null;
}

/**
 * Sets, changes or removes one target, unless somebody changed it after the person saw it. A
 * concurrent change waits for this transaction, and then sees what it wrote.
 */
export async function changeTarget(
  transaction: Transaction,
  change: TargetChange,
): Promise<ChangedTarget> {
  const { subject, wish, seen } = change;
  const row = await lockRow(transaction, subject);
  const decision = decideTarget(row, wish, seen);
  if (decision !== 'WRITE') return { ok: decision === 'KEEP', target: toTarget(row, subject) };

  const written = await (row
    ? updateRow(transaction, row.id, wish)
    : insertRow(transaction, change));
  // Somebody else has just added the target, so now there is a row to lock. Rows are never deleted.
  if (!written) return changeTarget(transaction, change);
  return { ok: true, target: toTarget(written, subject), former: toTarget(row, subject) };
}

interface TargetRow extends CurrentTarget {
  readonly id: string;
}

interface StoredNumbers {
  readonly id: string;
  readonly version: number;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly tolerance: number | null;
}

const numbers = sql`id, version, value::float8 AS value, lower::float8 AS lower, upper::float8 AS upper, tolerance::float8 AS tolerance`;

async function lockRow(
  transaction: Transaction,
  { measure, quarter, areaCode, agencyId, objective }: TargetSubject,
): Promise<TargetRow | null> {
  return findRow(
    transaction,
    sql`
    SELECT ${numbers}
    FROM   target
    WHERE  measure = ${measure} AND quarter_start = ${startOf(quarter)}::date
      AND  area_code IS NOT DISTINCT FROM ${areaCode}::text
      AND  agency_id IS NOT DISTINCT FROM ${agencyId}::int
      AND  objective IS NOT DISTINCT FROM ${objective}::"Objective"
    FOR    UPDATE`,
  );
}

async function insertRow(
  transaction: Transaction,
  { subject, wish }: TargetChange,
): Promise<TargetRow | null> {
  const { measure, quarter, areaCode, agencyId, objective } = subject;
  const { value, lower, upper, tolerance } = toColumns(wish);
  return findRow(
    transaction,
    sql`
    INSERT INTO target (id, measure, quarter_start, area_code, agency_id, objective, value, lower, upper, tolerance)
    VALUES (${randomUUID()}, ${measure}, ${startOf(quarter)}, ${areaCode}, ${agencyId}, ${objective}, ${value}, ${lower}, ${upper}, ${tolerance})
    ON CONFLICT DO NOTHING
    RETURNING ${numbers}`,
  );
}

async function updateRow(
  transaction: Transaction,
  id: string,
  wish: TargetOptions | null,
): Promise<TargetRow | null> {
  const { value, lower, upper, tolerance } = toColumns(wish);
  return findRow(
    transaction,
    sql`
    UPDATE target SET value = ${value}, lower = ${lower}, upper = ${upper}, tolerance = ${tolerance}, version = version + 1
    WHERE  id = ${id}
    RETURNING ${numbers}`,
  );
}

async function findRow({ query }: Transaction, statement: Sql): Promise<TargetRow | null> {
  const { rows } = await query<StoredNumbers & Record<string, unknown>>(statement);
  const [row] = rows;
  return row ? { id: row.id, version: row.version, wish: toTargetAim(row) } : null;
}

function toColumns(wish: TargetOptions | null) {
  const none = { value: null, lower: null, upper: null };
  return { ...none, ...wish?.aim, tolerance: wish?.tolerance ?? null };
}

function toTarget(row: TargetRow | null, subject: TargetSubject): Target | null {
  return row?.wish ? { ...subject, id: row.id, version: row.version, ...row.wish } : null;
}
