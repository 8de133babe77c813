import { Arg, Ctx, Query, Resolver } from 'type-graphql';

import type { ContributionParams } from '#domain/findings/contribution-question.js';
import { isMeasureKey, type MeasureKey as Key, measureOf } from '#domain/measures/catalogue.js';
import { isDimension } from '#domain/measures/dimensions.js';
import { splitsOf } from '#domain/measures/splits.js';
import { formatQuarter, type Quarter } from '#domain/quarter.js';
import { axesOf } from '#domain/question/filter.js';
import { type FilterRequest, toFilter } from '#domain/question/filter-request.js';
import { refuseFilter } from '#domain/question/question.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { isOpenFor } from '#domain/scorecard/quarters.js';
import { AnswerCache } from '#features/figures/answer-cache.reader.js';
import { FigureFilter } from '#features/figures/figure-filter.type.js';
import { Dimension, MeasureKey } from '#features/measures/measure.type.js';
import type { Context } from '#graphql/context.js';
import { eachTime } from '#graphql/each-time.js';
import { badInput } from '#graphql/errors.js';
import { QuarterScalar } from '#graphql/scalars.js';

import { ContributionAnalysis } from './contributions.type.js';
import { readContributions } from './read-contributions.js';

/** The arguments of `contributions`. Null means the default. */
interface Named {
  readonly measure: string;
  readonly from: Quarter;
  readonly to: Quarter;
  readonly by: readonly string[] | null;
  readonly where: FilterRequest | null;
}

@Resolver()
export class ContributionsResolver {
  private readonly answers = new AnswerCache<ContributionAnalysis>();

  @Query(() => ContributionAnalysis, {
    description:
      'Breaks down the change in a measure between two closed quarters: what each crime type, district, agency and so on contributed. Counts and stocks are broken down by their differences, shares by rate and mix (Kitagawa).',
  })
  async contributions(
    @Arg('measure', () => MeasureKey, { description: 'Any measure in the catalogue.' })
    measure: string,
    @Arg('from', () => QuarterScalar, { description: 'The earlier quarter.' }) from: Quarter,
    @Arg('to', () => QuarterScalar, { description: 'The later quarter.' }) to: Quarter,
    @Arg('by', () => [Dimension], {
      nullable: true,
      description:
        'What to break it down by; by default, every dimension that has one value for each record and does not define the measure.',
    })
    by: string[] | null | undefined,
    @Arg('where', () => FigureFilter, {
      nullable: true,
      description:
        'Which records count. Leave periods out: from and to give them. By default, all records count.',
    })
    where: FigureFilter | null | undefined,
    @Ctx() context: Context,
  ): Promise<ContributionAnalysis> {
    const asked = toAsked(
      { measure, from, to, by: by ?? null, where: where ?? null },
      context.referenceData,
    );
    const question = [asked.measure, from, to, asked.by, where ?? null];
    const answer = await this.answers.find(question, context, (seen) =>
      readContributions(asked, seen),
    );
    eachTime(context, ({ keepQuestion }) =>
      keepQuestion('contributions', { measure, from, to, by, where }),
    );
    return answer;
  }
}

/**
 * @throws a sentence for the caller if there is no such change, or it cannot be broken down by this
 * dimension
 */
function toAsked(
  { measure: name, from, to, by, where }: Named,
  referenceData: ReferenceData,
): ContributionParams {
  const key = toKey(name);
  const measure = measureOf(key);
  if (from >= to)
    throw badInput(
      `from: ${formatQuarter(from)} is not before ${formatQuarter(to)}. Ask from the earlier quarter to the later one.`,
    );
  const open = [from, to].find((quarter) => isOpenFor(measure, quarter, referenceData));
  if (open !== undefined)
    throw badInput(
      `${open === from ? 'from' : 'to'}: returns for ${formatQuarter(open)} are still coming in. Ask for closed quarters.`,
    );

  const splits = splitsOf(measure);
  const foreign = by?.find((dimension) => !splits.some((split) => split === dimension));
  if (foreign !== undefined)
    throw badInput(
      `by: ${key} cannot be broken down by ${foreign}. ${splits.length === 0 ? 'There is nothing to break it down by.' : `Choose from ${splits.join(', ')}.`}`,
    );

  const filter = toFilter(where ?? {}, referenceData);
  if (!filter.ok) throw badInput(filter.reason);
  if (axesOf(filter.filter).has('TIME'))
    throw badInput('where: "from" and "to" give the quarters. Leave periods out of "where".');
  const refusal = refuseFilter(filter.filter, [key]);
  if (refusal) throw badInput(refusal);
  return {
    measure: key,
    from,
    to,
    filter: filter.filter,
    by: [...new Set(by ?? splits)].filter(isDimension),
  };
}

function toKey(measure: string): Key {
  if (!isMeasureKey(measure))
    throw new Error(`The schema names a measure that does not exist: ${measure}`);
  return measure;
}
