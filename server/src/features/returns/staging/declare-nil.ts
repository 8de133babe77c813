import { actingIn } from '#domain/access/acting.js';
import { familiesOf } from '#domain/access/viewer.js';
import type { AgencyRecord } from '#domain/agencies.js';
import type { Quarter } from '#domain/quarter.js';
import { toSenderRights } from '#domain/returns/sender-rights.js';
import { explainNilWithdrawal } from '#domain/returns/withdrawal.js';
import { UnusableReturn } from '#features/returns/file/unusable-return.js';
import { importReturnsWithin } from '#features/returns/import-returns.js';
import type { RecordTable } from '#features/returns/record-table.js';
import type { Context } from '#graphql/context.js';
import { type Problem, toProblem } from '#graphql/problem.type.js';

import { insertNil } from './insert-nil.js';
import { toNilFile } from './nil-file.js';
import { toScreened } from './screen-staged.js';
import { lookAgainAtSender } from './take-turn.js';

export interface NilReturn {
  readonly agency: AgencyRecord;
  readonly table: RecordTable;
  readonly quarter: Quarter;
  /** Whether withdrawing earlier records is confirmed. */
  readonly isMeant: boolean;
}

export interface NilOutcome {
  readonly problems: readonly Problem[];
  /**
   * The id of the nil return among the returns that were sent in the browser; null if it was not
   * published.
   */
  readonly stagedId: string | null;
  /** How many records the nil return withdrew; 0 if it was not published. */
  readonly withdrawn: number;
}

/** Thrown to end a nil return that would withdraw earlier records; nothing is written. */
class HasRecords extends Error {}

/**
 * Publishes a nil return by the import: the column names and no rows. Figures will be 0, rather
 * than not available. Earlier records are withdrawn only if that is confirmed. The nil return is
 * listed among the returns that were sent in the browser, and is taken back in the same way.
 */
export async function declareNil(
  context: Context,
  { agency, table, quarter, isMeant }: NilReturn,
): Promise<NilOutcome> {
  const { database, identity, referenceData, clock } = context;
  const rights = toSenderRights(identity.viewer, agency.id, familiesOf(referenceData.agencies));
  try {
    const now = clock.now();
    const { stagedId, withdrawn } = await database.write(async (transaction) => {
      const imported = await importReturnsWithin(transaction, {
        ...{ table, quarter, isPartial: false, isToPublish: true, agency: agency.code },
        ...{ isWithdrawalMeant: true, isForAgency: true },
        actor: actingIn(identity).actor,
        rights,
        files: [toNilFile(table, quarter)],
        ...{ today: clock.today(), now, report: () => undefined },
        lookAgain: async () => void (await lookAgainAtSender(context, agency.id)),
      });
      if (imported.status !== 'PUBLISHED') throw new Error('A nil return failed its screening');
      const screened = toScreened(imported.files);
      const { withdrawn, before, senders } = screened.difference ?? nothing;
      const named = rights.opensRecords ? senders : [];
      const question = explainNilWithdrawal({ withdrawn, before, quarter, senders: named });
      if (question !== null && !isMeant) throw new HasRecords(question);
      const sent = { agencyId: agency.id, table, quarter, by: identity.actor.name, at: now };
      return { stagedId: await insertNil(transaction, sent, screened), withdrawn };
    });
    return { problems: [], stagedId, withdrawn };
  } catch (error) {
    if (error instanceof UnusableReturn) return refuse(error.message, 'quarter');
    if (!(error instanceof HasRecords)) throw error;
    return refuse(error.message, 'isMeant');
  }
}

const nothing = { withdrawn: 0, before: 0, senders: [] };

function refuse(sentence: string, field: string): NilOutcome {
  return { problems: [toProblem(sentence, field)], stagedId: null, withdrawn: 0 };
}
