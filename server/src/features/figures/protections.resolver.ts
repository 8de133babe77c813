import { Arg, Ctx, Query, Resolver } from 'type-graphql';

import { cutFinders } from '#domain/disclosure/disclose.js';
import { planDisclosure } from '#domain/disclosure/disclosure-plan.js';
import { findProtections, type Protection as Found } from '#domain/figures/notes/protections.js';
import { isMeasureKey } from '#domain/measures/catalogue.js';
import { isDimension } from '#domain/measures/dimensions.js';
import { toFilter } from '#domain/question/filter-request.js';
import { type Question, refuseQuestion } from '#domain/question/question.js';
import { Dimension, MeasureKey } from '#features/measures/measure.type.js';
import type { Context } from '#graphql/context.js';
import { badInput } from '#graphql/errors.js';

import { FigureFilter } from './figure-filter.type.js';
import { Protection } from './protection.type.js';

@Resolver()
export class ProtectionsResolver {
  @Query(() => [Protection], {
    description:
      'How figures would be protected from the viewer, before asking for them. It follows from the question alone. Empty if nothing is protected.',
  })
  protections(
    @Arg('measures', () => [MeasureKey], { description: 'At least one measure.' })
    measures: string[],
    @Arg('by', () => [Dimension], { defaultValue: [], description: 'What to group by.' })
    by: string[],
    @Arg('where', () => FigureFilter, {
      nullable: true,
      description: 'Which records count. Without it, all of them.',
    })
    where: FigureFilter | null | undefined,
    @Ctx() { policy, referenceData }: Context,
  ): readonly Found[] {
    const filter = toFilter(where ?? {}, referenceData);
    if (!filter.ok) throw badInput(filter.reason);
    const question: Question = {
      by: by.filter(isDimension),
      filter: filter.filter,
      measures: [...new Set(measures.filter(isMeasureKey))],
      window: 'PERIOD',
      changes: [],
      orderBy: [],
      first: 1,
      fillGaps: false,
    };
    const refusal = refuseQuestion(question);
    if (refusal) throw badInput(refusal);
    return findProtections(
      question,
      cutFinders(planDisclosure({ question, policy, referenceData })),
    );
  }
}
