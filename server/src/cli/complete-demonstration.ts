import type { Clock } from '#platform/clock.js';
import type { Database } from '#platform/database.js';

import { findParts } from './demonstration.store.js';
import { NIL_AGENCY, publishNilReturn } from './demonstration-nil.js';
import { askAboutDisruption, ASKED_AGENCY } from './demonstration-question.js';
import { STAGED_AGENCY, stageDemonstration } from './demonstration-staged.js';
import { demonstration } from './publish-returns.js';

/**
 * Adds what a demonstration has besides its returns: a question about a disruption, a staged return
 * and a nil return. If a start was killed before all three were added, the next one adds the rest.
 * The nil return is the last: once it has been sent, nothing is added again, even if somebody has
 * discarded the staged return since. Adds nothing to other people's returns.
 */
export async function completeDemonstration(
  database: Database,
  clock: Pick<Clock, 'now' | 'today'>,
): Promise<void> {
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
