import { randomUUID } from 'node:crypto';

import type { Acting } from '#domain/access/actor.js';
import { formatDate, type PlainDate } from '#domain/plain-date.js';
import { type Quarter, quarterOf } from '#domain/quarter.js';
import {
  type CaseFacts,
  type Moderating,
  type ModerationParams,
  type TakenStep,
  takeStep,
} from '#domain/returns/moderation/decide.js';
import { findStanding, type StepKind, toCaseVersion } from '#domain/returns/moderation/step.js';
import { type AroundLock, lockPublishing } from '#features/returns/publishing-lock.store.js';
import { disruptionTable } from '#features/returns/record-table.js';
import { publish } from '#features/returns/record-writer.store.js';
import { insertSubmissions } from '#features/returns/submission.store.js';
import { actFor, type Database, type WritingTransaction } from '#platform/database.js';

import { type CaseKey, type CaseWithSteps, readCases } from './case.reader.js';
import { insertSteps, stageDecisions, type StepTaker } from './decision.store.js';

/** Disruptions that get the same step. */
export interface ModerationRequest {
  /** Each disruption once, with the version of the case that the moderator saw. */
  readonly cases: readonly (CaseKey & { readonly seen: number })[];
  readonly asked: ModerationParams;
  readonly by: Omit<StepTaker, 'at'> & Acting;
  /** Agencies that the moderator belongs to, by their ids. */
  readonly ownAgencyIds: readonly number[];
  readonly today: PlainDate;
  readonly now: Date;
  /** Checks the moderator again, once the lock is held: see `AroundLock`. */
  readonly lookAgain?: AroundLock['lookAgain'];
}

/** Why a disruption did not get the step. */
export interface CaseProblem {
  readonly of: CaseKey;
  readonly message: string;
  readonly field: string | null;
}

export interface ModerationResult {
  /** The current cases, whether or not anything was done. */
  readonly cases: readonly CaseWithSteps[];
  /** The problems. Empty if all was done; if there is any problem, nothing was done. */
  readonly problems: readonly CaseProblem[];
}

interface Taken extends CaseWithSteps {
  readonly step: TakenStep;
}

/**
 * Takes one step on one disruption or several: all of them or none. A panel's decision is written
 * as a return would be: staged as an addition to its quarter and published by the one function that
 * changes records, with rollups, data version, log and a submission that can be taken back. All of
 * it is one transaction under the publishing lock, so that the second of two people sees what the
 * first did, and a process that dies has done nothing.
 */
export function moderate(
  database: Pick<Database, 'write'>,
  request: ModerationRequest,
): Promise<ModerationResult> {
  return database.write((transaction) => moderateWithin(transaction, request));
}

async function moderateWithin(
  transaction: WritingTransaction,
  request: ModerationRequest,
): Promise<ModerationResult> {
  await lockPublishing(transaction, request);
  const found = await readCases(transaction, request.cases);
  const results = request.cases.map((asked): Taken | CaseProblem => {
    const known = found.find(({ record }) => isSame(record, asked));
    if (!known) return { of: asked, message: 'That disruption no longer exists.', field: 'id' };
    const moderating: Moderating = { ...request, seen: asked.seen };
    const result = takeStep(toFacts(known), request.asked, moderating);
    return result.ok
      ? { ...known, step: result.step }
      : { of: asked, message: result.message, field: result.field };
  });
  const problems = results.flatMap((result) => ('message' in result ? [result] : []));
  if (problems.length > 0) return { cases: found, problems };
  const taken = results.flatMap((result) => ('step' in result ? [result] : []));
  for (const agencyId of new Set(taken.map(({ record }) => record.agencyId))) {
    const own = taken.filter(({ record }) => record.agencyId === agencyId);
    await write(transaction, { agencyId, taken: own }, request);
  }
  return { cases: await readCases(transaction, request.cases), problems: [] };
}

/** A disruption in the form that the rule for moderation takes. */
export function toFacts({ record, steps }: CaseWithSteps): CaseFacts {
  const { agencyId, version } = record;
  return {
    ...record,
    leadAgencyId: agencyId,
    version: toCaseVersion(version, steps.length),
    standing: findStanding(steps, version),
  };
}

interface TakenOfAgency {
  readonly agencyId: number;
  readonly taken: readonly Taken[];
}

async function write(
  transaction: WritingTransaction,
  { agencyId, taken }: TakenOfAgency,
  { by, now }: ModerationRequest,
): Promise<void> {
  await actFor(transaction, agencyId);
  const decisions = taken.flatMap(({ record, step: { decision } }) =>
    decision === null ? [] : [{ record, decision }],
  );
  const submissions = new Map<Quarter, string>();
  for (const { record } of decisions) {
    const quarter = quarterOf(record.occurredOn);
    submissions.set(quarter, submissions.get(quarter) ?? randomUUID());
  }
  const submissionOf = ({ record, step }: Taken) =>
    step.decision === null ? null : (submissions.get(quarterOf(record.occurredOn)) ?? null);
  if (decisions.length > 0) {
    const table = disruptionTable;
    const staged = [...submissions].map(([quarter, id]) => ({ id, quarter, isPartial: true }));
    const ofQuarter = (quarter: Quarter) =>
      decisions.filter(({ record }) => quarterOf(record.occurredOn) === quarter);
    await insertSubmissions(
      transaction,
      { table, agencyId },
      staged.map((submission) => ({
        ...submission,
        isModeration: true,
        fileName: nameOf(taken),
        stagedAt: now,
        rowCount: ofQuarter(submission.quarter).length,
        warningCount: 0,
      })),
    );
    for (const [quarter, submissionId] of submissions)
      await stageDecisions(transaction, { agencyId, submissionId }, ofQuarter(quarter));
    const published = await publish(transaction, {
      ...{ table, agencyId, submissions: staged, actor: by.actor, publishedAt: now },
      undoes: null,
      isModeration: true,
    });
    if (!published.ok) throw new Error('Disruptions changed after they were locked and read');
    // Changing the flags of other records made the transaction act for their agencies.
    await actFor(transaction, agencyId);
  }
  await insertSteps(
    transaction,
    { ...by, at: now },
    taken.map((each) => ({
      ...each,
      number: each.steps.length + 1,
      submissionId: submissionOf(each),
    })),
  );
  const noted = taken.filter(({ step }) => step.decision === null);
  const [first] = noted;
  if (!first) return;
  transaction.log({
    at: now,
    action: 'MODERATE',
    actor: by.actor,
    agencyId: by.agencyId,
    touched: { [agencyId]: noted.length },
    what: describeNoted(first.step.kind, noted.length),
    dataset: 'DISRUPTIONS',
    filter: null,
    rowCount: noted.length,
    reason: null,
  });
}

/** The name of a submission by moderators, in place of a file name. */
function nameOf([first]: readonly Taken[]): string {
  const panelOn = first?.step.panelOn ?? null;
  return panelOn === null ? 'Decisions taken back' : `Panel of ${formatDate(panelOn)}`;
}

const deeds: Readonly<Partial<Record<StepKind, string>>> = {
  PROPOSED: 'Proposed what to decide about',
  ASKED: 'Asked about',
  PUT_OFF: 'Put off',
};

function describeNoted(kind: StepKind, count: number): string {
  const disruptions = count === 1 ? 'a disruption' : `${count} disruptions`;
  return `${deeds[kind] ?? 'Moderated'} ${disruptions}.`;
}

function isSame(one: CaseKey, other: CaseKey): boolean {
  return one.agencyId === other.agencyId && one.reference === other.reference;
}
