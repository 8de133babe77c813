import type { DisclosedTable } from '#domain/disclosure/disclose.js';
import { answerPlan } from '#domain/figures/table/answer.js';
import type { SplitFigures } from '#domain/findings/explain-kpi.js';
import type { Block as AnsweredBlock } from '#domain/pages/block/block.js';
import type { PageParams } from '#domain/pages/block/page-params.js';
import type { PageTime } from '#domain/pages/block/page-time.js';
import {
  askDrillDown,
  type DrillDownParams,
  readDrillDown,
} from '#domain/pages/change/drill-down.js';
import { findExplained } from '#domain/pages/change/explained.js';
import type { PageDeclaration } from '#domain/pages/declared/declaration.js';
import { writeHead } from '#domain/pages/head/page-head.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';
import { measuresOf } from '#domain/pages/questions/block-measures.js';
import { chooseBlocks } from '#domain/pages/questions/choose-blocks.js';
import { describeRefusals, refusalFinder } from '#domain/pages/questions/dimension-limit.js';
import { kpiFinder, nameHeadline } from '#domain/pages/questions/find-kpi.js';
import { fourQuartersFinder } from '#domain/pages/questions/four-quarters.js';
import {
  type AnsweredOverTime,
  askOverTime,
  toUnrated,
} from '#domain/pages/questions/over-time.js';
import { askPage, type PageGroup } from '#domain/pages/questions/page-question.js';
import { findReturns } from '#domain/pages/questions/page-returns.js';
import { readRunning } from '#domain/pages/questions/running-figures.js';
import { splitReader, wholeReader } from '#domain/pages/questions/splits.js';
import { answerBlocksInSteps } from '#domain/pages/views/answer-blocks.js';
import { orderTiles } from '#domain/pages/views/tiles-block.js';
import { disclosedTableOf, stateOf } from '#domain/scorecard/answers.js';
import { countRun } from '#domain/scorecard/card.js';
import { type JudgedKpi, judgeHeadlinesInSteps } from '#domain/scorecard/judge-headlines.js';
import type { WorkedOut } from '#features/figures/answer-cache.reader.js';
import { discloseTables } from '#features/figures/disclosed-tables.reader.js';
import { readFiguresTogether } from '#features/figures/figures.reader.js';
import { toPeriod } from '#features/periods/period.type.js';
import { readHeadlineGroups, type ReadHeadlines } from '#features/scorecard/headlines.reader.js';
import { describeAsked, describeRead, namedIn, toId } from '#features/scorecard/shown-kpi.type.js';
import { badInput } from '#graphql/errors.js';
import { runInSlices } from '#platform/fair-share/time-slices.js';

import { type CachedPage, toCachedPage } from './cached-page.type.js';
import type { PageContext } from './page-context.js';

/**
 * Reads all data for the blocks of a page, in one snapshot and two statements, or three if a change
 * is explained, and answers the blocks.
 */
export function readPage(
  declaration: PageDeclaration,
  page: PageParams,
  context: PageContext,
): Promise<WorkedOut<CachedPage>> {
  const { time } = page;
  return time === null
    ? readJudged(declaration, page, context)
    : readOverTime(declaration, { ...page, time }, context);
}

async function readJudged(
  declaration: PageDeclaration,
  page: PageParams,
  context: PageContext,
): Promise<WorkedOut<CachedPage>> {
  const { referenceData, work } = context;
  const { blocks: chosen, refusals } = chooseBlocks(declaration, page, referenceData);
  // Nothing is rated while returns are still due.
  const isOpen = declaration.datasets.some(
    (dataset) =>
      referenceData.periods.statusOf(dataset, page.asked.quarter, referenceData.today) === 'OPEN',
  );
  const judge = async (groups: readonly (PageGroup & ReadHeadlines)[]) => {
    const judged: (readonly JudgedKpi[])[] = [];
    for (const { headlines, answers, ...group } of groups)
      judged.push(
        group.isRunningAlone
          ? []
          : await runInSlices(judgeHeadlinesInSteps(headlines, answers, group), work),
      );
    return judged;
  };
  let judged: readonly (readonly JudgedKpi[])[] = [];
  const groups = await readHeadlineGroups<PageGroup>(
    {
      measures: [...new Set(chosen.flatMap(measuresOf))],
      datasets: declaration.datasets,
      toGroups: (returned) =>
        askPage({ blocks: chosen }, page, {
          missing: isOpen
            ? new Map()
            : findReturns(declaration, returned, { page, referenceData }).missing,
          referenceData,
        }),
      // Few figures change, so their explanations are read once it is known which.
      findExplained: async (read) => {
        judged = await judge(read);
        return findExplained({ blocks: chosen }, page, {
          groups: read,
          findKpi: kpiFinder(toPairs(read, judged)),
        });
      },
    },
    context,
  );
  const asked = groups.find(({ isRunningAlone }) => !isRunningAlone);
  const now = groups.find(({ isRunningAlone }) => isRunningAlone);
  if (!asked) throw badInput(refusals.join(' '));
  const splits = groups.map(({ name, headlines, answers }) => ({
    name,
    of: new Set(headlines.map(nameHeadline)),
    read: splitReader(answers, referenceData),
  }));
  const fourQuarters = new Map(
    groups.map(({ name, answers }) => [name, fourQuartersFinder(answers, referenceData)] as const),
  );
  const wholes = groups.map(({ name, headlines, answers }) => ({
    name,
    of: new Set(headlines.map(nameHeadline)),
    read: wholeReader(answers, referenceData),
  }));
  const returns = findReturns(declaration, stateOf(asked.answers).returned, {
    page,
    referenceData,
  });
  const { returned } = stateOf(asked.answers);
  const setting: AnswerSetting = {
    ...{ page, referenceData, returned },
    findKpi: kpiFinder(toPairs(groups, judged)),
    findRefusal: refusalFinder((by) =>
      disclosedTableOf(asked.answers, by === null ? 'ALL' : `ALL BY ${by}`),
    ),
    readSplits: (name) => (headline) =>
      splits
        .find(
          (group) => group.name === name && group.of.has(nameHeadline({ part: null, ...headline })),
        )
        ?.read(headline) ?? [],
    findFourQuarters: (name) => fourQuarters.get(name) ?? (() => null),
    readWhole: (name) => (headline, quarter) =>
      wholes
        .find(
          (group) => group.name === name && group.of.has(nameHeadline({ part: null, ...headline })),
        )
        ?.read(headline, quarter) ?? null,
    missing: referenceData.agencies.filter(({ id }) => returns.missing.has(id)),
    ...{ returns, datasets: declaration.datasets },
    running: now ? readRunning(now.answers, { page, referenceData }) : null,
  };
  const drillDown = await readDeeper(askDrillDown(chosen, setting), asked.cacheVersion, context);
  const { blocks: answered, hasFailed } = await runInSlices(
    answerBlocksInSteps(chosen, { ...setting, drillDown }, context.logFault),
    work,
  );
  const blocks = orderTiles(answered);
  const described = describeRead(
    { ...asked, asked: page.asked, headlines: groups.flatMap(({ headlines }) => headlines) },
    context,
  );
  const headed = {
    blocks,
    returns,
    refusals: [...refusals, ...describeRefusals(chosen, setting.findRefusal)],
    isAnyProtected: areAnyProtected(judged),
  };
  const answer = toCachedPage(
    declaration,
    { blocks, head: writeHead(declaration, headed, setting), described },
    referenceData,
  );
  return {
    answer,
    cacheVersion: asked.cacheVersion,
    figureCount: hasFailed ? TOO_LARGE_TO_KEEP : countKept(blocks),
  };
}

/**
 * Reads what is behind the part that explains a change, once that part is known. It reads from
 * another snapshot, and leaves the result out if the data has changed.
 */
async function readDeeper(
  asked: readonly DrillDownParams[],
  cacheVersion: string,
  context: PageContext,
): Promise<readonly SplitFigures[]> {
  if (asked.length === 0) return [];
  const read = await readFiguresTogether(context, {
    measures: asked.flatMap(({ question }) => question.measures),
    datasets: [],
    toQuestions: () => asked.map(({ question }) => question),
    readBeside: () => Promise.resolve(null),
  });
  if (read.cacheVersion !== cacheVersion) return [];
  const drillDown: SplitFigures[] = [];
  for (const [index, each] of asked.entries()) {
    const figures = read.figures[index];
    if (!figures) throw new Error('A question of a page was not read');
    const table = answerPlan(
      figures.plan,
      await discloseTables(figures.tables, context),
      context.referenceData,
    );
    if (table.ok) drillDown.push(readDrillDown(each, table.table.rows));
  }
  return drillDown;
}

/** Reads the figures on a page over time, which are not rated. */
async function readOverTime(
  declaration: PageDeclaration,
  page: PageParams & { readonly time: PageTime },
  context: PageContext,
): Promise<WorkedOut<CachedPage>> {
  const { referenceData, policy } = context;
  const { blocks: chosen, refusals } = chooseBlocks(declaration, page, referenceData);
  const asked = askOverTime(chosen, page, referenceData);
  if (asked.length === 0) throw badInput(refusals.join(' '));
  const { figures, cacheVersion } = await readFiguresTogether(context, {
    measures: [...new Set(chosen.flatMap(measuresOf))],
    datasets: declaration.datasets,
    toQuestions: () => asked.map(({ question }) => question),
    readBeside: () => Promise.resolve(null),
  });
  const answered: AnsweredOverTime[] = [];
  const tables = new Map<string, DisclosedTable>();
  let dataVersion = 0;
  for (const [index, each] of asked.entries()) {
    const read = figures[index];
    if (!read) throw new Error('A question of a page was not read');
    const disclosed = await discloseTables(read.tables, context);
    const table = answerPlan(read.plan, disclosed, referenceData);
    if (!table.ok) throw badInput(table.reason);
    answered.push({ ...each, rows: table.table.rows, totals: table.table.totals });
    const ofGroups = disclosed.get(read.plan.groups);
    if (ofGroups && each.name === 'ASKED' && !each.isBySteps) {
      for (const { measure, part } of each.headlines)
        tables.set(`${measure} ${part?.dimension ?? null}`, ofGroups);
    }
    ({ dataVersion } = table.table);
  }
  const unjudged = toUnrated(answered, referenceData);
  const setting: AnswerSetting = {
    ...{ page, referenceData },
    findKpi: kpiFinder([...unjudged]),
    findRefusal: refusalFinder((by, measure) => tables.get(`${measure} ${by}`) ?? null),
    readSplits: () => () => [],
    findFourQuarters: () => () => null,
    readWhole: () => () => null,
    returned: new Map(),
    missing: [],
    returns: noReturns,
    running: null,
  };
  const { blocks, hasFailed } = await runInSlices(
    answerBlocksInSteps(chosen, setting, context.logFault),
    context.work,
  );
  const { asked: narrowed, objective, time } = page;
  const described = {
    id: toId([
      declaration.key,
      objective,
      time,
      ...namedIn(narrowed),
      dataVersion,
      policy,
      referenceData.today,
    ]),
    period: toPeriod(narrowed.quarter, referenceData),
    ...countRun(narrowed.quarter, referenceData.today),
    ...describeAsked(narrowed),
    dataVersion,
  };
  const headed = {
    blocks,
    returns: noReturns,
    refusals: [...refusals, ...describeRefusals(chosen, setting.findRefusal)],
    isAnyProtected: areAnyProtected([...unjudged.values()]),
  };
  const answer = toCachedPage(
    declaration,
    { blocks, head: writeHead(declaration, headed, setting), described },
    referenceData,
  );
  return { answer, cacheVersion, figureCount: hasFailed ? TOO_LARGE_TO_KEEP : countKept(blocks) };
}

const noReturns = { due: 0, missing: new Map<never, never>() };

/** Rated figures with the names of their groups. */
function toPairs(groups: readonly PageGroup[], judged: readonly (readonly JudgedKpi[])[]) {
  return groups.map(({ name }, index) => [name, judged[index] ?? []] as const);
}

/** The size of a failure: too large for the cache, so that the next request tries again. */
const TOO_LARGE_TO_KEEP = 1_000_000_000;

/**
 * How many cells, or quarters drawn in cells, take as much memory as one figure with its texts
 * (docs/performance.md).
 */
const CELLS_OF_A_FIGURE = 4;

/**
 * The size of a page in the cache, in figures: its cells, with the quarters drawn in them, and its
 * tiles.
 */
function countKept(blocks: readonly AnsweredBlock[]): number {
  const countIn = ({ rows }: AnsweredBlock['table']) =>
    rows.reduce(
      (sum, { cells }) => sum + cells.reduce((inRow, { series }) => inRow + 1 + series.length, 0),
      0,
    );
  return blocks.reduce(
    (count, { table, byQuarter = null, tiles = [] }) =>
      count +
      tiles.reduce((sum, { kpi }) => sum + kpi.trend.length + kpi.chart.points.length, 0) +
      Math.ceil(
        (countIn(table) + (byQuarter === null ? 0 : countIn(byQuarter.table))) / CELLS_OF_A_FIGURE,
      ),
    0,
  );
}

/** Whether a figure of a page is rounded, hidden or withheld to protect people. */
function areAnyProtected(groups: readonly (readonly JudgedKpi[])[]): boolean {
  return groups
    .flat()
    .some(
      ({ figure: { flags, isWithheld } }) =>
        isWithheld || flags.includes('ESTIMATED') || flags.includes('CONFIDENTIAL'),
    );
}
