import type { Clock } from '#platform/clock.js';
import type { Database } from '#platform/database.js';
import { connectToDatabase } from '@stronghold/prisma/connect';

import { findParts } from './demonstration.store.js';
import { NIL_AGENCY, publishNilReturn } from './demonstration-nil.js';
import { askAboutDisruption, ASKED_AGENCY } from './demonstration-question.js';
import { STAGED_AGENCY, stageDemonstration } from './demonstration-staged.js';
import { demonstration } from './publish-returns.js';

/** An arbitrary number for the advisory lock for completing a demonstration. */
const COMPLETION_LOCK = 7_305_896;

interface DemonstrationToComplete {
  readonly database: Database;
  /** Address of the same database, with the login for migrating. */
  readonly ownerUrl: string;
  readonly clock: Pick<Clock, 'now' | 'today'>;
}

/**
 * Adds what a demonstration has besides its returns: a question about a disruption, a staged return
 * and a nil return. If a start was killed before all three were added, the next one adds the rest.
 * If several servers start at once, one of them adds them and the others wait. The nil return is
 * the last: once it has been sent, nothing is added again, even if somebody has discarded the
 * staged return since. Adds nothing to other people's returns.
 */
export async function completeDemonstration({
  database,
  ownerUrl,
  clock,
}: DemonstrationToComplete): Promise<void> {
  const owner = await connectToDatabase(ownerUrl);
  try {
    await owner.query('SELECT pg_advisory_lock($1)', [COMPLETION_LOCK]);
    await addMissing(database, clock);
  } finally {
    // The lock is released with the connection.
    await owner.end();
  }
}

async function addMissing(database: Database, clock: Pick<Clock, 'now' | 'today'>): Promise<void> {
  const found = await database.write((transaction) =>
    findParts(transaction, {
      returns: demonstration.name,
      question: ASKED_AGENCY,
      staged: STAGED_AGENCY,
      nil: NIL_AGENCY,
    }),
  );
  if (found === null || !found.returns || found.nil) return;
  if (!found.question) await askAboutDisruption(database, clock);
  if (!found.staged) await stageDemonstration(database, clock);
  await publishNilReturn(database, clock);
}
