import { noneOfYours } from '#domain/figures/figure/protected-figure.js';
import { formatCount, missing } from '#domain/figures/words/format.js';
import { joinWords } from '#domain/join-words.js';
import { type Dataset, datasets } from '#domain/lists.js';
import { dimensions } from '#domain/measures/dimensions.js';
import type { Block, BlockCell } from '#domain/pages/block/block.js';
import type { Note } from '#domain/pages/block/note.js';
import type { PageParams } from '#domain/pages/block/page-params.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';
import { codesIn } from '#domain/scorecard/ask-headlines.js';

/** The names of the filters in a scope. */
export function narrowedBy({
  asked: { area, agency, agencyKind, crimeType, codes },
  objective,
}: PageParams): readonly string[] {
  return [
    ...(area.kind === 'FORCE' ? [] : ['area']),
    ...(agency === null ? [] : ['agency']),
    ...(agencyKind === null ? [] : ['agencyKind']),
    ...(objective === null ? [] : ['objective']),
    ...(crimeType === null ? [] : ['crimeType']),
    ...codesIn(codes).map(([list]) => dimensions[list].keyField),
  ];
}

/**
 * Why there is nothing to draw in a block, and what would show more; null if there is something.
 */
export function describeEmpty(
  { view, table, finding, kpi, question: { page } }: Block,
  setting: Returns,
): Note | null {
  // Each tile says itself that it has no figure, and a list may be empty.
  if (ofWords.has(view)) return null;
  const cells = table.rows.flatMap((row) => row.cells);
  if (!cells.every(isNothing)) return null;
  const isUnasked = setting.returns.due === 0 && page.asked.agency !== null && page.time === null;
  const refersTo = isUnasked ? ['agency'] : narrowedBy(page);
  const told =
    kpi === null
      ? cells.map(({ text }) => text).filter((text) => text !== '')
      : [kpi.figure.displayText];
  if (told.length > 0 && told.every((text) => text === noneOfYours))
    return {
      code: 'NONE_OF_YOURS',
      text: 'What others recorded is withheld to protect people.',
      refersTo,
    };
  if (
    finding.kind === 'WITHHELD' ||
    table.rows.some(({ cells: [figure] }) => figure !== undefined && isHidden(figure))
  )
    return { code: 'WITHHELD', text: describeWithheld(refersTo.length), refersTo };
  const isNought = kpi === null ? cells.some(({ value }) => value === 0) : kpi.figure.value === 0;
  return { code: 'NOTHING_RECORDED', text: describeNoRecords(page, setting, isNought), refersTo };
}

/** Views that have something to say with or without a figure. */
const ofWords: ReadonlySet<Block['view']> = new Set(['TILES', 'LIST', 'WORDS', 'FACTS', 'ANSWERS']);
type Returns = Pick<AnswerSetting, 'returns' | 'datasets'>;

/** Whether a figure exists but is missing from the row: then it is never shown as zero. */
function isHidden({ value, text }: BlockCell): boolean {
  return value === null && !ofNothing.has(text);
}

/** The text for a missing figure, such as one whose return is not in. */
const ofNothing: ReadonlySet<string> = new Set([
  '',
  'no return',
  missing.NOT_AVAILABLE,
  missing.NOT_APPLICABLE,
]);
function isNothing({ value, series }: BlockCell): boolean {
  return (value === null || value === 0) && series.every((each) => each === null || each === 0);
}
function describeWithheld(count: number): string {
  return count === 0
    ? 'Too few people to show a figure without identifying somebody.'
    : `With ${count === 1 ? 'this filter' : 'these filters'} chosen, a small group of people could be identified. Remove ${count === 1 ? 'it' : 'one'} to see more.`;
}

/** Why nothing is drawn: only a figure that exists, and is 0, counts as a true zero. */
function describeNoRecords(
  { asked: { agency }, time }: PageParams,
  { returns: { due, missing: lacking }, datasets: of = [] }: Returns,
  isNought: boolean,
): string {
  if (time !== null) return 'Nothing is recorded for these quarters.';
  const names = joinWords(of.map((dataset: Dataset) => datasets[dataset].toLowerCase()));
  const lackingCount = [...lacking.values()].flat().length;
  if (due === 0)
    return agency === null
      ? 'No return is owed.'
      : `${agency.name} does not have to send ${names}.`;
  if (lackingCount > 0)
    return `None recorded so far: ${describeLacking(lackingCount, due)} missing.`;
  const received = due === 1 ? 'The return is in' : `All ${formatCount(due)} returns are in`;
  return isNought
    ? `${received}, so this is a true zero.`
    : `${received}, but there is no figure to show.`;
}
function describeLacking(lacking: number, due: number): string {
  if (due === 1) return 'the return is';
  return `${formatCount(lacking)} of ${formatCount(due)} returns ${lacking === 1 ? 'is' : 'are'}`;
}
