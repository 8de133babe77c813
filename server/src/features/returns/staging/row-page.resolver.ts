import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';

import type { Context } from '#graphql/context.js';

import { openRowPage } from './row-page.js';
import { StagedRowPage } from './row-page.type.js';

@Resolver()
export class RowPageResolver {
  @Query(() => StagedRowPage, {
    nullable: true,
    description:
      'A page of the rows in a staged file, with what screening found in each. Null if it does not exist, belongs to another agency, has not been screened or has been published.',
  })
  stagedRows(
    @Arg('id', () => ID, { description: 'The id of the staged return.' }) id: string,
    @Arg('page', () => Int, { defaultValue: 1, description: 'The page of rows, from 1.' })
    page: number,
    @Ctx() context: Context,
  ): Promise<StagedRowPage | null> {
    return openRowPage(context, id, Math.max(1, page));
  }
}
