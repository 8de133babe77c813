import { createHash } from 'node:crypto';

import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';

import type { AgencyRecord } from '#domain/agencies.js';
import { disclose, type Policy } from '#domain/disclosure/disclose.js';
import type { World } from '#domain/figures/world.js';
import type { AreaRecord } from '#domain/places.js';
import { formatQuarter, type Quarter, quarterOf } from '#domain/quarter.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import { askCard, type CardAsked } from '#domain/scorecard/ask-card.js';
import { type CardKpi, type ReadAnswer, toCard } from '#domain/scorecard/card.js';
import { latestClosed, trendQuarters } from '#domain/scorecard/quarters.js';
import { type ReadFigures, readFiguresTogether } from '#features/figures/figures.reader.js';
import { toMeasure } from '#features/measures/measure.type.js';
import { toPeriod } from '#features/periods/period.type.js';
import { toAgency } from '#features/places/agency.type.js';
import { toArea } from '#features/places/area.type.js';
import { readTargets } from '#features/targets/target.reader.js';
import { toTarget } from '#features/targets/target.type.js';
import type { Context } from '#graphql/context.js';
import { badInput } from '#graphql/errors.js';
import { QuarterScalar } from '#graphql/scalars.js';

import { toControlChart } from './control-chart.type.js';
import { type Kpi, Scorecard } from './scorecard.type.js';

@Resolver()
export class ScorecardResolver {
  @Query(() => Scorecard, {
    description: 'The headline measures of a quarter, judged: status against target, what really changed, and what it means in words.',
  })
  async scorecard(
    @Arg('quarter', () => QuarterScalar, { nullable: true, description: 'The latest that is closed for all datasets unless given.' })
    quarter: Quarter | null,
    @Arg('area', () => ID, { nullable: true, description: 'A county, command unit or district by its code; the force unless given.' })
    area: string | null,
    @Arg('agency', () => ID, { nullable: true, description: 'Only what this agency sent, by its code; all agencies unless given.' })
    agency: string | null,
    @Ctx() context: Context,
  ): Promise<Scorecard> {
    const { world, policy } = context;
    const asked: CardAsked = { quarter: toQuarter(quarter, world), area: findArea(area, world), agency: findAgency(agency, world) };
    const questions = askCard(asked, world);
    const { trend, objectives, running } = questions;
    const { figures, beside: targets } = await readFiguresTogether(
      context,
      [trend, objectives, ...(running ? [running.all, running.objectives] : [])],
      (ask) => readTargets(ask, { quarters: trendQuarters(asked.quarter, world), ...targetSubject(asked) }),
    );
    const find = (index: number) => discloseAll(figures[index], policy);
    const answers = { trend: find(0), objectives: find(1), running: running && { all: find(2), objectives: find(3) } };
    const { kpis, sentence, returnsDue, returnsReceived, dataVersion } = toCard(answers, { asked, targets, world });

    context.keepQuestion('scorecard', { quarter: asked.quarter, area: asked.area.code, agency: asked.agency?.code });
    const id = toId([asked.quarter, asked.area.code, asked.agency?.code ?? null, dataVersion, policy, world.today]);
    return {
      id,
      period: toPeriod(asked.quarter, world),
      area: toArea(asked.area),
      agency: asked.agency && toAgency(asked.agency),
      kpis: kpis.map((kpi) => toShownKpi(kpi, id, world)),
      ...{ sentence, returnsDue, returnsReceived, dataVersion },
    };
  }
}

function toQuarter(quarter: Quarter | null, world: World): Quarter {
  if (quarter && quarter > quarterOf(world.today)) {
    throw badInput(`quarter: ${formatQuarter(quarter)} has not begun. Ask for ${quarterOf(world.today)} or an earlier one.`);
  }
  return quarter ?? latestClosed(world);
}

function findArea(code: string | null, { places }: World): AreaRecord {
  const area = code ? places.find(code) : places.force;
  if (!area) throw badInput(`area: no area has the code "${toQuotedValue(code ?? '')}". { areas { code name kind } } lists them.`);
  if (area.successorCode !== null) throw badInput(`area: ${area.name} has ended. Ask for its successor, ${area.successorCode}.`);
  return area;
}

function findAgency(code: string | null, { agencies }: World): AgencyRecord | null {
  if (!code) return null;
  const agency = agencies.find((each) => each.code === code);
  if (!agency) throw badInput(`agency: no agency has the code "${toQuotedValue(code)}". { agencies { code name } } lists them.`);
  return agency;
}

function targetSubject({ area, agency }: CardAsked) {
  return { areaCode: area.kind === 'FORCE' ? null : area.code, agencyId: agency?.id ?? null };
}

function discloseAll(read: ReadFigures | undefined, policy: Policy): ReadAnswer {
  if (!read) throw new Error('A question of the scorecard was not read');
  return { plan: read.plan, tables: new Map([...read.tables].map(([question, table]) => [question, disclose(table, policy)] as const)) };
}

function toShownKpi(kpi: CardKpi, cardId: string, world: World): Kpi {
  const { measure, objective, target, trend } = kpi;
  const show = (set: typeof target) => set && toTarget(set, measure);
  return {
    ...kpi,
    id: [cardId, measure.key, ...(objective === null ? [] : [objective])].join('-'),
    measure: toMeasure(measure),
    target: show(target),
    trend: trend.map((point) => ({ quarter: toPeriod(point.quarter, world), figure: point.figure, target: show(point.target) })),
    controlChart: toControlChart(kpi, world),
  };
}

function toId(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
