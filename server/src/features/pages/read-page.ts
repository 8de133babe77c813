import { answerPlan } from '#domain/figures/answer.js';
import type { World } from '#domain/figures/world.js';
import { measureOf } from '#domain/measures/catalogue.js';
import { answerBlock, chooseBlocks, findReturns, type PageHead, writeHead } from '#domain/pages/answer-page.js';
import type { Block as AnsweredBlock } from '#domain/pages/block.js';
import type { PageDeclaration } from '#domain/pages/declaration.js';
import type { AnswerSetting } from '#domain/pages/like-with-like.js';
import { type AnsweredOverTime, askOverTime, toUnjudged } from '#domain/pages/over-time.js';
import { askPage, type GroupName, kpiFinder, measuresOf, type PageAsked } from '#domain/pages/page-question.js';
import type { PageTime } from '#domain/pages/page-time.js';
import { splitReader } from '#domain/pages/splits.js';
import type { Quarter } from '#domain/quarter.js';
import { stateOf } from '#domain/scorecard/answers.js';
import { countRun } from '#domain/scorecard/card.js';
import { type JudgedKpi, judgeHeadlinesInSteps } from '#domain/scorecard/judge-headlines.js';
import { discloseTables } from '#features/figures/disclosed-tables.reader.js';
import { readFiguresTogether } from '#features/figures/figures.reader.js';
import type { WorkedOut } from '#features/figures/kept-answers.reader.js';
import { toMeasure } from '#features/measures/measure.type.js';
import { type Period, periodMaker, toPeriod } from '#features/periods/period.type.js';
import { readHeadlineGroups } from '#features/scorecard/headlines.reader.js';
import { describeAsked, describeRead, type KeptKpi, namedIn, toId, toShownKpi } from '#features/scorecard/shown-kpi.type.js';
import type { Context } from '#graphql/context.js';
import { badInput } from '#graphql/errors.js';
import { runInTurns } from '#platform/turns.js';

import type { Block, Page } from './page.type.js';

/** A page as it is kept: all that it says but when it was read, and for whom. */
export interface KeptPage extends Omit<Page, 'asOf' | 'marking' | 'blocks'> {
  readonly blocks: readonly (Omit<Block, 'kpi'> & { readonly kpi: KeptKpi | null })[];
}

/** Reads all that the blocks of a page are made from, in one snapshot and two statements, and answers them. */
export function readPage(declaration: PageDeclaration, page: PageAsked, context: Context): Promise<WorkedOut<KeptPage>> {
  const { time } = page;
  return time === null ? readJudged(declaration, page, context) : readOverTime(declaration, { ...page, time }, context);
}

async function readJudged(declaration: PageDeclaration, page: PageAsked, context: Context): Promise<WorkedOut<KeptPage>> {
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
  if (!asked) throw badInput(refusals.join(' '));
  const splits = new Map(groups.map(({ name, answers }) => [name, splitReader(answers, world)] as const));
  const returns = findReturns(declaration, stateOf(asked.answers).returned, { page, world });
  const setting: AnswerSetting = {
    ...{ page, world },
    findKpi: kpiFinder(judged),
    readSplits: (name) => splits.get(name) ?? (() => []),
    missing: world.agencies.filter(({ id }) => returns.missing.includes(id)),
  };
  const blocks = chosen.flatMap((block) => answerBlock(block, setting) ?? []);
  const described = describeRead({ ...asked, headlines: groups.flatMap(({ headlines }) => headlines) }, context);
  const answer = toKeptPage(
    declaration,
    { blocks, head: writeHead(declaration, { blocks, returns, refusals }, setting), described },
    world,
  );
  return { answer, standing: asked.standing, figureCount: countCells(blocks) };
}

/** Reads the figures of a page that is told over time: nothing is judged. */
async function readOverTime(
  declaration: PageDeclaration,
  page: PageAsked & { readonly time: PageTime },
  context: Context,
): Promise<WorkedOut<KeptPage>> {
  const { world, policy } = context;
  const { blocks: chosen, refusals } = chooseBlocks(declaration, page, world);
  const asked = askOverTime(chosen, page, world);
  if (asked.length === 0) throw badInput(refusals.join(' '));
  const { figures, standing } = await readFiguresTogether(context, {
    measures: [...new Set(chosen.flatMap(measuresOf))],
    datasets: declaration.datasets,
    toQuestions: () => asked.map(({ question }) => question),
    readBeside: () => Promise.resolve(null),
  });
  const answered: AnsweredOverTime[] = [];
  let dataVersion = 0;
  for (const [index, each] of asked.entries()) {
    const read = figures[index];
    if (!read) throw new Error('A question of a page was not read');
    const table = answerPlan(read.plan, await discloseTables(read.tables, context), world);
    if (!table.ok) throw badInput(table.reason);
    answered.push({ ...each, rows: table.table.rows, totals: table.table.totals });
    ({ dataVersion } = table.table);
  }
  const setting: AnswerSetting = {
    ...{ page, world },
    findKpi: kpiFinder(toUnjudged(answered, world)),
    readSplits: () => () => [],
    missing: [],
  };
  const blocks = chosen.flatMap((block) => answerBlock(block, setting) ?? []);
  const { asked: narrowed, objective, time } = page;
  const described = {
    id: toId([declaration.key, objective, time, ...namedIn(narrowed), dataVersion, policy, world.today]),
    period: toPeriod(narrowed.quarter, world),
    ...countRun(narrowed.quarter, world.today),
    ...describeAsked(narrowed),
    dataVersion,
  };
  const returns = { owing: [], missing: [] };
  const answer = toKeptPage(
    declaration,
    { blocks, head: writeHead(declaration, { blocks, returns, refusals }, setting), described },
    world,
  );
  return { answer, standing, figureCount: countCells(blocks) };
}

interface Answered {
  readonly blocks: readonly AnsweredBlock[];
  readonly head: PageHead;
  readonly described: ReturnType<typeof describeRead>;
}

function toKeptPage({ key, name }: PageDeclaration, { blocks, head, described }: Answered, world: World): KeptPage {
  const { id, period, dataVersion } = described;
  const periodOf = periodMaker(world);
  return {
    id: `${key}-${id}`,
    name,
    ...head,
    period,
    blocks: blocks.map((block) => toShownBlock(block, described, periodOf)),
    dataVersion,
  };
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

function toShownQuestion(
  { measures, by, window, from, to, shownFrom, shownTo, page }: AnsweredBlock['question'],
  periodOf: (quarter: Quarter) => Period,
) {
  const time = { from: periodOf(from), to: periodOf(to), shownFrom: periodOf(shownFrom), shownTo: periodOf(shownTo) };
  return { measures, by, window, ...time, ...describeAsked(page.asked), objective: page.objective };
}

/** What a page takes to keep: its cells, with the quarters drawn in them. */
function countCells(blocks: readonly AnsweredBlock[]): number {
  return blocks.reduce(
    (count, { table }) =>
      count + table.rows.reduce((sum, { cells }) => sum + cells.reduce((inRow, { series }) => inRow + 1 + series.length, 0), 0),
    0,
  );
}
