import { type Finding, shownKinds } from '#domain/findings/finding.js';
import { findInKpi } from '#domain/findings/kpi-finding.js';
import { countInWords } from '#domain/number-words.js';
import type { Block, BlockRow } from '#domain/pages/block/block.js';
import { toCell } from '#domain/pages/cells/cell.js';
import { toApartCell } from '#domain/pages/cells/own-cell.js';
import { aboutShown, timeDrawn, toUnratedFinding } from '#domain/pages/cells/unrated.js';
import { findNotRated } from '#domain/pages/cells/unrated-finding.js';
import type { MeasuresDeclaration } from '#domain/pages/declared/declaration.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';
import { headlinesOfWhole } from '#domain/pages/questions/block-headlines.js';
import { findForceKpi, findLikeKpi } from '#domain/pages/questions/like-with-like.js';
import { columnsSeen } from '#domain/pages/questions/own.js';
import { capitalise } from '#domain/scorecard/kpi-sentence.js';

/** Several measures, one row each. Null if nothing was rated. */
export function answerMeasures(
  block: MeasuresDeclaration,
  { page, findKpi, referenceData }: AnswerSetting,
): Block | null {
  const lines = headlinesOfWhole(block, page).flatMap((headline) => {
    const kpi = findKpi('ASKED', headline);
    if (!kpi) return [];
    const like = findLikeKpi(findKpi, headline);
    // The title counts what is marked in the rows.
    const isMarked = page.time === null && shownKinds.includes(findInKpi(kpi, like).kind);
    return [{ headline, kpi, like, isMarked, force: findForceKpi(findKpi, headline) }];
  });
  const [first] = lines;
  if (!first) return null;
  const isApart = page.own.length > 0;
  const declared = columnsSeen(block.columns, isApart);
  const rows = lines.map(({ headline, kpi, like, isMarked }): BlockRow => {
    const options = { commonTarget: null, isAmongMany: false, like };
    const cells = declared.map((column) =>
      isApart
        ? toApartCell({ all: kpi, own: findKpi('OWN', headline) }, column, options)
        : toCell(kpi, column, options),
    );
    return {
      key: headline.measure,
      kind: 'PART',
      label: kpi.measure.shortName ?? kpi.measure.name,
      group: null,
      isMarked,
      cells,
    };
  });
  const time = timeDrawn(page, {
    first: first.kpi.trend[0]?.quarter ?? page.asked.quarter,
    referenceData,
  });
  const marked = lines.filter(({ isMarked }) => isMarked);
  const [only] = marked;
  const isOpen = lines.some(({ kpi }) => kpi.isOpen && kpi.figure.value !== null);
  const finding: Finding = isOpen
    ? { kind: 'TOO_FEW', text: `${block.name}: the quarter is not closed` }
    : only === undefined
      ? (findNotRated(
          lines.map(({ kpi }) => kpi),
          block,
        ) ?? { kind: 'NO_REAL_CHANGE', text: `No real change in ${block.noun}` })
      : marked.length === 1
        ? findInKpi(only.kpi, only.like, { force: only.force })
        : {
            kind: 'REAL_CHANGE',
            text: `${capitalise(countInWords(marked.length))} of ${countInWords(lines.length)} ${block.counted ?? block.noun} really changed or are off target`,
          };
  return {
    id: block.id,
    view: 'TABLE',
    finding: page.time === null ? finding : toUnratedFinding(block, null),
    about: aboutShown(block, page),
    because: null,
    summary: summarise(rows),
    kpi: null,
    table: {
      rowHeading: 'Measure',
      columns: declared.map(({ heading, drawing }) => ({
        measure: first.headline.measure,
        heading,
        drawing,
        scale: null,
        wanted: [],
      })),
      rows,
    },
    question: {
      measures: lines.map(({ headline }) => headline.measure),
      ...time,
      by: [time.by],
      page,
    },
  };
}

function summarise(rows: readonly BlockRow[]): string {
  const tell = ({ label, cells }: BlockRow) =>
    `${label}: ${cells.flatMap(({ text }) => (text === '' ? [] : [text])).join(', ')}`;
  return `${rows.map(tell).join('. ')}.`;
}
