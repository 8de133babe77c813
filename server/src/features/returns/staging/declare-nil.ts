import { actingIn } from '#domain/access/acting.js';
import { familiesOf } from '#domain/access/viewer.js';
import type { AgencyRecord } from '#domain/agencies.js';
import type { Quarter } from '#domain/quarter.js';
import { toSenderRights } from '#domain/returns/sender-rights.js';
import { UnusableReturn } from '#features/returns/file/unusable-return.js';
import { importReturnsWithin } from '#features/returns/import-returns.js';
import type { RecordTable } from '#features/returns/record-table.js';
import type { Context } from '#graphql/context.js';
import { type Problem, toProblem } from '#graphql/problem.type.js';

import { toNilFile } from './nil-file.js';

export interface NilReturn {
  readonly agency: AgencyRecord;
  readonly table: RecordTable;
  readonly quarter: Quarter;
}

/** Ends a nil return that would withdraw what was sent; nothing of it is written. */
class HasRecords extends Error {
  constructor(readonly count: number) {
    super('There are records');
  }
}

/**
 * Publishes a return of nothing, by the import: the column names and no row. The figures then say
 * 0, and not that nothing is available. What was sent before is not withdrawn this way.
 */
export async function declareNil(
  { database, identity, referenceData, clock }: Context,
  { agency, table, quarter }: NilReturn,
): Promise<readonly Problem[]> {
  try {
    await database.write(async (transaction) => {
      const imported = await importReturnsWithin(transaction, {
        ...{ table, quarter, isPartial: false, isToPublish: true, agency: agency.code },
        actor: actingIn(identity).actor,
        rights: toSenderRights(identity.viewer, agency.id, familiesOf(referenceData.agencies)),
        files: [toNilFile(table, quarter)],
        ...{ today: clock.today(), now: clock.now(), report: () => undefined },
      });
      if (imported.status !== 'PUBLISHED')
        throw new Error('A return of nothing has nothing that fails');
      const withdrawn = imported.files[0]?.changes?.withdrawn ?? 0;
      if (withdrawn > 0) throw new HasRecords(withdrawn);
    });
    return [];
  } catch (error) {
    if (error instanceof UnusableReturn) return [toProblem(error.message, 'quarter')];
    if (!(error instanceof HasRecords)) throw error;
    return [
      toProblem(
        `${error.count} ${error.count === 1 ? 'record was' : 'records were'} sent for that quarter. To withdraw them, take the return back or send it again without them.`,
        'quarter',
      ),
    ];
  }
}
