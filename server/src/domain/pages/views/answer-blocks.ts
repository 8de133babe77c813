import type { FindingKind } from '#domain/findings/finding.js';
import type { Block } from '#domain/pages/block/block.js';
import { timeShown } from '#domain/pages/cells/unrated.js';
import { answerChange } from '#domain/pages/change/change-block.js';
import { answerDrillDown } from '#domain/pages/change/drill-down.js';
import { answerSplits } from '#domain/pages/change/splits-block.js';
import { answerWaterfall } from '#domain/pages/change/waterfall-block.js';
import type { BlockDeclaration } from '#domain/pages/declared/declaration.js';
import { answerCompare } from '#domain/pages/places/compare-block.js';
import { answerFunnel, answerMap } from '#domain/pages/places/funnel-block.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';
import { measuresOf } from '#domain/pages/questions/block-measures.js';
import { answerTable } from '#domain/pages/table/table-block.js';
import type { Steps } from '#domain/steps.js';

import { answerAnswers } from './answers-block.js';
import { answerControl } from './control-block.js';
import { describeEmpty } from './describe-empty.js';
import { answerFacts } from './facts-block.js';
import { answerMeasures } from './measures-block.js';
import { answerMovement } from './movement-block.js';
import { answerNow } from './now-block.js';
import { answerParts } from './parts-block.js';
import { answerReturns } from './returns-block.js';
import { answerTasks } from './tasks-block.js';
import { answerTiles } from './tiles-block.js';

/** Findings that say what a table is about, or why it says nothing, without a rating. */
const unjudged: ReadonlySet<FindingKind> = new Set(['NOT_JUDGED', 'NOTHING_RECORDED', 'WITHHELD']);

/** A block as one viewer sees it. Null if nothing in it was rated. */
function answerBlock(block: BlockDeclaration, setting: AnswerSetting): Block | null {
  const answered = answerView(block, setting);
  if (answered === null) return null;
  const nothing = describeEmpty(answered, setting);
  const notes = [...(nothing === null ? [] : [nothing]), ...(answered.notes ?? [])];
  // A table in which nothing is recorded has its name as its title, because nothing can be rated.
  const isJudged = answered.view === 'TABLE' && !unjudged.has(answered.finding.kind);
  const finding =
    isJudged && nothing?.code === 'NOTHING_RECORDED'
      ? { kind: nothing.code, text: block.name }
      : answered.finding;
  return { ...answered, finding, notes, table: withoutEmptyColumns(answered.table) };
}

/**
 * The blocks on a page in their order, one in each step. If one fails, the others stay.
 *
 * @param logFault logs what went wrong, and returns the reference of its entry
 */
export function* answerBlocksInSteps(
  blocks: readonly BlockDeclaration[],
  setting: AnswerSetting,
  logFault: (error: unknown) => string,
): Steps<{ readonly blocks: readonly Block[]; readonly hasFailed: boolean }> {
  let hasFailed = false;
  const answered: Block[] = [];
  for (const block of blocks) {
    try {
      const found = answerBlock(block, setting);
      if (found !== null) answered.push(found);
    } catch (error) {
      hasFailed = true;
      answered.push(toFailedBlock(block, setting, logFault(error)));
    }
    yield;
  }
  return { blocks: answered, hasFailed };
}

/** A block that could not be worked out, with the log entry that says why. */
function toFailedBlock(
  block: BlockDeclaration,
  { page }: Pick<AnswerSetting, 'page'>,
  reference: string,
): Block {
  return {
    ...{
      id: block.id,
      view: toView(block),
      about: 'about' in block ? block.about : '',
      because: null,
      summary: '',
      kpi: null,
    },
    finding: { kind: 'NOT_JUDGED', text: block.name },
    table: { rowHeading: '', columns: [], rows: [] },
    question: { measures: measuresOf(block), by: [], ...timeShown(page), page },
    notes: [
      {
        code: 'FAILED',
        text: `The rest of the page is fine. It is our fault, not yours. Reference: ${reference}.`,
        refersTo: [reference],
      },
    ],
  };
}

function toView({ view }: BlockDeclaration): Block['view'] {
  if (view === 'RETURNS') return 'LIST';
  if (view === 'SPLITS') return 'CHANGE';
  if (view === 'MOVEMENT') return 'WATERFALL';
  return view === 'MEASURES' || view === 'NOW' ? 'TABLE' : view;
}

/**
 * Removes columns without content in any row, such as a usual range if nothing is rated. If other
 * columns are drawn, cells that are not applicable count as empty too.
 */
function withoutEmptyColumns({ columns, rows, ...table }: Block['table']): Block['table'] {
  const unsaid = columns.some(({ drawing }) => drawing !== 'NONE') ? ['', '[z]'] : [''];
  const isSaid = columns.map(
    ({ drawing }, index) =>
      drawing !== 'NONE' ||
      rows.length === 0 ||
      rows.some(({ cells }) => !unsaid.includes(cells[index]?.text ?? '')),
  );
  return {
    ...table,
    columns: columns.filter((_, index) => isSaid[index]),
    rows: rows.map((row) => ({ ...row, cells: row.cells.filter((_, index) => isSaid[index]) })),
  };
}

function answerView(block: BlockDeclaration, setting: AnswerSetting): Block | null {
  switch (block.view) {
    case 'CONTROL':
      return answerControl(block, setting);
    case 'CHANGE':
      return answerChange(block, setting);
    case 'PARTS':
      return answerParts(block, setting);
    case 'SPLITS':
      return answerSplits(block, setting);
    case 'DOTS':
      return answerDrillDown(block, setting);
    case 'FACTS':
      return answerFacts(block, setting);
    case 'ANSWERS':
      return answerAnswers(block, setting);
    case 'WATERFALL':
      return answerWaterfall(block, setting);
    case 'MOVEMENT':
      return answerMovement(block, setting);
    case 'TABLE':
      return answerTable(block, setting);
    case 'MEASURES':
      return answerMeasures(block, setting);
    case 'TILES':
      return answerTiles(block, setting);
    case 'RETURNS':
      return answerReturns(block, setting);
    case 'NOW':
      return answerNow(block, setting);
    case 'FUNNEL':
      return answerFunnel(block, setting);
    case 'MAP':
      return answerMap(block, setting);
    case 'COMPARE':
      return answerCompare(block, setting);
    case 'TASKS':
      return answerTasks(block, setting);
  }
}
