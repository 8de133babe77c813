import { measureOf } from '#domain/measures/catalogue.js';
import { answerBlock, chooseBlocks, findReturns, writeHead } from '#domain/pages/answer-page.js';
import type { Block as AnsweredBlock } from '#domain/pages/block.js';
import type { PageDeclaration } from '#domain/pages/declaration.js';
import { askPage, type GroupName, kpiFinder, measuresOf, type PageAsked } from '#domain/pages/page-question.js';
import { type ReadSplits, splitReader } from '#domain/pages/splits.js';
import type { Quarter } from '#domain/quarter.js';
import { stateOf } from '#domain/scorecard/answers.js';
import { type JudgedKpi, judgeHeadlinesInSteps } from '#domain/scorecard/judge-headlines.js';
import type { WorkedOut } from '#features/figures/kept-answers.reader.js';
import { toMeasure } from '#features/measures/measure.type.js';
import { type Period, periodMaker } from '#features/periods/period.type.js';
import { readHeadlineGroups } from '#features/scorecard/headlines.reader.js';
import { describeAsked, describeRead, type KeptKpi, toShownKpi } from '#features/scorecard/shown-kpi.type.js';
import type { Context } from '#graphql/context.js';
import { runInTurns } from '#platform/turns.js';

import type { Block, Page } from './page.type.js';

/** A page as it is kept: all that it says but when it was read. */
export interface KeptPage extends Omit<Page, 'asOf' | 'blocks'> {
  readonly blocks: readonly (Omit<Block, 'kpi'> & { readonly kpi: KeptKpi | null })[];
}

/** Reads all that the blocks of a page are made from, in one snapshot and two statements, and answers them. */
export async function readPage(declaration: PageDeclaration, page: PageAsked, context: Context): Promise<WorkedOut<KeptPage>> {
  const { world, work } = context;
  const { blocks: chosen, refusals } = chooseBlocks(declaration, page, world);
  // While returns are still coming in nothing is judged.
  const isOpen = declaration.datasets.some((dataset) => world.periods.statusOf(dataset, page.asked.quarter, world.today) === 'OPEN');
  const groups = await readHeadlineGroups(
    {
      measures: [...new Set(chosen.flatMap(measuresOf))],
      datasets: declaration.datasets,
      toGroups: (returned) =>
        askPage({ blocks: chosen }, page, {
          missing: new Set(isOpen ? [] : findReturns(declaration, returned, { page, world }).missing),
          world,
        }),
    },
    context,
  );
  const judged = new Map<GroupName, readonly JudgedKpi[]>();
  for (const group of groups) judged.set(group.name, await runInTurns(judgeHeadlinesInSteps(group.headlines, group.answers, group), work));
  const [asked] = groups;
  if (!asked) throw new Error('A page has no block that can be shown');
  const findKpi = kpiFinder(judged);
  const splits = new Map(groups.map(({ name, answers }) => [name, splitReader(answers, world)] as const));
  const readSplits = (name: GroupName): ReadSplits => splits.get(name) ?? (() => []);
  const returns = findReturns(declaration, stateOf(asked.answers).returned, { page, world });
  const missing = world.agencies.filter(({ id }) => returns.missing.includes(id));
  const blocks = chosen.flatMap((block) => answerBlock(block, { page, findKpi, readSplits, world, missing }) ?? []);
  const described = describeRead({ ...asked, headlines: groups.flatMap(({ headlines }) => headlines) }, context);
  const periodOf = periodMaker(world);
  const answer: KeptPage = {
    id: `${declaration.key}-${described.id}`,
    name: declaration.name,
    ...writeHead(declaration, { blocks, returns, refusals }, { page, world }),
    period: described.period,
    blocks: blocks.map((block) => toShownBlock(block, described, periodOf)),
    dataVersion: described.dataVersion,
  };
  return { answer, standing: asked.standing, figureCount: countCells(blocks) };
}

function toShownBlock(
  { kpi, table, question, ...block }: AnsweredBlock,
  described: ReturnType<typeof describeRead>,
  periodOf: (quarter: Quarter) => Period,
): KeptPage['blocks'][number] {
  return {
    ...block,
    kpi: kpi && toShownKpi({ ...kpi, attention: 1 }, described, periodOf),
    table: { ...table, columns: table.columns.map((column) => ({ ...column, measure: toMeasure(measureOf(column.measure)) })) },
    question: toShownQuestion(question, periodOf),
  };
}

function toShownQuestion({ measures, by, from, to, page }: AnsweredBlock['question'], periodOf: (quarter: Quarter) => Period) {
  return { measures, by, from: periodOf(from), to: periodOf(to), ...describeAsked(page.asked), objective: page.objective };
}

/** What a page takes to keep: its cells, with the quarters drawn in them. */
function countCells(blocks: readonly AnsweredBlock[]): number {
  return blocks.reduce(
    (count, { table }) =>
      count + table.rows.reduce((sum, { cells }) => sum + cells.reduce((inRow, { series }) => inRow + 1 + series.length, 0), 0),
    0,
  );
}
