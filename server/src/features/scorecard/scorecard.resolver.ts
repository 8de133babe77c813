import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import { allDatasets } from '#domain/lists.js';
import { type Quarter, quarterOf } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { CardParams } from '#domain/scorecard/ask-headlines.js';
import { headlinesOf, toCardInSteps } from '#domain/scorecard/card.js';
import type { MissingReturns } from '#domain/scorecard/returns-owed.js';
import { AnswerCache, type WorkedOut } from '#features/figures/answer-cache.reader.js';
import { periodMaker } from '#features/periods/period.type.js';
import { toAgency } from '#features/places/agency.type.js';
import type { Context } from '#graphql/context.js';
import { eachTime } from '#graphql/each-time.js';
import { QuarterScalar } from '#graphql/scalars.js';
import { runInSlices } from '#platform/fair-share/time-slices.js';

import { toAsked } from './card-question.type.js';
import { readHeadlines } from './headlines.reader.js';
import { type OwingAgency, Scorecard } from './scorecard.type.js';
import {
  type CachedKpi,
  countFigures,
  describeRead,
  namedIn,
  toShownKpi,
} from './shown-kpi.type.js';

@Resolver(() => Scorecard)
export class ScorecardResolver {
  private readonly answers = new AnswerCache<CachedScorecard>();

  @Query(() => Scorecard, {
    description:
      'The headline measures for a quarter with their ratings: status against target, what really changed, and what it means in words.',
  })
  async scorecard(
    @Arg('quarter', () => QuarterScalar, {
      nullable: true,
      description:
        'By default, the latest closed quarter with data, or the latest closed quarter if nothing was sent.',
    })
    quarter: Quarter | null,
    @Arg('area', () => ID, {
      nullable: true,
      description: 'A county, command unit or district by its code; by default, the force.',
    })
    area: string | null,
    @Arg('agency', () => ID, {
      nullable: true,
      description:
        'Only records that this agency sent, by its code; by default, those of all agencies.',
    })
    agency: string | null,
    @Ctx() context: Context,
  ): Promise<Scorecard> {
    const card = await this.findCard(
      await toAsked({ quarter, area, agency }, allDatasets, context),
      context,
    );
    eachTime(context, ({ keepQuestion }) => keepQuestion('scorecard', { quarter, area, agency }));
    return card;
  }

  @FieldResolver(() => Scorecard, {
    nullable: true,
    description: 'The scorecard for the current quarter. Null if this is it.',
  })
  async running(
    @Root() { period, area, agency }: Scorecard,
    @Ctx() context: Context,
  ): Promise<Scorecard | null> {
    const quarter = quarterOf(context.referenceData.today);
    if (period.key === quarter) return null;
    return this.findCard(
      await toAsked(
        { quarter, area: area.code, agency: agency?.code ?? null },
        allDatasets,
        context,
      ),
      context,
    );
  }

  private async findCard(asked: CardParams, context: Context): Promise<Scorecard> {
    const card = await this.answers.find(namedIn(asked), context, (seen) => judgeCard(asked, seen));
    const { asOf } = context.operation;
    return { ...card, asOf, kpis: card.kpis.map((kpi) => ({ ...kpi, asOf })) };
  }
}

interface CachedScorecard extends Omit<Scorecard, 'asOf' | 'kpis'> {
  readonly kpis: readonly CachedKpi[];
}

async function judgeCard(asked: CardParams, context: Context): Promise<WorkedOut<CachedScorecard>> {
  const { referenceData } = context;
  const read = await readHeadlines({ headlines: headlinesOf(asked), asked }, context);
  const { kpis, sentences, missingReturns, returnsDue, returnsReceived } = await runInSlices(
    toCardInSteps(read.headlines, read.answers, read),
    context.work,
  );
  const [message = '', ...others] = sentences;
  const described = describeRead(read, context);
  const periodOf = periodMaker(referenceData);
  const answer = {
    ...described,
    kpis: kpis.map((kpi) => toShownKpi(kpi, described, periodOf)),
    ...{ message, detail: others.join(' '), sentence: sentences.join(' ') },
    ...{ returnsDue, returnsReceived },
    missingReturns: missingReturns.flatMap((missing) => toOwingAgency(missing, referenceData)),
  };
  return { answer, cacheVersion: read.cacheVersion, figureCount: countFigures(answer.kpis) };
}

function toOwingAgency(
  { agencyId, datasets }: MissingReturns,
  { agencies }: ReferenceData,
): readonly OwingAgency[] {
  const agency = agencies.find(({ id }) => id === agencyId);
  return agency ? [{ agency: toAgency(agency), datasets }] : [];
}
