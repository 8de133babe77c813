import { actingIn } from '#domain/access/acting.js';
import { familiesOf } from '#domain/access/viewer.js';
import { concerningNoRecords } from '#domain/audit/entry.js';
import type { Json } from '#domain/json.js';
import { toSenderRights } from '#domain/returns/sender-rights.js';
import type { Context } from '#graphql/context.js';
import { type Problem, toProblem } from '#graphql/problem.type.js';
import type { WritingTransaction } from '#platform/database.js';

import { followScreening } from './follow-screening.js';
import { screenStaged, type StagedWork } from './screen-staged.js';
import type { StagedRecord } from './staged-record.js';
import { lockStaged } from './staged-return.store.js';

export type Problems = readonly Problem[];

export interface Changed {
  readonly problems: Problems;
  /**
   * The version after the change, regardless of what others did since; null if nothing was changed.
   */
  readonly version: number | null;
}

export type Seen = Pick<StagedRecord, 'agencyId' | 'id' | 'version'>;

export const gone = toProblem('It no longer exists: somebody published or discarded it.', 'id');
const changed = toProblem(
  'Somebody else has changed it. Look at the latest version before you continue.',
  'version',
);

/** Everything needed to screen or publish for an agency, on behalf of the caller. */
export function toWork(context: Context, agencyId: number): StagedWork {
  const { identity, referenceData, clock } = context;
  const agency = referenceData.agencies.find(({ id }) => id === agencyId);
  if (!agency) throw new Error('There is no such agency');
  return {
    ...{ identity, agency: agency.code, now: clock.now(), today: clock.today() },
    rights: toSenderRights(identity.viewer, agencyId, familiesOf(referenceData.agencies)),
  };
}

export type Change = (
  kept: StagedRecord,
  transaction: WritingTransaction,
) => Promise<Problems> | Problems;

/** Changes a staged return in the version that was seen, or says why not. */
export async function change({ database }: Context, seen: Seen, work: Change): Promise<Problems> {
  return database.write((transaction) => changeWithin(transaction, seen, work));
}

/** The outcome, if each of `steps` made a version of its own. */
export function toChanged(problems: Problems, { version }: Seen, steps = 1): Changed {
  return { problems, version: problems.length === 0 ? version + steps : null };
}

/** Screens a changed return; does nothing if it was not changed. */
export async function screenChanged(
  context: Context,
  seen: Seen,
  problems: Problems,
): Promise<Changed> {
  if (problems.length > 0) return toChanged(problems, seen);
  const work = toWork(context, seen.agencyId);
  const outcome = await followScreening(seen.id, (following) =>
    screenStaged(context.database, seen, { ...work, ...following }),
  );
  return toChanged(problems, seen, outcome === null ? 1 : 2);
}

export async function changeWithin(
  transaction: WritingTransaction,
  seen: Seen,
  work: Change,
): Promise<Problems> {
  const kept = await lockStaged(transaction, seen);
  if (kept === null || kept.state === 'PUBLISHED') return [gone];
  return kept.version === seen.version ? work(kept, transaction) : [changed];
}

/** Logs a change to a staged return. */
export function log(
  context: Context,
  transaction: WritingTransaction,
  { agencyId, dataset, id }: StagedRecord,
) {
  return (what: string, filter: Readonly<Record<string, Json>> = {}): void =>
    transaction.log({
      ...{ ...concerningNoRecords, at: context.clock.now(), action: 'ALTERATION', what },
      ...{ ...actingIn(context.identity), agencyId, dataset, filter: { staged: id, ...filter } },
    });
}

/**
 * A staged return whose findings are out of date: it waits to be screened again, even if this
 * process ends first.
 */
export function toScreenAgain(kept: StagedRecord): StagedRecord {
  return { ...kept, state: 'MAPPING', outcome: null };
}

/** Why a text that a person cannot have intended to type is refused. */
export const unseen = 'It contains an invisible character. Type it again.';
