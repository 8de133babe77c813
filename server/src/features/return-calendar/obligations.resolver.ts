import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';

import { actingIn } from '#domain/access/acting.js';
import type { AgencyRecord } from '#domain/agencies.js';
import { concerningNoRecords } from '#domain/audit/entry.js';
import { allDatasets, type Dataset } from '#domain/lists.js';
import type { Problem } from '#domain/problem.js';
import { quarterOf } from '#domain/quarter.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import {
  describeOwingEffect,
  findChangedQuarters,
} from '#domain/return-calendar/describe-effect.js';
import {
  describeOwingChange,
  describeTimes,
  findOwingProblems,
  type OwingChange,
  withOwing,
} from '#domain/return-calendar/owing-change.js';
import { currentQuarters } from '#domain/returned/return-list.js';
import { toAgency } from '#features/places/agency.type.js';
import { readSent } from '#features/published-returns/return-status.reader.js';
import type { Context } from '#graphql/context.js';
import { toProblem } from '#graphql/problem.type.js';
import { requireThere } from '#graphql/require.js';

import { changeOwing, readOwing, type StoredOwing } from './owing.store.js';
import {
  CalendarEffect,
  Obligation,
  SetObligationInput,
  SetObligationPayload,
} from './return-calendar.type.js';

@Resolver()
export class ObligationsResolver {
  @Query(() => [Obligation], {
    description:
      'Which agency owes which dataset for which quarters, by agency and dataset, including datasets that are not owed.',
  })
  async obligations(
    @Arg('agency', () => ID, { nullable: true, description: 'Only this agency, by its code.' })
    code: string | null,
    @Ctx() { database, referenceData }: Context,
  ): Promise<readonly Obligation[]> {
    const stored = await database.read(readOwing);
    return referenceData.agencies
      .filter((agency) => !code || agency.code === code)
      .flatMap((agency) =>
        allDatasets.map((dataset) =>
          toObligation(
            stored.find((each) => each.agencyId === agency.id && each.dataset === dataset) ?? {
              agencyId: agency.id,
              dataset,
              times: [],
              version: 0,
            },
            { agency, referenceData },
          ),
        ),
      );
  }

  @Query(() => CalendarEffect, {
    description: 'The effects of an agency owing a dataset for these quarters only.',
  })
  async obligationEffect(
    @Arg('input', () => SetObligationInput, { description: 'What it owes.' })
    input: SetObligationInput,
    @Ctx() { database, referenceData }: Context,
  ): Promise<CalendarEffect> {
    const read = readChange(input, referenceData);
    if (!read.ok) return { sentences: [], problems: read.problems };
    const { agency, change } = read;
    const after = {
      ...referenceData,
      obligations: withOwing(referenceData.obligations, change),
    };
    const running = quarterOf(referenceData.today);
    const changed = findChangedQuarters(agency.id, change.dataset, {
      before: referenceData,
      after,
    });
    const quarters = [
      ...new Set([...currentQuarters(referenceData), ...changed.filter((each) => each <= running)]),
    ];
    const sent = await database.read((transaction) => readSent(transaction, quarters));
    const sentences = describeOwingEffect(
      { agency, dataset: change.dataset },
      { before: referenceData, after, sent },
    );
    return { sentences, problems: [] };
  }

  @Mutation(() => SetObligationPayload, {
    description:
      'Sets the quarters for which an agency owes a dataset. The list of returns, counts of returns received and alerts for late returns all follow it.',
  })
  async setObligation(
    @Arg('input', () => SetObligationInput, { description: 'What it owes.' })
    input: SetObligationInput,
    @Ctx() context: Context,
  ): Promise<SetObligationPayload> {
    requireThere(context, 'SET_PERIODS', { areaCode: null, agencyId: null });
    const { database, referenceData, clock, identity } = context;
    const read = readChange(input, referenceData);
    if (!read.ok) return { obligation: null, problems: read.problems };
    const { agency, change } = read;
    const done = await database.write(async (transaction) => {
      const changed = await changeOwing(transaction, change, {
        agency,
        today: referenceData.today,
      });
      if (changed.ok && changed.former !== null)
        transaction.log({
          ...{
            ...concerningNoRecords,
            at: clock.now(),
            action: 'ADMINISTER',
            ...actingIn(identity),
          },
          agencyId: agency.id,
          what: describeOwingChange(agency, change, changed.former),
        });
      return changed;
    });
    if (done.ok) await context.readReferenceDataAgain();
    const now = describeTimes(done.stored.times);
    return {
      obligation: toObligation(done.stored, { agency, referenceData }),
      problems: done.ok
        ? []
        : done.problems.length > 0
          ? done.problems
          : [
              toProblem(
                `Somebody else has changed this: it is now ${now}. Check it before you save yours.`,
                'version',
              ),
            ],
    };
  }
}

type ReadChange =
  | { readonly ok: true; readonly agency: AgencyRecord; readonly change: OwingChange }
  | { readonly ok: false; readonly problems: readonly Problem[] };

function readChange(
  { agency: code, dataset, times, version }: SetObligationInput,
  { agencies, today }: Context['referenceData'],
): ReadChange {
  const agency = agencies.find((each) => each.code === code);
  if (agency === undefined)
    return {
      ok: false,
      problems: [toProblem(`No agency has the code "${toQuotedValue(code)}".`, 'agency')],
    };
  const wanted = times.map(({ from, until }) => ({ from, until: until ?? null }));
  const problems = findOwingProblems(wanted, { agency, today });
  if (problems.length > 0) return { ok: false, problems };
  const known: Dataset | undefined = allDatasets.find((each) => each === dataset);
  if (known === undefined) throw new Error(`${dataset} is not a dataset`);
  return {
    ok: true,
    agency,
    change: { agencyId: agency.id, dataset: known, times: wanted, seen: version },
  };
}

interface Around {
  readonly agency: AgencyRecord;
  readonly referenceData: Context['referenceData'];
}

function toObligation(
  { dataset, times, version }: StoredOwing,
  { agency, referenceData: { today } }: Around,
): Obligation {
  const running = quarterOf(today);
  return {
    id: `${agency.code}-${dataset}`,
    agency: toAgency(agency),
    ...{ dataset, times, version },
    text: describeTimes(times),
    isOwedNow: times.some(({ from, until }) => from <= running && running <= (until ?? running)),
  };
}
