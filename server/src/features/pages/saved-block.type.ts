import { canAsk } from '#domain/access/can-ask.js';
import { computeCost } from '#domain/cost/cost-of-operation.js';
import { points } from '#domain/cost/points.js';
import { answerPlanInSteps } from '#domain/figures/table/answer.js';
import {
  narrowToPage,
  type SavedShown,
  toPageQuestion,
} from '#domain/pages/questions/saved-question.js';
import { toFiguresBlock } from '#domain/pages/views/figures-block.js';
import { toFilter } from '#domain/question/filter-request.js';
import { refuseQuestion } from '#domain/question/question.js';
import { type FigureParams, readFiguresAsked } from '#domain/saved-queries/figure-params.js';
import type { SavedContent } from '#domain/saved-queries/saved-query.js';
import type { Given } from '#domain/saved-queries/variables.js';
import { countRun } from '#domain/scorecard/card.js';
import { AnswerCache, type WorkedOut } from '#features/figures/answer-cache.reader.js';
import { discloseTables } from '#features/figures/disclosed-tables.reader.js';
import { readFigures } from '#features/figures/figures.reader.js';
import { periodMaker, toPeriod } from '#features/periods/period.type.js';
import { readAskedText } from '#features/saved-queries/saved-text.type.js';
import { describeAsked, toId } from '#features/scorecard/shown-kpi.type.js';
import type { Context } from '#graphql/context.js';
import { badInput, denied } from '#graphql/errors.js';
import type { Database } from '#platform/database.js';
import { runInSlices } from '#platform/fair-share/time-slices.js';

import { toBlock } from './answered-page.type.js';
import type { Block } from './block.type.js';
import { type CachedPage, toShownBlock } from './cached-page.type.js';
import { readPage } from './read-page.js';

type CachedBlock = CachedPage['blocks'][number];

/** The block cache of each database. */
const kept = new WeakMap<Database, AnswerCache<CachedBlock>>();

function answersOf({ database }: Context): AnswerCache<CachedBlock> {
  const answers = kept.get(database) ?? new AnswerCache<CachedBlock>();
  kept.set(database, answers);
  return answers;
}

export interface SavedParams {
  readonly saved: SavedContent & { readonly id: string };
  readonly given: Given;
}

/** The block of a saved question, or a sentence that says why there is none. */
export type SavedBlock =
  | { readonly block: Block; readonly reason: null }
  | { readonly block: null; readonly reason: string };

/**
 * Answers a saved question as a block, for the caller and with their access: rated as on a page if
 * a page could ask the same, or else as plain figures. Any cost beyond that of a normal block is
 * taken from their allowance.
 *
 * @throws a sentence for the caller if the question costs too much, or its figures cannot be asked
 * for with these values
 */
export async function answerSavedBlock(asked: SavedParams, context: Context): Promise<SavedBlock> {
  const found = await findSavedBlock(asked, context);
  if (found.block === null) return found;
  context.keepQuestion('savedQuery', { savedQuery: asked.saved.id, variables: found.variables });
  return { block: toBlock(found.block, context.clock.now()), reason: null };
}

/** The cached block, with the values it was asked for. */
type FoundBlock =
  | { readonly block: CachedBlock; readonly reason: null; readonly variables: Given['values'] }
  | { readonly block: null; readonly reason: string };

/**
 * Finds the answer to a saved question as a block, without logging the question: for callers that
 * read many at once.
 *
 * @throws a sentence for the caller if the question costs too much, or its figures cannot be asked
 * for with these values
 */
export async function findSavedBlock(
  { saved, given }: SavedParams,
  context: Context,
): Promise<FoundBlock> {
  const { referenceData, schema } = context;
  requireFigures(context);
  const text = readAskedText(saved, { schema, referenceData, given });
  if (!text.ok) return { block: null, reason: text.reason };
  const read = readFiguresAsked(text.asked.fields);
  if (!read.ok) return { block: null, reason: read.reason };
  const price = computeCost(text.asked.fields, referenceData);
  const more = Math.max(price.cost - points.BLOCK, 0);
  if (more > 0) await context.takeMore({ ...price, cost: more });
  const shown = { id: saved.id, name: saved.name, kind: saved.view.kind };
  const block = await answersOf(context).find([read.asked, shown], context, (seen) =>
    answer(read.asked, shown, seen),
  );
  return { block, reason: null, variables: text.asked.variables };
}

/**
 * Checks permission for figures again: a token that is only for records shows what was saved, but
 * no figures.
 *
 * @throws FORBIDDEN for anyone without that permission
 */
export function requireFigures({ identity }: Pick<Context, 'identity'>): void {
  const permission = canAsk(identity, { need: 'SEE_FIGURES', doesChange: false });
  if (!permission.ok) throw denied(permission);
}

async function answer(
  asked: FigureParams,
  shown: SavedShown,
  context: Context,
): Promise<WorkedOut<CachedBlock>> {
  const page = toPageQuestion(asked, shown, context.referenceData);
  if (page === null) return answerFigures(asked, shown, context);
  const { answer: answered, ...worked } = await readPage(page.declaration, page.page, context);
  const [block] = answered.blocks;
  // If no figure can be rated, the figures are shown without ratings.
  return block ? { ...worked, answer: block } : answerFigures(asked, shown, context);
}

async function answerFigures(
  asked: FigureParams,
  shown: SavedShown,
  context: Context,
): Promise<WorkedOut<CachedBlock>> {
  const { referenceData, work, policy } = context;
  const filter = toFilter(asked.where, referenceData);
  if (!filter.ok) throw badInput(filter.reason);
  const question = { ...asked, filter: filter.filter };
  const refusal = refuseQuestion(question);
  if (refusal !== null) throw badInput(refusal);
  const { plan, tables, cacheVersion } = await readFigures(context, question);
  const answered = await runInSlices(
    answerPlanInSteps(plan, await discloseTables(tables, context), referenceData),
    work,
  );
  if (!answered.ok) throw badInput(answered.reason);
  const { table } = answered;
  const told = narrowToPage(asked, referenceData);
  const { quarter } = told.page.asked;
  const { dataVersion } = table;
  const described = {
    id: toId([asked, dataVersion, policy, referenceData.today]),
    period: toPeriod(quarter, referenceData),
    ...countRun(quarter, referenceData.today),
    ...describeAsked(told.page.asked),
    dataVersion,
  };
  const block = toShownBlock(
    toFiguresBlock({ asked, table, told }, shown, referenceData),
    described,
    periodMaker(referenceData),
  );
  return {
    answer: block,
    cacheVersion,
    figureCount: (table.rows.length + 2) * asked.measures.length,
  };
}
