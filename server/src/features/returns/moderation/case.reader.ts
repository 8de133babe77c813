import sql, { empty, raw, type Sql } from 'sql-template-tag';

import type { PlainDate } from '#domain/plain-date.js';
import type { DisruptionResults } from '#domain/returns/moderation/disruption-results.js';
import type { DisruptionStatus, Impact, ModerationStep } from '#domain/returns/moderation/step.js';
import type { Database, Transaction } from '#platform/database.js';

import { dayOf, isAtStage, isNewestFirst, since, type StageFilter } from './stage-sql.store.js';

/** The name of a disruption: its lead agency, and that agency's own reference. */
export interface CaseKey {
  readonly agencyId: number;
  readonly reference: string;
}

/** A disruption as moderators read it. */
export interface CaseRecord extends CaseKey, DisruptionResults {
  readonly version: number;
  readonly occurredOn: PlainDate;
  readonly objective: string;
  readonly crimeType: string;
  readonly areaCode: string;
  readonly quantity: number;
  readonly claimedImpact: Impact;
  readonly status: DisruptionStatus;
  readonly submittedOn: PlainDate | null;
  readonly decidedOn: PlainDate | null;
  readonly confirmedImpact: Impact | null;
  readonly rationale: string | null;
  readonly target: string | null;
  readonly ocgReference: string | null;
  readonly tactic: string | null;
  readonly supportingAgencyIds: readonly number[];
  /**
   * The day from which the disruption waits: the day it was submitted, or else the day it occurred.
   */
  readonly since: PlainDate;
}

/** A disruption with all the moderators' steps, in order. */
export interface CaseWithSteps {
  readonly record: CaseRecord;
  readonly steps: readonly ModerationStep[];
}

const columns = raw(
  Object.entries({
    agencyId: 'agency_id',
    reference: 'reference',
    version: 'version',
    occurredOn: 'occurred_on',
    objective: 'objective',
    crimeType: 'crime_type',
    areaCode: 'area_code',
    quantity: 'quantity',
    claimedImpact: 'claimed_impact',
    status: 'status',
    submittedOn: 'submitted_on',
    decidedOn: 'decided_on',
    confirmedImpact: 'confirmed_impact',
    rationale: 'rationale',
    target: 'target',
    ocgReference: 'ocg_reference',
    tactic: 'tactic',
    supportingAgencyIds: 'supporting_agency_ids',
    arrests: 'arrests',
    charges: 'charges',
    convictions: 'convictions',
    sentenceMonths: 'sentence_months',
    cashPence: 'cash_pence',
    assetsPence: 'assets_pence',
    drugsGrams: 'drugs_grams',
    firearms: 'firearms',
    phones: 'phones',
    addressesVisited: 'addresses_visited',
    adultsSafeguarded: 'adults_safeguarded',
    childrenSafeguarded: 'children_safeguarded',
    schoolVisits: 'school_visits',
    linesClosedType1: 'lines_closed_type1',
    linesClosedType2: 'lines_closed_type2',
  })
    .map(([name, column]) => `record.${column} AS "${name}"`)
    .concat(`${since.sql} AS since`)
    .join(', '),
);

export interface QueuePage extends StageFilter {
  /** The position after which the page begins; null for the beginning, or the end. */
  readonly beyond: (CaseKey & { readonly day: PlainDate }) | null;
  /** Whether to read forwards from the beginning; otherwise backwards from the end. */
  readonly isForward: boolean;
  readonly size: number;
  readonly isCountWanted: boolean;
}

export interface ReadQueue {
  /** The cases in the order of the stage. */
  readonly cases: readonly CaseWithSteps[];
  readonly hasMore: boolean;
  /** The number of all cases; null if not requested. */
  readonly total: number | null;
  /** How many cases were read or counted, by agency. */
  readonly touched: Readonly<Record<number, number>>;
}

/** Moderators are cleared: they open disruptions of every agency. */
const scope = { kind: 'ALL' } as const;

/** Opens the disruptions at a stage, in the order of the stage. */
export function openQueue(database: Database, page: QueuePage): Promise<ReadQueue> {
  return database.readRecords(scope, (transaction) => readQueue(transaction, page));
}

/** Disruptions by their keys, for a person who looks at them: see `readCases`. */
export function openCases(
  database: Database,
  keys: readonly CaseKey[],
): Promise<readonly CaseWithSteps[]> {
  return database.readRecords(scope, (transaction) => readCases(transaction, keys));
}

async function readQueue(
  transaction: Transaction,
  { beyond, isForward, size, isCountWanted, ...filter }: QueuePage,
): Promise<ReadQueue> {
  const isRising = isForward !== isNewestFirst(filter.stage);
  const [than, order] = isRising ? [sql`>`, sql`ASC`] : [sql`<`, sql`DESC`];
  const day = dayOf(filter.stage);
  const rest =
    beyond === null
      ? empty
      : sql`AND (${day}, record.agency_id, record.reference) ${than} (${beyond.day}::date, ${beyond.agencyId}::int, ${beyond.reference}::text)`;
  const { rows } = await transaction.query<CaseRecord>(sql`
    SELECT ${columns} FROM disruption AS record
    WHERE  ${isAtStage(filter)} ${rest}
    ORDER  BY ${day} ${order}, record.agency_id ${order}, record.reference ${order}
    LIMIT  ${size + 1}`);
  const shown = rows.slice(0, size);
  const counts = isCountWanted
    ? (
        await transaction.query<{ agencyId: number; count: number }>(sql`
          SELECT record.agency_id AS "agencyId", count(*)::int AS count FROM disruption AS record
          WHERE ${isAtStage(filter)} GROUP BY record.agency_id`)
      ).rows
    : null;
  const touched: Record<number, number> = {};
  for (const { agencyId, count } of counts ?? shown.map((row) => ({ ...row, count: 1 })))
    touched[agencyId] = (touched[agencyId] ?? 0) + count;
  return {
    cases: await addSteps(transaction, isForward ? shown : shown.toReversed()),
    hasMore: rows.length > size,
    total: counts?.reduce((sum, { count }) => sum + count, 0) ?? null,
    touched,
  };
}

/** Disruptions by their keys, whatever their state, in the order of the keys. */
export async function readCases(
  transaction: Pick<Transaction, 'query'>,
  keys: readonly CaseKey[],
): Promise<readonly CaseWithSteps[]> {
  const { rows } = await transaction.query<CaseRecord>(sql`
    SELECT ${columns} FROM disruption AS record
    WHERE  (record.agency_id, record.reference) IN (${toRows(keys)}) AND NOT record.is_erased AND NOT record.is_past`);
  return addSteps(
    transaction,
    keys.flatMap(
      (key) =>
        rows.find((row) => row.agencyId === key.agencyId && row.reference === key.reference) ?? [],
    ),
  );
}

type StepRow = ModerationStep & CaseKey;

async function addSteps(
  { query }: Pick<Transaction, 'query'>,
  records: readonly CaseRecord[],
): Promise<readonly CaseWithSteps[]> {
  if (records.length === 0) return [];
  const { rows } = await query<StepRow>(sql`
    SELECT step.agency_id AS "agencyId", step.reference, step.number, step.kind, step.at, step.post, step.impact, step.text, step.panel_on AS "panelOn",
           step.record_version AS "recordVersion", coalesce(submission.status = 'UNDONE', false) AS "isTakenBack"
    FROM   moderation_step AS step
    LEFT   JOIN submission ON submission.agency_id = step.agency_id AND submission.id = step.submission_id
    WHERE  (step.agency_id, step.reference) IN (${toRows(records)})
    ORDER  BY step.number`);
  return records.map((record) => ({
    record,
    steps: rows
      .filter(
        ({ agencyId, reference }) => agencyId === record.agencyId && reference === record.reference,
      )
      .map(({ agencyId: _, reference: __, ...step }) => step),
  }));
}

function toRows(keys: readonly CaseKey[]): Sql {
  return sql`SELECT * FROM unnest(${keys.map(({ agencyId }) => agencyId)}::int[], ${keys.map(({ reference }) => reference)}::text[])`;
}
