import { formatQuarter, type Quarter, quarterOf, startOf } from '#domain/quarter.js';
import { explainNotMoved } from '#domain/returns/staged/other-quarter.js';
import type { Context } from '#graphql/context.js';
import { toProblem } from '#graphql/problem.type.js';

import {
  change,
  type Changed,
  log,
  screenChanged,
  type Seen,
  toScreenAgain,
} from './keep-change.js';
import { findWaitingSenders, lockRoom, updateStaged } from './staged-return.store.js';

/**
 * Moves a staged return to the quarter of most of its dates, with its file, columns, corrections
 * and rows left out, and screens it again. Nothing is left in the quarter that it was sent for.
 */
export async function takeQuarter(
  context: Context,
  seen: Seen,
  quarter: Quarter,
): Promise<Changed> {
  const { identity, referenceData } = context;
  const problems = await change(context, seen, async (kept, transaction) => {
    const { agencyId, dataset, quarterStart, outcome, isPartial } = kept;
    // A colleague may be moving or sending a file at the same time.
    await lockRoom(transaction, agencyId);
    const waiting = isPartial ? [] : await findWaitingSenders(transaction, kept, quarter);
    const colleague = waiting.find((by) => by !== identity.actor.name);
    const today = context.clock.today();
    const wrong = explainNotMoved({
      ...{ quarter, today, status: referenceData.periods.statusOf(dataset, quarter, today) },
      likely: outcome?.is === 'SCREENED' ? outcome.file.likelyQuarter : null,
    });
    if (wrong !== null) return [toProblem(wrong, 'quarter')];
    if (colleague !== undefined)
      return [
        toProblem(
          `A file for ${formatQuarter(quarter)}, sent by ${colleague}, is waiting to be published. Publish or discard that one first.`,
          'quarter',
        ),
      ];
    await updateStaged(transaction, { ...toScreenAgain(kept), quarterStart: startOf(quarter) });
    log(
      context,
      transaction,
      kept,
    )('Moved a staged return to another quarter', {
      from: quarterStart === null ? null : quarterOf(quarterStart),
      to: quarter,
    });
    return [];
  });
  return screenChanged(context, seen, problems);
}
