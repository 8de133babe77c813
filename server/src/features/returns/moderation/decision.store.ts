import sql, { raw } from 'sql-template-tag';

import { isDecidedInTime } from '#domain/returns/disruptions.js';
import type { Decision, TakenStep } from '#domain/returns/moderation/decide.js';
import { list, names } from '#features/returns/record-sql.store.js';
import { disruptionTable } from '#features/returns/record-table.js';
import type { Transaction } from '#platform/database.js';

import type { CaseRecord } from './case.reader.js';

/** The panel's decision about a disruption, and the disruption. */
export interface Decided {
  readonly record: CaseRecord;
  readonly decision: Decision;
}

/** The columns that every decision writes. */
const decided = [
  'status',
  'decided_on',
  'confirmed_impact',
  'rationale',
  'is_moderated_in_28_days',
] as const;

/**
 * Stages disruptions of one agency with only their decision changed, under a submission, as if the
 * agency had sent nothing else.
 */
export async function stageDecisions(
  { query }: Transaction,
  { agencyId, submissionId }: { readonly agencyId: number; readonly submissionId: string },
  decisions: readonly Decided[],
): Promise<void> {
  const { record, staging, columns, derived } = disruptionTable;
  const kept = [...columns, ...derived].filter(
    ({ name }) => !decided.some((each) => each === name),
  );
  const of = <Value>(value: (each: Decided) => Value) => decisions.map(value);
  await query(sql`
    INSERT INTO ${raw(staging)} (agency_id, submission_id, row_number, has_warning, record_key, ${names(kept)}, ${raw(decided.join(', '))})
    SELECT record.agency_id, ${submissionId}::uuid, panel.row_number, false, record.record_key, ${list(kept, 'record')},
           panel.status::"DisruptionStatus", panel.decided_on, panel.impact::"Impact", panel.rationale, panel.is_in_time
    FROM   ${raw(record)} AS record
    JOIN   unnest(${of((each) => each.record.reference)}::text[], ${of(({ decision }) => decision.status)}::text[], ${of(({ decision }) => decision.decidedOn)}::date[],
                  ${of(({ decision }) => decision.confirmedImpact)}::text[], ${of(({ decision }) => decision.rationale)}::text[],
                  ${of((each) => isDecidedInTime(each.record.submittedOn, each.decision.decidedOn))}::boolean[])
           WITH ORDINALITY AS panel (reference, status, decided_on, impact, rationale, is_in_time, row_number) USING (reference)
    WHERE  record.agency_id = ${agencyId}`);
}

export interface NewStep {
  readonly record: CaseRecord;
  readonly number: number;
  readonly step: TakenStep;
  /** The id of the submission that writes the step to the record; null if none does. */
  readonly submissionId: string | null;
}

/** The person who takes steps, and the time. */
export interface StepTaker {
  /** The id of the person; null for the local administrator. */
  readonly personId: string | null;
  readonly post: string;
  readonly at: Date;
}

/** Records steps on disruptions of one agency, for which the transaction acts. */
export async function insertSteps(
  { query }: Transaction,
  { personId, post, at }: StepTaker,
  steps: readonly NewStep[],
): Promise<void> {
  const of = <Value>(value: (each: NewStep) => Value) => steps.map(value);
  await query(sql`
    INSERT INTO moderation_step (agency_id, reference, number, kind, at, person_id, post, impact, text, panel_on, record_version, submission_id)
    SELECT given.agency_id, given.reference, given.number, given.kind::"ModerationStepKind", ${at}, ${personId}::uuid, ${post}, given.impact::"Impact", given.text,
           given.panel_on, given.record_version, given.submission_id
    FROM   unnest(${of(({ record }) => record.agencyId)}::int[], ${of(({ record }) => record.reference)}::text[], ${of(({ number }) => number)}::int[],
                  ${of(({ step }) => step.kind)}::text[], ${of(({ step }) => step.impact)}::text[], ${of(({ step }) => step.text)}::text[],
                  ${of(({ step }) => step.panelOn)}::date[], ${of(({ record }) => record.version)}::int[], ${of((each) => each.submissionId)}::uuid[])
           AS given (agency_id, reference, number, kind, impact, text, panel_on, record_version, submission_id)`);
}
