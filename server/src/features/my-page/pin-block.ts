import { GraphQLError } from 'graphql';

import { computeCost } from '#domain/cost/cost-of-operation.js';
import { points } from '#domain/cost/points.js';
import { toGiven, toRecord } from '#domain/saved-queries/to-given.js';
import { answerPage } from '#features/pages/answered-page.type.js';
import type { Block } from '#features/pages/block.type.js';
import {
  answerSavedBlock,
  requireFigures,
  type SavedBlock,
} from '#features/pages/saved-block.type.js';
import type { Scope } from '#features/pages/scope.type.js';
import type { Context } from '#graphql/context.js';

import type { Pin } from './my-page.type.js';

const answered = new WeakMap<Pin, Promise<SavedBlock>>();

/**
 * Answers a pinned block once for all fields that ask, or says why it cannot be shown. Other blocks
 * are not affected.
 */
export function answerPin(pin: Pin, context: Context): Promise<SavedBlock> {
  const answering = answered.get(pin) ?? answer(pin, context).catch(toReason);
  answered.set(pin, answering);
  return answering;
}

const goneQuestion =
  'This question has been deleted, or is no longer shared with you. Remove it, or ask the person who shared it.';
const goneBlock = 'This block is no longer on its page. Remove it.';

async function answer(pin: Pin, context: Context): Promise<SavedBlock> {
  const { record, savedQuery, around, isGone } = pin;
  requireFigures(context);
  if (savedQuery) {
    const given = toGiven(record.variables, around);
    return answerSavedBlock(
      { saved: savedQuery.record, given: { ...given, scope: { ...record.scope, ...given.scope } } },
      context,
    );
  }
  const { pageKey, blockId, measure } = record;
  if (isGone || pageKey === null || blockId === null)
    return { block: null, reason: record.queryId === null ? goneBlock : goneQuestion };
  // The filters of the page replace those that the block was pinned with.
  const scope: Scope = { ...record.scope, ...toRecord(around) };
  const args = { key: pageKey, ...(measure === null ? {} : { measure }) };
  const price = computeCost(
    [{ of: 'Query', name: 'page', key: 'page', args, isList: false, fields: [] }],
    context.referenceData,
  );
  if (price.cost > points.BLOCK)
    await context.takeMore({ ...price, cost: price.cost - points.BLOCK });
  const page = await answerPage({ key: pageKey, scope, measure }, context);
  const found = page.blocks.find(({ id }) => id === blockId);
  const block = found && measure !== null ? keepTile(found, measure) : found;
  if (block) return { block, reason: null };
  return {
    block: null,
    reason: page.notes[0] ?? 'This block has no figures for the filters of your page.',
  };
}

/**
 * Reduces a block of tiles to one tile; undefined if that tile is missing. Any other block is
 * unchanged.
 */
function keepTile(block: Block, measure: string): Block | undefined {
  const { tiles, table } = block;
  const places = tiles.flatMap(({ kpi }, place) => (kpi.measure.key === measure ? [place] : []));
  if (tiles.length === 0) return block;
  if (places.length === 0) return undefined;
  const keep = <Each>(all: readonly Each[]) => all.filter((_, place) => places.includes(place));
  return Object.assign({}, block, {
    tiles: keep(tiles),
    table: Object.assign({}, table, { rows: keep(table.rows) }),
  });
}

/** Error codes whose messages are sentences for the caller. */
const theirs: ReadonlySet<unknown> = new Set(['BAD_USER_INPUT', 'COST_EXCEEDED', 'FORBIDDEN']);

function toReason(error: unknown): SavedBlock {
  if (error instanceof GraphQLError && theirs.has(error.extensions.code))
    return { block: null, reason: error.message };
  throw error;
}
