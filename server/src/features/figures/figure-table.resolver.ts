import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import { findRevisions, findSourceReturns } from '#domain/figures/notes/returns-summary.js';
import { periodMaker } from '#features/periods/period.type.js';
import { toAgency } from '#features/places/agency.type.js';
import type { Context } from '#graphql/context.js';

import { FigureTable } from './figure-table.type.js';
import { FigureRevision, SourceReturns } from './source-returns.type.js';

/** The source returns of an answer, loaded only if asked for. */
@Resolver(() => FigureTable)
export class FigureTableResolver {
  @FieldResolver(() => [SourceReturns], {
    description:
      'The returns that the figures depend on: by dataset, then by quarter up to the current one, for the agencies in the question.',
  })
  sourceReturns(
    @Root() { asked }: FigureTable,
    @Ctx() { referenceData }: Context,
  ): readonly SourceReturns[] {
    const toPeriod = periodMaker(referenceData);
    return (asked ? findSourceReturns(asked) : []).map(({ dataset, quarter, owing, missing }) => ({
      dataset,
      period: toPeriod(quarter),
      returnsDue: owing.length,
      returnsReceived: owing.length - missing.length,
      missing: referenceData.agencies.filter(({ id }) => missing.includes(id)).map(toAgency),
    }));
  }

  @FieldResolver(() => [FigureRevision], {
    description:
      'What has changed since the figures first became final, by dataset, in order of publication. The notes name the latest for each quarter.',
  })
  revisions(
    @Root() { asked }: FigureTable,
    @Ctx() { referenceData }: Context,
  ): readonly FigureRevision[] {
    const toPeriod = periodMaker(referenceData);
    return (asked ? findRevisions(asked) : []).map(({ dataset, quarter, number, publishedOn }) => ({
      dataset,
      period: toPeriod(quarter),
      number,
      publishedOn,
    }));
  }
}
