import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';

import { actingIn } from '#domain/access/acting.js';
import { concerningNoRecords } from '#domain/audit/entry.js';
import { measureOf } from '#domain/measures/catalogue.js';
import { explainConflict } from '#domain/targets/decide-target.js';
import { describeTargetChange } from '#domain/targets/describe-change.js';
import { readAskedTarget } from '#domain/targets/set-target.js';
import type { Context } from '#graphql/context.js';
import { requireThere } from '#graphql/require.js';

import { findTargetQuarters, toAsked } from './read-input.js';
import { SetTargetInput, SetTargetPayload } from './set-target.type.js';
import { changeTarget } from './target.store.js';
import { toTarget } from './target.type.js';

@Resolver()
export class TargetResolver {
  @Mutation(() => SetTargetPayload, {
    description:
      'Sets, changes or removes the target for exactly one measure, quarter, area, agency and objective. A target that names an agency is set by an administrator of that agency; any other covers all agencies and needs an administrator of the whole partnership.',
  })
  async setTarget(
    @Arg('input', () => SetTargetInput, {
      description: 'Its subject, its numbers, and the version that you saw.',
    })
    input: SetTargetInput,
    @Ctx() context: Context,
  ): Promise<SetTargetPayload> {
    const { database, referenceData, clock, identity } = context;
    const quarters = await findTargetQuarters(context);
    const asked = toAsked(input);
    const read = readAskedTarget(asked, quarters, referenceData);
    if (!read.ok) return { target: null, problems: read.problems };
    const { agencyId } = read.subject;
    // A target that names no agency covers all agencies, in its area or everywhere.
    requireThere(context, agencyId === null ? 'SET_PARTNERSHIP_TARGETS' : 'SET_TARGETS', {
      areaCode: asked.area,
      agencyId,
    });

    const measure = measureOf(asked.measure);
    const seen = input.version ?? null;
    const { ok, target } = await database.write(async (transaction) => {
      const changed = await changeTarget(transaction, { ...read, seen });
      const { former } = changed;
      if (former !== undefined) {
        const what = describeTargetChange(
          { measure, subject: read.subject, former, target: changed.target },
          referenceData,
        );
        transaction.log({
          ...concerningNoRecords,
          at: clock.now(),
          action: 'ALTERATION',
          ...actingIn(identity),
          ...(agencyId === null ? {} : { agencyId }),
          what,
        });
      }
      return changed;
    });
    return {
      target: target && toTarget(target, measure),
      problems: ok ? [] : [explainConflict(target, measure)],
    };
  }
}
