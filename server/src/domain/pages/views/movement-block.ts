import type { Figure } from '#domain/figures/figure/figure.js';
import { addPlus, formatBare } from '#domain/figures/words/format.js';
import { findInKpi } from '#domain/findings/kpi-finding.js';
import { joinWords } from '#domain/join-words.js';
import { datasetsUnder } from '#domain/measures/datasets-under.js';
import type { Block, BlockRow } from '#domain/pages/block/block.js';
import { describeValue, emptyCell } from '#domain/pages/cells/cell.js';
import { timeShown } from '#domain/pages/cells/unrated.js';
import type { MovementDeclaration } from '#domain/pages/declared/declaration.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';
import { headlinesOfWhole } from '#domain/pages/questions/block-headlines.js';
import { findForceKpi, findLikeKpi, noteLike } from '#domain/pages/questions/like-with-like.js';
import { formatQuarter, type Quarter, shift } from '#domain/quarter.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';
import { owedFor } from '#domain/scorecard/returns-owed.js';

/**
 * How a stock changed from the end of the previous quarter to the end of the one shown: the earlier
 * stock with its additions, removals and other changes is the later stock. Agencies with a missing
 * return are left out of all these figures. If a figure is missing, or a return is still missing
 * from an agency that is not left out, figures are shown separately and nothing is added up. Null
 * over time, and if nothing was rated.
 */
export function answerMovement(block: MovementDeclaration, setting: AnswerSetting): Block | null {
  const { page, findKpi, missing } = setting;
  if (page.time !== null) return null;
  const headlines = headlinesOfWhole(block, page);
  const asked = headlines.flatMap((headline) => findKpi('ASKED', headline) ?? []);
  const like = headlines.flatMap((headline) => findLikeKpi(findKpi, headline) ?? []);
  const isLike = like.length === headlines.length;
  const [stock] = asked;
  const [headline] = headlines;
  const moved = readMovement(isLike ? like : asked, setting);
  if (!stock || !headline || moved === null) return null;
  const rows = stock.figure.value === null ? [] : toRows(block, moved);
  return {
    id: block.id,
    view: 'WATERFALL',
    finding: findInKpi(stock, isLike ? (like[0] ?? null) : null, {
      force: findForceKpi(findKpi, headline),
    }),
    about: block.about,
    because: rows.length === 0 ? null : describeMovement(block, moved),
    summary:
      rows.length === 0
        ? stock.sentence
        : `${rows.map(({ label, cells: [cell] }) => `${label}: ${cell?.text ?? ''}`).join(', ')}.`,
    kpi: null,
    judged: [stock],
    notes: isLike ? [noteLike(missing)] : [],
    table: {
      rowHeading: block.name,
      columns: [
        {
          ...{ measure: block.measure, heading: block.noun, drawing: 'STEP', wanted: [] },
          scale: { from: 0, to: Math.max(0, ...rows.flatMap(endsOf)), ticks: [] },
        },
      ],
      rows,
    },
    question: {
      measures: headlines.map(({ measure }) => measure),
      by: ['QUARTER'],
      ...timeShown(page),
      from: moved.before,
      page,
    },
  };
}

/** A stock at the end of two quarters, and what is known about the changes between them. */
interface Moved {
  readonly measure: JudgedKpi['measure'];
  readonly before: Quarter;
  readonly quarter: Quarter;
  readonly opening: Figure;
  readonly came: Figure;
  readonly went: Figure;
  readonly closing: Figure;
  /** Other changes; null if they cannot be known. */
  readonly other: number | null;
  /**
   * The first of the two quarters with a missing return from an agency that is not left out of
   * both; null if there is none.
   */
  readonly partial: Quarter | null;
}

function readMovement(
  [stock, came, went]: readonly JudgedKpi[],
  { returned, referenceData }: AnswerSetting,
): Moved | null {
  if (!stock || !came || !went) return null;
  const { measure, quarter, asked } = stock;
  const before = shift(quarter, -1);
  const opening = stock.trend.find((point) => point.quarter === before)?.figure;
  if (!opening) return null;
  // While returns for a quarter are still coming in, no agency is left out, and the quarter's stock
  // covers only agencies that have sent a return.
  const isPartial = (of: Quarter) =>
    datasetsUnder(measure).some((dataset) =>
      owedFor(dataset, { returned, asked: { ...asked, quarter: of }, referenceData }).missing.some(
        (id) => asked.leftOut?.has(id) !== true,
      ),
    );
  const partial = [before, quarter].find(isPartial) ?? null;
  const figures = { opening, came: came.figure, went: went.figure, closing: stock.figure };
  return {
    measure,
    before,
    quarter,
    ...figures,
    partial,
    other: partial === null ? findRest(figures) : null,
  };
}

/** What remains of a stock's change without additions and removals. */
function findRest({
  opening,
  came,
  went,
  closing,
}: Pick<Moved, 'opening' | 'came' | 'went' | 'closing'>): number | null {
  if (
    opening.value === null ||
    came.value === null ||
    went.value === null ||
    closing.value === null
  )
    return null;
  return closing.value - opening.value - came.value + went.value;
}

function toRows(
  { came, went, other: others }: MovementDeclaration,
  moved: Moved,
): readonly BlockRow[] {
  const { measure, before, quarter, opening, closing, other } = moved;
  const ofStock = (key: Quarter, figure: Figure): BlockRow => ({
    ...{ key, kind: 'TOTAL', label: `End of ${formatQuarter(key)}`, group: null, isMarked: false },
    cells: [
      {
        ...emptyCell,
        text: describeValue(figure, measure),
        value: figure.value,
        start: figure.value === null ? null : 0,
      },
    ],
  });
  let start = opening.value;
  const step = (
    row: Pick<BlockRow, 'key' | 'kind' | 'label'>,
    amount: number | null,
    missing: string,
  ): BlockRow => {
    const text = amount === null ? missing : addPlus(formatBare(amount, measure.unit), amount);
    const cell = { ...emptyCell, text, value: amount, start: other === null ? null : start };
    if (start !== null && amount !== null) start += amount;
    return { ...row, group: null, isMarked: false, cells: [cell] };
  };
  return [
    ofStock(before, opening),
    step({ key: came.measure, kind: 'PART', label: came.label }, moved.came.value, moved.came.text),
    ...(other === null || other === 0
      ? []
      : [step({ key: OTHER, kind: 'OTHERS', label: others.label }, other, '')]),
    step(
      { key: went.measure, kind: 'PART', label: went.label },
      moved.went.value === null ? null : -moved.went.value,
      moved.went.text,
    ),
    ofStock(quarter, closing),
  ];
}

/** The key of other changes, which no measure counts. */
const OTHER = 'OTHER';

function endsOf({ cells }: BlockRow): readonly number[] {
  return cells.flatMap(({ start, value }) =>
    start === null || value === null ? [] : [start, start + value],
  );
}

/**
 * "139 at the end of Q1 2026/27; since then 12 mapped, 16 archived and 2 more by other changes."
 */
function describeMovement(
  { came, went, other: words }: MovementDeclaration,
  moved: Moved,
): string | null {
  const { measure, before, opening, other, partial } = moved;
  if (partial !== null)
    return `The returns for ${formatQuarter(partial)} are not all in, so what else changed is not known.`;
  if (other === null) return null;
  const steps = [
    `${moved.came.text} ${came.verb}`,
    `${moved.went.text} ${went.verb}`,
    ...(other === 0
      ? []
      : [
          `${formatBare(Math.abs(other), measure.unit)} ${other > 0 ? 'more' : 'fewer'} by ${words.words}`,
        ]),
  ];
  return `${opening.text} at the end of ${formatQuarter(before)}; since then ${joinWords(steps)}.`;
}
