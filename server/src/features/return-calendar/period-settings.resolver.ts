import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';

import { actingIn } from '#domain/access/acting.js';
import { concerningNoRecords } from '#domain/audit/entry.js';
import { allDatasets, type Dataset } from '#domain/lists.js';
import { defaultDueOn } from '#domain/period.js';
import type { Problem } from '#domain/problem.js';
import type { Quarter } from '#domain/quarter.js';
import { describePeriodEffect } from '#domain/return-calendar/describe-effect.js';
import {
  describePeriodChange,
  explainPeriodConflict,
  findPeriodProblems,
  type PeriodChange,
  type StoredPeriod,
} from '#domain/return-calendar/period-change.js';
import { currentQuarters, listReturns } from '#domain/returned/return-list.js';
import { readSent } from '#features/published-returns/return-status.reader.js';
import type { Context } from '#graphql/context.js';
import { badInput } from '#graphql/errors.js';
import { requireThere } from '#graphql/require.js';
import { QuarterScalar } from '#graphql/scalars.js';

import { changePeriods, readPeriods } from './period.store.js';
import {
  CalendarEffect,
  PeriodSetting,
  SetPeriodsInput,
  SetPeriodsPayload,
} from './return-calendar.type.js';

@Resolver()
export class PeriodSettingsResolver {
  @Query(() => [PeriodSetting], {
    description: 'When each dataset in a quarter is due, and when it closes.',
  })
  async periodSettings(
    @Arg('quarter', () => QuarterScalar, { description: 'The quarter that the returns are for.' })
    quarter: Quarter,
    @Ctx() context: Context,
  ): Promise<readonly PeriodSetting[]> {
    return readSettings(quarter, context);
  }

  @Query(() => CalendarEffect, {
    description: 'The effects of changing the due dates and closing dates of a quarter.',
  })
  async periodEffect(
    @Arg('input', () => SetPeriodsInput, { description: 'The quarter with its new dates.' })
    input: SetPeriodsInput,
    @Ctx() context: Context,
  ): Promise<CalendarEffect> {
    const { database, referenceData } = context;
    const { quarter } = input;
    const changes = toChanges(input);
    const stored = await database.read((transaction) => readPeriods(transaction, quarter));
    const problems = findProblems(changes, stored, context);
    if (problems.length > 0) return { sentences: [], problems };
    const after = { ...referenceData, periods: referenceData.periods.with(changes) };
    const quarters = [...new Set([quarter, ...currentQuarters(referenceData)])];
    const sent = await database.read((transaction) => readSent(transaction, quarters));
    const sentences = describePeriodEffect(
      { datasets: changes.map(({ dataset }) => dataset), quarter },
      { before: referenceData, after, sent },
    );
    return { sentences, problems: [] };
  }

  @Mutation(() => SetPeriodsPayload, {
    description:
      'Sets the due days for datasets in a quarter, and closes or opens them: all of them, or none if one cannot be changed or has changed since you saw it. A final quarter can no longer be changed.',
  })
  async setPeriods(
    @Arg('input', () => SetPeriodsInput, { description: 'The quarter with its new dates.' })
    input: SetPeriodsInput,
    @Ctx() context: Context,
  ): Promise<SetPeriodsPayload> {
    requireThere(context, 'SET_PERIODS', { areaCode: null, agencyId: null });
    const { database, clock, identity } = context;
    const { quarter } = input;
    const changes = toChanges(input);
    const problems = await database.write(async (transaction): Promise<readonly Problem[]> => {
      const stored = await readPeriods(transaction, quarter);
      const found = findProblems(changes, stored, context);
      if (found.length > 0) return found;
      const done = await changePeriods(transaction, quarter, changes);
      if (!done.ok)
        return done.conflicts.map(({ dataset, stored: now }) =>
          explainPeriodConflict(dataset, quarter, now),
        );
      for (const { change, former } of done.changed)
        transaction.log({
          ...concerningNoRecords,
          at: clock.now(),
          action: 'ADMINISTER',
          ...actingIn(identity),
          what: describePeriodChange(change, former),
          filter: { quarter, datasets: [change.dataset] },
        });
      return [];
    });
    const now = { ...context, referenceData: await context.readReferenceDataAgain() };
    return { settings: await readSettings(quarter, now), problems };
  }
}

/** @throws BAD_USER_INPUT if a dataset is given twice, or none is */
function toChanges({ quarter, settings }: SetPeriodsInput): readonly PeriodChange[] {
  const changes = settings.flatMap(({ dataset: code, dueOn, closedOn, version }) =>
    allDatasets
      .filter((dataset) => dataset === code)
      .map((dataset) => ({ dataset, quarter, dueOn, closedOn: closedOn ?? null, seen: version })),
  );
  if (changes.length === 0 || new Set(changes.map(({ dataset }) => dataset)).size < changes.length)
    throw badInput('settings: name at least one dataset, each once.');
  return changes;
}

function findProblems(
  changes: readonly PeriodChange[],
  stored: ReadonlyMap<Dataset, StoredPeriod>,
  { referenceData: { today } }: Pick<Context, 'referenceData'>,
): readonly Problem[] {
  return changes.flatMap((change) =>
    findPeriodProblems(change, { today, stored: stored.get(change.dataset) ?? null }),
  );
}

async function readSettings(
  quarter: Quarter,
  { database, referenceData }: Pick<Context, 'database' | 'referenceData'>,
): Promise<readonly PeriodSetting[]> {
  const { periods, today } = referenceData;
  const { stored, sent } = await database.read(async (transaction) => ({
    stored: await readPeriods(transaction, quarter),
    sent: await readSent(transaction, [quarter]),
  }));
  const listed = listReturns([quarter], { sent, latePublishings: new Map() }, referenceData);
  return allDatasets.map((dataset) => {
    const status = periods.statusOf(dataset, quarter, today);
    const owed = listed.filter((each) => each.dataset === dataset && each.isOwed);
    return {
      id: `${quarter}-${dataset}`,
      ...{ dataset, quarter },
      dueOn: periods.dueOn(dataset, quarter),
      usualDueOn: defaultDueOn(quarter),
      closedOn: stored.get(dataset)?.closedOn ?? null,
      closedFrom: periods.closedFrom(dataset, quarter),
      closableOn: periods.canCloseOn(dataset, quarter, today) ? today : null,
      status,
      returnsDue: owed.length,
      returnsReceived: owed.filter((each) => each.sent !== null && each.sent.receivedOn !== null)
        .length,
      version: stored.get(dataset)?.version ?? 0,
    };
  });
}
