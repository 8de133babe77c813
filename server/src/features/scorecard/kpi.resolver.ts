import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';

import { type AgencyKind as Kind, isAgencyKind } from '#domain/agencies.js';
import { allDatasets, type Dataset } from '#domain/lists.js';
import {
  isMeasureKey,
  type MeasureKey as Key,
  measureKeys,
  measureOf,
} from '#domain/measures/catalogue.js';
import { sourcesOf } from '#domain/measures/measure.js';
import type { Quarter } from '#domain/quarter.js';
import {
  type CrimeType as Crime,
  isCrimeType,
  isObjective,
  isOfToday,
  type Objective as UnderObjective,
  objectiveKeys,
  type PartDimension,
  partDimensions,
  toHeadline,
} from '#domain/scorecard/headline.js';
import { askedOf, partsIn } from '#domain/scorecard/headline-parts.js';
import { refuseHeadline } from '#domain/scorecard/refuse-headline.js';
import { AnswerCache } from '#features/figures/answer-cache.reader.js';
import { Dimension, MeasureKey } from '#features/measures/measure.type.js';
import { AgencyKind } from '#features/places/agency.type.js';
import { CrimeType } from '#features/subjects/lists.type.js';
import { Objective } from '#features/subjects/subject.type.js';
import type { Context } from '#graphql/context.js';
import { eachTime } from '#graphql/each-time.js';
import { badInput } from '#graphql/errors.js';
import { QuarterScalar } from '#graphql/scalars.js';

import { type CardNamed, toAsked } from './card-question.type.js';
import { Kpi } from './kpi.type.js';
import { readKpis } from './read-kpis.js';
import { type CachedKpi, namedIn } from './shown-kpi.type.js';

/** Figures for one quarter that are rated together. */
interface KpisParams extends CardNamed {
  /** The measures to rate; null for all measures available for the question. */
  readonly measures: readonly string[] | null;
  /** The objectives for which each measure is rated; null among them is all objectives together. */
  readonly objectives: readonly (string | null)[];
  /** The dimension that each figure is broken down by; null for the whole. */
  readonly by: string | null;
  readonly crimeType: string | null;
  readonly agencyKind: string | null;
}

@Resolver()
export class KpiResolver {
  private readonly answers = new AnswerCache<readonly CachedKpi[]>();

  @Query(() => Kpi, { description: 'One measure for a quarter, rated as on the scorecard.' })
  async kpi(
    @Arg('measure', () => MeasureKey, { description: 'Any measure in the catalogue.' })
    measure: string,
    @Arg('objective', () => Objective, {
      nullable: true,
      description: 'Only this objective, if the measure is recorded by objective.',
    })
    objective: string | null,
    @Arg('crimeType', () => CrimeType, {
      nullable: true,
      description: 'Only records of this crime type, for which there are no targets.',
    })
    crimeType: string | null,
    @Arg('quarter', () => QuarterScalar, {
      nullable: true,
      description:
        'By default, the latest closed quarter with data for this question, or the latest closed quarter if nothing was sent.',
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
    @Arg('agencyKind', () => AgencyKind, {
      nullable: true,
      description:
        'Only records sent by agencies of this kind, instead of one agency. There are no targets for a kind.',
    })
    agencyKind: string | null,
    @Ctx() context: Context,
  ): Promise<Kpi> {
    const [kpi] = await this.judge(
      {
        measures: [measure],
        objectives: [objective],
        by: null,
        crimeType,
        quarter,
        area,
        agency,
        agencyKind,
      },
      context,
    );
    if (!kpi) throw new Error('One headline was requested, but none was rated');
    eachTime(context, ({ keepQuestion }) =>
      keepQuestion('kpi', {
        measure,
        objective,
        crimeType,
        quarter,
        area,
        agency,
        agencyKind,
      }),
    );
    return kpi;
  }

  @Query(() => [Kpi], {
    description:
      'Several measures for one quarter, rated as on the scorecard and read together: in the order asked for, by objective within each measure, and by part within each objective.',
  })
  async kpis(
    @Arg('measures', () => [MeasureKey], {
      nullable: true,
      description:
        'Any measures in the catalogue, each answered once. By default, every measure that can be shown for this question.',
    })
    measures: string[] | null | undefined,
    @Arg('objectives', () => [Objective], {
      nullable: true,
      description:
        'Each measure for each of these objectives; by default, all objectives together.',
    })
    objectives: string[] | null | undefined,
    @Arg('by', () => Dimension, {
      nullable: true,
      description:
        'Each agency, kind of agency, area, county, local command unit, crime type, objective, pathway, age band or kind of exploitation separately, rated as if it were asked for alone. If left out, all of them together.',
    })
    by: string | null | undefined,
    @Arg('crimeType', () => CrimeType, {
      nullable: true,
      description: 'Only records of this crime type. They have no targets.',
    })
    crimeType: string | null,
    @Arg('quarter', () => QuarterScalar, {
      nullable: true,
      description:
        'By default, the latest closed quarter with data for this question, or the latest closed quarter if nothing was sent.',
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
    @Arg('agencyKind', () => AgencyKind, {
      nullable: true,
      description:
        'Only records sent by agencies of this kind, instead of one agency. There are no targets for a kind.',
    })
    agencyKind: string | null,
    @Ctx() context: Context,
  ): Promise<readonly Kpi[]> {
    const kpis = await this.judge(
      {
        measures: measures ?? null,
        objectives: objectives ?? [null],
        by: by ?? null,
        crimeType,
        quarter,
        area,
        agency,
        agencyKind,
      },
      context,
    );
    eachTime(context, ({ keepQuestion }) =>
      keepQuestion('kpis', {
        measures,
        objectives,
        by,
        crimeType,
        quarter,
        area,
        agency,
        agencyKind,
      }),
    );
    return kpis;
  }

  private async judge(kpis: KpisParams, context: Context): Promise<readonly Kpi[]> {
    const { headlines, asked } = await toQuestion(kpis, context);
    if (headlines.length === 0) return [];
    const question = [
      headlines.map(({ measure, objective, part }) => [
        measure,
        objective,
        part?.dimension,
        part?.key,
      ]),
      namedIn(asked),
    ];
    const judged = await this.answers.find(question, context, (seen) =>
      readKpis(headlines, asked, seen),
    );
    const { asOf } = context.operation;
    return judged.map((kpi) => ({ ...kpi, asOf }));
  }
}

/**
 * @throws a sentence for the caller if a measure is not available for the question, or if there is
 * no such quarter, area or agency
 */
async function toQuestion(
  { measures, objectives, by, crimeType, agencyKind, ...named }: KpisParams,
  context: Context,
) {
  const ofCrime = toCrimeType(crimeType);
  const datasets = measures === null ? allDatasets : datasetsOf(measures.map(toKey));
  const asked = {
    ...(await toAsked(named, datasets, context)),
    agencyKind: toKind(agencyKind),
    crimeType: ofCrime,
  };
  const under = toObjectives(objectives, by);
  const dimension = by === null || by === 'OBJECTIVE' ? null : toPartDimension(by);
  const parts = dimension === null ? [null] : partsIn(dimension, asked, context.referenceData);
  const of = [
    asked,
    ...parts.slice(0, 1).map((part) => askedOf(part, asked, context.referenceData)),
  ];
  const refuse = (measure: Key) =>
    under
      .flatMap((objective) => of.map((each) => refuseHeadline(measure, { ...each, objective })))
      .find((why) => why !== null);
  const keys =
    measures === null
      ? measureKeys.filter((measure) => refuse(measure) === undefined)
      : once(measures.map(toKey));
  const refusal = keys.map(refuse).find((why) => why !== undefined);
  if (refusal !== undefined) throw badInput(refusal);
  const headlines = keys.flatMap((measure) =>
    under.flatMap((objective) =>
      parts.map((each) => toHeadline({ measure, objective, crimeType: ofCrime, part: each })),
    ),
  );
  return { headlines, asked };
}

function toObjectives(
  asked: KpisParams['objectives'],
  by: string | null,
): readonly (UnderObjective | null)[] {
  if (by !== 'OBJECTIVE') return once(asked.map(toObjective));
  if (asked.some((objective) => objective !== null))
    throw badInput('by: "objectives" already separates them. Leave out "by" or "objectives".');
  return objectiveKeys;
}

function toPartDimension(by: string): PartDimension {
  const judged = partDimensions.filter((each) => !isOfToday(each));
  const dimension = judged.find((each) => each === by);
  if (dimension === undefined) {
    throw badInput(
      `by: measures are not rated by ${by}. Choose from ${[...judged, 'OBJECTIVE'].toSorted().join(', ')}, or use "figures".`,
    );
  }
  return dimension;
}

/** The sources of measures; measures of returns use all datasets. */
function datasetsOf(measures: readonly Key[]): readonly Dataset[] {
  const sources = new Set<string>(measures.flatMap((measure) => sourcesOf(measureOf(measure))));
  return sources.has('RETURNS')
    ? allDatasets
    : allDatasets.filter((dataset) => sources.has(dataset));
}

function toKey(measure: string): Key {
  if (!isMeasureKey(measure))
    throw new Error(`The schema names a measure that does not exist: ${measure}`);
  return measure;
}

function toObjective(objective: string | null): UnderObjective | null {
  return objective !== null && isObjective(objective) ? objective : null;
}

function toCrimeType(crimeType: string | null): Crime | null {
  return crimeType !== null && isCrimeType(crimeType) ? crimeType : null;
}

function toKind(kind: string | null): Kind | null {
  return kind !== null && isAgencyKind(kind) ? kind : null;
}

function once<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)];
}
