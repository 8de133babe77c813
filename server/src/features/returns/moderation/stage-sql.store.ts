import sql, { join, raw, type Sql } from 'sql-template-tag';

import type { PlainDate } from '#domain/plain-date.js';
import { endBefore, type Quarter, startOf } from '#domain/quarter.js';
import type { ModerationStage } from '#domain/returns/moderation/stage.js';

/** A filter for the disruptions to read. */
export interface StageFilter {
  readonly stage: ModerationStage;
  /** The first day of the panels whose decisions are listed, at the stage DECIDED. */
  readonly decidedFrom: PlainDate;
  /** The id of the agency; null for all. */
  readonly agencyId: number | null;
  readonly quarter: Quarter | null;
}

/** The day from which a disruption waits: the day it was submitted, or else the day it occurred. */
export const since = raw('coalesce(record.submitted_on, record.occurred_on)');

/** The day that the list of a stage is sorted by, of the table `record`. */
export function dayOf(stage: ModerationStage): Sql {
  return stage === 'DECIDED' ? raw('record.decided_on') : since;
}

/** Whether the list of a stage begins with the latest day. */
export function isNewestFirst(stage: ModerationStage): boolean {
  return stage === 'DECIDED';
}

/** The condition on the table `record`. */
export function isAtStage({ stage, decidedFrom, agencyId, quarter }: StageFilter): Sql {
  const waiting = sql`record.status IN ('SUBMITTED', 'IN_REVIEW')`;
  const conditions: Readonly<Record<ModerationStage, Sql>> = {
    WAITING: waiting,
    DECIDED: sql`record.status IN ('CONFIRMED', 'REGRADED', 'REJECTED') AND record.decided_on >= ${decidedFrom}::date`,
    // OFFSET keeps the steps, which are on one machine, apart from records, which may be on several.
    SENT_BACK: sql`${waiting} AND EXISTS (
      SELECT FROM (SELECT agency_id, reference, record_version FROM moderation_step WHERE kind = 'ASKED' OFFSET 0) AS step
      WHERE  step.agency_id = record.agency_id AND step.reference = record.reference AND step.record_version = record.version)`,
  };
  return join(
    [
      sql`${conditions[stage]} AND NOT record.is_erased AND NOT record.is_past`,
      ...(agencyId === null ? [] : [sql`record.agency_id = ${agencyId}`]),
      ...(quarter === null
        ? []
        : [
            sql`record.occurred_on >= ${startOf(quarter)}::date AND record.occurred_on < ${endBefore(quarter)}::date`,
          ]),
    ],
    ' AND ',
  );
}
