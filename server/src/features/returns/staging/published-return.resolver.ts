import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';

import { actingIn } from '#domain/access/acting.js';
import { can } from '#domain/access/permission.js';
import { recordTables } from '#features/returns/record-table.js';
import { findSender, undoReturn } from '#features/returns/undo-return.js';
import type { Context } from '#graphql/context.js';
import { denied } from '#graphql/errors.js';
import { toProblem } from '#graphql/problem.type.js';

import { declareNil } from './declare-nil.js';
import { DeclareNilInput, PublishedPayload, UndoReturnInput } from './staged-change.type.js';
import { lookAgainAtSender, takeTurn } from './take-turn.js';
import { maySend, toDifference } from './to-staged-return.js';

@Resolver()
export class PublishedReturnResolver {
  @Mutation(() => PublishedPayload, {
    description: 'Takes a published return back in one step, or only shows what that would change.',
  })
  async undoReturn(
    @Arg('input', () => UndoReturnInput, { description: 'Which return.' })
    { submission, isOnlyShown }: UndoReturnInput,
    @Ctx() context: Context,
  ): Promise<PublishedPayload> {
    const sender = await findSender(context.database, submission);
    const isTheirs = sender !== null && maySend(context.viewer, sender);
    const undo = ({ database, referenceData, viewer, identity, clock }: Context) =>
      undoReturn(database, {
        ...{ id: submission, isOnlyShown, now: clock.now(), report: () => undefined },
        actor: actingIn(identity).actor,
        lookAgain: async () => {
          if (isTheirs) await lookAgainAtSender(context, sender);
        },
        agencyIds: referenceData.agencies.map(({ id }) => id).filter((id) => maySend(viewer, id)),
      });
    // For other agencies nothing is done, so nobody waits in their queue.
    const outcome = await (isTheirs ? takeTurn(context, sender, undo) : undo(context));
    return outcome.status === 'UNDONE'
      ? { changes: toDifference(outcome.changes), stagedId: null, problems: [] }
      : { changes: null, stagedId: null, problems: [toProblem(outcome.message, 'submission')] };
  }

  @Mutation(() => PublishedPayload, {
    description:
      'Declares that an agency has nothing to report in a dataset for a quarter. Its figures for that quarter will be 0 instead of missing.',
  })
  async declareNil(
    @Arg('input', () => DeclareNilInput, { description: 'The agency, dataset and quarter.' })
    { agency: code, dataset, quarter, isMeant }: DeclareNilInput,
    @Ctx() context: Context,
  ): Promise<PublishedPayload> {
    const agency = context.referenceData.agencies.find((each) => each.code === code);
    const table = Object.values(recordTables).find(
      ({ declaration }) => declaration.dataset === dataset,
    );
    if (!agency || !table)
      return {
        ...{ changes: null, stagedId: null },
        problems: [toProblem('No agency has that code.', 'agency')],
      };
    const permission = can(context.viewer, 'SEND_RETURNS', { agencyIds: [agency.id], areas: [] });
    if (!permission.ok) throw denied(permission);
    const { problems, stagedId, withdrawn } = await takeTurn(context, agency.id, (now) =>
      declareNil(now, { agency, table, quarter, isMeant }),
    );
    const changes = toDifference({ added: 0, corrected: 0, withdrawn });
    return { changes: problems.length === 0 ? changes : null, stagedId, problems };
  }
}
