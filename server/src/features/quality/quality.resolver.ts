import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';

import { leadAgencyId } from '#domain/access/active-grants.js';
import { can } from '#domain/access/permission.js';
import { canSeeCountsOf } from '#domain/access/policy.js';
import { ownAgencyIds } from '#domain/access/viewer.js';
import type { AgencyRecord } from '#domain/agencies.js';
import { allDatasets, type Dataset as DatasetCode, datasets } from '#domain/lists.js';
import { describeMeasure, describeQuality } from '#domain/quality/describe-quality.js';
import {
  type JudgedMeasure,
  judgeQuality,
  listQuality,
  type QualityKnown,
} from '#domain/quality/judge-quality.js';
import { hasProtectedRows } from '#domain/quality/quality-measure.js';
import { qualityQuarters } from '#domain/quality/quality-quarters.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import { Dataset } from '#features/measures/measure.type.js';
import { toPeriod } from '#features/periods/period.type.js';
import { toAgency } from '#features/places/agency.type.js';
import type { Context } from '#graphql/context.js';
import { badInput, denied } from '#graphql/errors.js';

import { readReasons } from './acknowledged-warning.reader.js';
import { readQuality } from './quality.reader.js';
import { Quality, type QualityMeasure } from './quality.type.js';

@Resolver()
export class QualityResolver {
  @Query(() => Quality, {
    description:
      "The quality of an agency's returns for a dataset, by quarter: for people who belong to it, and for administrators of the partnership.",
  })
  async quality(
    @Arg('dataset', () => Dataset, { description: 'The dataset of the returns.' }) name: string,
    @Arg('agency', () => ID, {
      nullable: true,
      description:
        "The agency by its code. By default, the first of the viewer's own that sends the dataset.",
    })
    code: string | null | undefined,
    @Ctx() context: Context,
  ): Promise<Quality> {
    const { database, referenceData, policy, viewer } = context;
    const dataset = toDataset(name);
    const choices = referenceData.agencies.filter(
      ({ id }) => can(viewer, 'SEE_QUALITY', { agencyIds: [id] }).ok,
    );
    const agency = pickAgency(context, { code: code ?? null, dataset, choices });
    const quarters = qualityQuarters(dataset, referenceData);
    const read = await readQuality(database, { dataset, quarters }, referenceData);
    const known: QualityKnown = { ...read, dataset, quarters, policy };
    const judged = judgeQuality(known, agency.id);
    const areCountsTold = canSeeCountsOf(policy, agency.id);
    const reasons = areCountsTold
      ? await readReasons(database, { agencyId: agency.id, dataset, quarters })
      : [];
    context.keepQuestion('quality', { dataset, agency: agency.code });
    const isForAll = can(viewer, 'SEE_QUALITY', { isForPartnership: true }).ok;
    const id = `${agency.code}-${dataset}`;
    return {
      ...{ id, agency: toAgency(agency), dataset, reasons },
      sentence: describeQuality(agency.name, datasets[dataset].toLowerCase(), judged),
      quarters: quarters.map((quarter) => toPeriod(quarter, referenceData)),
      choices: choices.map(toAgency),
      measures: judged.map((each) => toMeasure(id, each)),
      agencies: (isForAll ? listQuality(known, idsOf(referenceData.agencies)) : []).flatMap(
        ({ agencyId, figures }) => {
          const found = referenceData.agencies.find((each) => each.id === agencyId);
          return found ? [{ agency: toAgency(found), figures }] : [];
        },
      ),
      areMediansRounded: policy.kind !== 'CLEARED' && hasProtectedRows(dataset),
    };
  }
}

function idsOf(agencies: readonly AgencyRecord[]): readonly number[] {
  return agencies.map(({ id }) => id);
}

function toDataset(name: string): DatasetCode {
  const dataset = allDatasets.find((each) => each === name);
  if (!dataset) throw badInput(`dataset: "${toQuotedValue(name)}" is not a dataset.`);
  return dataset;
}

interface Wish {
  readonly code: string | null;
  readonly dataset: DatasetCode;
  readonly choices: readonly AgencyRecord[];
}

/** The requested agency, or the first that the viewer may look at and that owes the dataset. */
function pickAgency(
  { viewer, referenceData }: Context,
  { code, dataset, choices }: Wish,
): AgencyRecord {
  // People who may look at all agencies start with their own, or with the lead agency.
  const own = new Set([
    ...ownAgencyIds({ grants: viewer.grants.filter((grant) => !grant.isForPartnership) }),
    leadAgencyId(referenceData),
  ]);
  const first = choices.filter(({ id }) => own.has(id));
  const mine = first.length > 0 ? first : choices;
  const owing = new Set(
    referenceData.obligations
      .filter((each) => each.dataset === dataset)
      .map(({ agencyId }) => agencyId),
  );
  const agency =
    code === null
      ? (mine.find(({ id }) => owing.has(id)) ?? mine[0])
      : referenceData.agencies.find((each) => each.code === code);
  if (!agency && code !== null)
    throw badInput(
      `agency: no agency has the code "${toQuotedValue(code)}". { agencies { code name } } lists them.`,
    );
  const permission = can(
    viewer,
    'SEE_QUALITY',
    agency ? { agencyIds: [agency.id] } : { isForPartnership: true },
  );
  if (!permission.ok) throw denied(permission);
  if (!agency) throw new Error('There is no agency');
  return agency;
}

function toMeasure(id: string, judged: JudgedMeasure): QualityMeasure {
  const { measure, figures, together, medians, medianTogether } = judged;
  const { key, name, definition, column } = measure;
  return {
    ...{ id: `${id}-${key}`, key, name, definition, column },
    ...{ sentence: describeMeasure(judged), figures, together, medians, medianTogether },
  };
}
