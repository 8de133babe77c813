import { Arg, Ctx, Query, Resolver } from 'type-graphql';

import { isAgencyKind } from '#domain/agencies.js';
import { pages } from '#domain/pages/catalogue.js';
import type { PageDeclaration } from '#domain/pages/declaration.js';
import { isCrimeType, isObjective } from '#domain/scorecard/headline.js';
import { KeptAnswers } from '#features/figures/kept-answers.reader.js';
import { toAsked } from '#features/scorecard/card-question.type.js';
import { namedIn } from '#features/scorecard/shown-kpi.type.js';
import type { Context } from '#graphql/context.js';

import { Page, PageKey } from './page.type.js';
import { type KeptPage, readPage } from './read-page.js';
import { Scope } from './scope.type.js';

@Resolver()
export class PageResolver {
  private readonly answers = new KeptAnswers<KeptPage>();

  @Query(() => Page, { description: 'A page that is built in: its blocks under one scope, read together from one snapshot.' })
  async page(
    @Arg('key', () => PageKey, { description: 'Which page.' }) key: string,
    @Arg('scope', () => Scope, { nullable: true, description: 'What it is narrowed to. Without it, to nothing.' })
    scope: Scope | null | undefined,
    @Ctx() context: Context,
  ): Promise<Page> {
    const declaration = toDeclaration(key);
    const { quarter = null, area = null, agency = null, agencyKind = null, objective = null, crimeType = null } = scope ?? {};
    const asked = {
      ...(await toAsked({ quarter, area, agency }, declaration.datasets, context)),
      agencyKind: agencyKind !== null && isAgencyKind(agencyKind) ? agencyKind : null,
      crimeType: crimeType !== null && isCrimeType(crimeType) ? crimeType : null,
    };
    const narrowed = { asked, objective: objective !== null && isObjective(objective) ? objective : null };
    const page = await this.answers.find([key, narrowed.objective, namedIn(asked)], context, (work) =>
      readPage(declaration, narrowed, { ...context, work }),
    );
    context.keepQuestion('page', { key, scope });
    const asOf = context.clock.now();
    return { ...page, asOf, blocks: page.blocks.map((block) => ({ ...block, kpi: block.kpi && { ...block.kpi, asOf } })) };
  }
}

function toDeclaration(key: string): PageDeclaration {
  const declaration = new Map<string, PageDeclaration>(Object.entries(pages)).get(key);
  if (!declaration) throw new Error(`The contract names a page that there is not: ${key}`);
  return declaration;
}
