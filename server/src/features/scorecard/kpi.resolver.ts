import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';

import { isAgencyKind } from '#domain/agencies.js';
import { isMeasureKey } from '#domain/measures/catalogue.js';
import type { Quarter } from '#domain/quarter.js';
import { isCrimeType, isObjective, toHeadline } from '#domain/scorecard/headline.js';
import { judgeHeadlines } from '#domain/scorecard/judge-headlines.js';
import { refuseHeadline } from '#domain/scorecard/refuse-headline.js';
import { CrimeType } from '#features/figures/lists.type.js';
import { MeasureKey } from '#features/measures/measure.type.js';
import { periodMaker } from '#features/periods/period.type.js';
import { AgencyKind } from '#features/places/agency.type.js';
import { Objective } from '#features/subjects/subject.type.js';
import type { Context } from '#graphql/context.js';
import { badInput } from '#graphql/errors.js';
import { QuarterScalar } from '#graphql/scalars.js';

import { toAsked } from './card-question.js';
import { Kpi, toShownKpi } from './kpi.type.js';
import { describeRead, readHeadlines } from './read-headlines.js';

@Resolver()
export class KpiResolver {
  @Query(() => Kpi, { description: 'One measure of a quarter, judged as on the scorecard.' })
  async kpi(
    @Arg('measure', () => MeasureKey, { description: 'Any measure of the catalogue.' }) measure: string,
    @Arg('objective', () => Objective, { nullable: true, description: 'Only this objective, where the measure is told by objective.' })
    objective: string | null,
    @Arg('crimeType', () => CrimeType, { nullable: true, description: 'Only records of this crime type. It has no target.' })
    crimeType: string | null,
    @Arg('quarter', () => QuarterScalar, { nullable: true, description: 'The latest that is closed for all datasets unless given.' })
    quarter: Quarter | null,
    @Arg('area', () => ID, { nullable: true, description: 'A county, command unit or district by its code; the force unless given.' })
    area: string | null,
    @Arg('agency', () => ID, { nullable: true, description: 'Only what this agency sent, by its code; all agencies unless given.' })
    agency: string | null,
    @Arg('agencyKind', () => AgencyKind, {
      nullable: true,
      description: 'Only what agencies of this kind sent, instead of one agency. It has no target.',
    })
    agencyKind: string | null,
    @Ctx() context: Context,
  ): Promise<Kpi> {
    if (!isMeasureKey(measure)) throw new Error(`The contract names a measure that there is not: ${measure}`);
    const of = {
      objective: objective !== null && isObjective(objective) ? objective : null,
      crimeType: crimeType !== null && isCrimeType(crimeType) ? crimeType : null,
    };
    const ofKind = agencyKind !== null && isAgencyKind(agencyKind) ? agencyKind : null;
    const asked = { ...toAsked({ quarter, area, agency }, context.world), agencyKind: ofKind, crimeType: of.crimeType };
    const refusal = refuseHeadline(measure, { ...asked, ...of });
    if (refusal !== null) throw badInput(refusal);

    const read = await readHeadlines([toHeadline({ measure, ...of })], asked, context);
    context.keepQuestion('kpi', { measure, objective, crimeType, quarter, area, agency, agencyKind });
    const [kpi] = judgeHeadlines(read.headlines, read.answers, read);
    if (!kpi) throw new Error('One headline was asked and none was judged');
    return toShownKpi({ ...kpi, attention: 1 }, describeRead(read, context), periodMaker(context.world));
  }
}
