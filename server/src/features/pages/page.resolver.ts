import { Arg, Ctx, Query, Resolver } from 'type-graphql';

import { MeasureKey } from '#features/measures/measure.type.js';
import type { Context } from '#graphql/context.js';
import { eachTime } from '#graphql/each-time.js';

import { answerPage } from './answered-page.type.js';
import { Page, PageKey } from './page.type.js';
import { Scope } from './scope.type.js';

@Resolver()
export class PageResolver {
  @Query(() => Page, {
    description: 'A built-in page: its blocks under one scope, read together from one snapshot.',
  })
  async page(
    @Arg('key', () => PageKey, { description: 'Which page.' }) key: string,
    @Arg('scope', () => Scope, {
      nullable: true,
      description: 'The filters of the page. Without it, none.',
    })
    scope: Scope | null | undefined,
    @Arg('measure', () => MeasureKey, {
      nullable: true,
      description:
        'The measure, for a page about one measure; by default, its usual one. Other pages ignore it.',
    })
    measure: string | null | undefined,
    @Ctx() context: Context,
  ): Promise<Page> {
    const page = await answerPage({ key, scope: scope ?? null, measure: measure ?? null }, context);
    eachTime(context, ({ keepQuestion }) => keepQuestion('page', { key, scope, measure }));
    return page;
  }
}
