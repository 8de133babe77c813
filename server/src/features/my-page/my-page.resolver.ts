import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';

import { findPinned, namePin } from '#domain/my-page/name-pin.js';
import { isPinHeight, refuseColumns } from '#domain/my-page/pin.js';
import { toAsker } from '#domain/ownership/asker.js';
import type { Problem } from '#domain/problem.js';
import { canSee } from '#domain/saved-queries/access.js';
import { savedLimits } from '#domain/saved-queries/read-content.js';
import { toRecord } from '#domain/saved-queries/to-given.js';
import { readDataVersion } from '#features/figures/data-version.reader.js';
import { Scope } from '#features/pages/scope.type.js';
import {
  findSaved,
  findSeveralSaved,
  readingSaved,
  type SavedRecord,
} from '#features/saved-queries/saved-query.reader.js';
import { toSavedQuery } from '#features/saved-queries/saved-query.type.js';
import { refuseBlockOf } from '#features/saved-queries/saved-text.type.js';
import type { Context } from '#graphql/context.js';
import { toProblem } from '#graphql/problem.type.js';

import { arrangePins, type ChangedPage, pinBlock, unpinBlock } from './change-my-page.js';
import { findMyPage, type MyPageRecord, type PinRecord } from './my-page.reader.js';
import type { NewPin } from './my-page.store.js';
import {
  ArrangePinsInput,
  ArrangePinsPayload,
  MyPage,
  type Pin,
  PinBlockInput,
  PinBlockPayload,
  UnpinBlockInput,
  UnpinBlockPayload,
} from './my-page.type.js';

@Resolver(() => MyPage)
export class MyPageResolver {
  @Query(() => MyPage, {
    description: 'Your own page, with one quarter and area for all of its blocks.',
  })
  async myPage(
    @Arg('scope', () => Scope, {
      nullable: true,
      description:
        'The scope for all blocks that can use it; its quarter and area replace their own. Without it, each block is as it was pinned.',
    })
    scope: Scope | null | undefined,
    @Arg('pins', () => [ID], {
      nullable: true,
      description: 'Only these blocks. Without it, all of them.',
    })
    pins: readonly string[] | null | undefined,
    @Ctx() context: Context,
  ): Promise<MyPage> {
    const page = await findMyPage(readingSaved(context.database), toOwner(context));
    return toMyPage(page, { scope: scope ?? {}, only: pins ?? null }, context);
  }

  @FieldResolver(() => Int, {
    description: 'Goes up with every publication: the figures in its blocks depend on it.',
  })
  dataVersion(@Ctx() { database }: Context): Promise<number> {
    return database.read(readDataVersion);
  }

  @Mutation(() => PinBlockPayload, {
    description:
      'Adds a block at the end of your own page. If it is already there, nothing changes.',
  })
  async pinBlock(
    @Arg('input', () => PinBlockInput, { description: 'Which block.' }) input: PinBlockInput,
    @Ctx() context: Context,
    @Info() { schema }: GraphQLResolveInfo,
  ): Promise<PinBlockPayload> {
    const read = await readPin(input, context, schema);
    if ('message' in read) {
      const page = await findMyPage(readingSaved(context.database), toOwner(context));
      return {
        myPage: await toMyPage(page, whole, context),
        pin: null,
        problems: [toProblem(read.message, read.field)],
      };
    }
    return toPayload(await pinBlock(context, read), context);
  }

  @Mutation(() => UnpinBlockPayload, { description: 'Removes a block from your own page.' })
  async unpinBlock(
    @Arg('input', () => UnpinBlockInput, { description: 'Which block.' }) { pin }: UnpinBlockInput,
    @Ctx() context: Context,
  ): Promise<UnpinBlockPayload> {
    return toPayload(await unpinBlock(context, pin), context);
  }

  @Mutation(() => ArrangePinsPayload, {
    description: 'Rearranges and resizes the blocks of your own page.',
  })
  async arrangePins(
    @Arg('input', () => ArrangePinsInput, { description: 'The new arrangement of the page.' }) {
      version,
      pins,
    }: ArrangePinsInput,
    @Ctx() context: Context,
  ): Promise<ArrangePinsPayload> {
    const wanted = pins.map(
      ({ pin: id, columns, height }) =>
        ({ id, columns, height: isPinHeight(height) ? height : 'HALF' }) as const,
    );
    return toPayload(await arrangePins(context, { seen: version, pins: wanted }), context);
  }
}

/**
 * The id of the person whose page is read. `toMyPage` shows an empty page to somebody viewing as
 * another person.
 */
function toOwner({ identity }: Context): string | null {
  return identity.viewer.personId;
}

interface Shown {
  readonly scope: Scope;
  /** The ids of the blocks to show; null for all. */
  readonly only: readonly string[] | null;
}

const whole: Shown = { scope: {}, only: null };

async function toPayload({ page, problem, pin }: ChangedPage, context: Context) {
  return {
    myPage: await toMyPage(page, whole, context),
    pin,
    problems: problem ? [toProblem(problem.message, problem.field)] : [],
  };
}

async function toMyPage(
  page: MyPageRecord | null,
  { scope, only }: Shown,
  context: Context,
): Promise<MyPage> {
  const { identity, referenceData, database } = context;
  const asker = toAsker(identity, referenceData);
  if (page === null || !asker.isThemselves) return { id: 'mine', version: 0, pins: [] };
  const shown = page.pins.filter(({ id }) => only === null || only.includes(id));
  const ids = shown.flatMap(({ queryId }) => queryId ?? []);
  const records = ids.length === 0 ? [] : await findSeveralSaved(readingSaved(database), ids);
  const seen = new Map(
    records
      .filter((record) => canSee(record, asker, referenceData))
      .map((record) => [record.id, record] as const),
  );
  const toPin = (record: PinRecord): Pin => {
    const saved: SavedRecord | null =
      record.queryId === null ? null : (seen.get(record.queryId) ?? null);
    const { id, columns, height, pageKey, blockId, measure } = record;
    return {
      ...{
        record,
        around: scope,
        id,
        columns,
        height,
        page: pageKey,
        blockId,
        measure,
        scope: record.scope,
      },
      savedQuery: saved && toSavedQuery(saved, asker, referenceData),
      name: saved?.name ?? namePin(record),
      isGone: record.queryId === null ? findPinned(record) === null : saved === null,
    };
  };
  return { id: page.id, version: page.version, pins: shown.map(toPin) };
}

async function readPin(
  input: PinBlockInput,
  context: Context,
  schema: GraphQLResolveInfo['schema'],
): Promise<NewPin | Problem> {
  const { savedQuery = null, page = null, block = null, measure = null, columns, height } = input;
  const wide = refuseColumns(columns);
  if (wide) return wide;
  const scope = toRecord(input.scope ?? {});
  const size = { columns, height: isPinHeight(height) ? height : ('HALF' as const) };
  if (savedQuery !== null && page === null && block === null) {
    const { database, identity, referenceData } = context;
    const record = await findSaved(readingSaved(database), savedQuery);
    if (!record || !canSee(record, toAsker(identity, referenceData), referenceData))
      return {
        field: 'savedQuery',
        message: 'This saved question does not exist, or is not shared with you.',
      };
    const refusal = refuseBlockOf(record, { schema });
    if (refusal !== null) return { field: 'savedQuery', message: refusal };
    const variables = toRecord(input.variables);
    if (JSON.stringify(variables).length > savedLimits.data)
      return { field: 'variables', message: 'These values are too long to be kept.' };
    return {
      ...size,
      queryId: record.id,
      pageKey: null,
      blockId: null,
      measure: null,
      scope,
      variables,
    };
  }
  if (savedQuery !== null || page === null || block === null)
    return { field: null, message: 'Name either a saved question, or a page and a block of it.' };
  if (findPinned({ pageKey: page, blockId: block, measure }) === null)
    return { field: 'block', message: 'That page has no such block.' };
  return { ...size, queryId: null, pageKey: page, blockId: block, measure, scope, variables: {} };
}
