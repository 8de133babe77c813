import type { Finding } from '#domain/findings/finding.js';
import { joinWords } from '#domain/join-words.js';
import { dimensions } from '#domain/measures/dimensions.js';
import type { Block, BlockRow } from '#domain/pages/block/block.js';
import type { Note } from '#domain/pages/block/note.js';
import { describeByQuarter } from '#domain/pages/cells/by-quarter.js';
import { foldRows } from '#domain/pages/cells/fold-rows.js';
import { findMarked } from '#domain/pages/cells/marked-finding.js';
import { aboutShown, timeDrawn, timeShown, toUnratedFinding } from '#domain/pages/cells/unrated.js';
import { findUnrated } from '#domain/pages/cells/unrated-finding.js';
import type { ColumnDeclaration, TableDeclaration } from '#domain/pages/declared/declaration.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';
import { askedBy } from '#domain/pages/questions/block-headlines.js';
import { measuresOf } from '#domain/pages/questions/block-measures.js';
import { findForceKpi, findLikeKpi, noteLike } from '#domain/pages/questions/like-with-like.js';

import { toColumn, withOneShade } from './table-columns.js';
import { describeReasons, findInLines } from './table-findings.js';
import { findLines, headlineOf, type Line, type TableLines } from './table-lines.js';
import { type TableRows, toRows } from './table-rows.js';
import { describeUnplaced } from './unplaced.js';

/** Figures of parts next to each other. Null if nothing was rated. */
export function answerTable(block: TableDeclaration, setting: AnswerSetting): Block | null {
  const { page, referenceData } = setting;
  const { asked } = askedBy(block, page, referenceData);
  const lines = findLines(block, setting);
  const { listed, parts, wholes, whole, shown } = lines;
  const question = toQuestion(block, parts, { page: { ...page, asked }, referenceData });
  const [only] = parts;
  if (only === undefined) return areAnyHidden(listed) ? toHidden(block, question) : null;
  // The rest of the page is about the chosen district.
  if (parts.length === 1 && block.by === 'AREA' && only.first.part?.key === asked.area.code)
    return null;

  const told = toRows(block, lines, setting);
  const { ordered, rows, total, returned, isFolded } = told;
  // The whole is shown but not drawn on the scale of its parts: next to the whole they would be
  // small.
  const columns = withOneShade(
    shown.map((column, index) =>
      toColumn(column, {
        lines: parts,
        whole,
        cells: rows.flatMap((row) => row.cells[index] ?? []),
      }),
    ),
  );
  const isEmpty = returned === 0 && block.by !== 'OBJECTIVE';
  return {
    id: block.id,
    view: block.view,
    finding: findInTable(block, { lines, told }, setting),
    about: aboutShown(block, page),
    because: block.tellsWhy
      ? describeReasons(parts, setting)
      : page.own.length > 0
        ? null
        : describeUnplaced(block, parts, whole),
    notes: noteTable(block, lines, setting),
    summary: summarise(rows),
    kpi: null,
    // While nobody has returned anything, there is nothing to draw.
    table: {
      rowHeading: dimensions[block.by].name,
      columns,
      rows: isEmpty
        ? []
        : [
            ...(isFolded ? foldRows(rows, ordered, { block, asked: page.asked, shown }) : rows),
            ...total,
          ],
    },
    byQuarter:
      block.isAlsoByQuarter === true
        ? describeByQuarter(
            { block, lines: [...ordered, ...wholes], labels: [...rows, ...total], question },
            { page, referenceData },
          )
        : null,
    question,
  };
}

function areAnyHidden(lines: readonly Line[]): boolean {
  return lines.some(
    ({ first: { figure } }) => figure.isWithheld || figure.flags.includes('CONFIDENTIAL'),
  );
}

/**
 * What is worth saying about a table: for a table by objective, the findings about its lines;
 * otherwise, which parts are marked.
 */
function findInTable(
  block: TableDeclaration,
  {
    lines: { parts, shown },
    told: { rows, returned },
  }: { readonly lines: TableLines; readonly told: TableRows },
  { page, findKpi, referenceData }: AnswerSetting,
): Finding {
  if (page.time !== null) return toUnratedFinding(block, null);
  if (block.by === 'OBJECTIVE')
    return findInLines(parts, block, {
      findLike: ({ first }) => findLikeKpi(findKpi, headlineOf(first)),
      findForce: ({ first }) => findForceKpi(findKpi, headlineOf(first)),
      referenceData,
    });
  if (parts.some(({ first }) => first.isOpen && first.figure.value !== null))
    return { kind: 'TOO_FEW', text: `${block.name}: the quarter is not closed` };
  return (
    findUnrated(parts, block, page.own.length > 0) ??
    findMarked(rows, returned, { name: block.name, by: block.by, noun: block.noun, columns: shown })
  );
}

/**
 * What a reader must know about a table: which agencies its rating leaves out, or what its columns
 * leave out.
 */
function noteTable(
  { by }: TableDeclaration,
  { parts, wholes, shown }: TableLines,
  { page, findKpi, missing }: AnswerSetting,
): readonly Note[] {
  if (
    by === 'OBJECTIVE' &&
    parts.some(({ first }) => findLikeKpi(findKpi, headlineOf(first)) !== null)
  )
    return [noteLike(missing)];
  return page.own.length > 0 ? [] : noteLeftOut(shown, [...parts, ...wholes]);
}

/** Each row as text: "Reading: 12, No real change. Slough: 3." */
function summarise(rows: readonly BlockRow[]): string {
  const ofRow = ({ cells }: BlockRow) =>
    cells
      .map(({ text }) => text)
      .filter((text) => text !== '')
      .join(', ');
  return `${rows.map((row) => `${row.label}: ${ofRow(row)}`).join('. ')}.`;
}

/** The block of a table in which every part is too small to show. */
function toHidden(block: TableDeclaration, question: Block['question']): Block {
  return {
    id: block.id,
    view: block.view,
    finding: { kind: 'WITHHELD', text: `${block.name}: too few to show` },
    about: block.about,
    because: null,
    summary: 'Each part is too small to show. That does not mean that there is nobody.',
    kpi: null,
    table: { rowHeading: dimensions[block.by].name, columns: [], rows: [] },
    question,
  };
}

/**
 * The question of a table: for the whole range, or by step if each row is drawn by step and nothing
 * else is shown.
 */
function toQuestion(
  block: TableDeclaration,
  [line]: readonly Line[],
  { page, referenceData }: Pick<AnswerSetting, 'page' | 'referenceData'>,
): Block['question'] {
  const measures = measuresOf(block);
  const isOverTime = block.columns.every(
    ({ drawing, shows }) => drawing === 'SPARKLINE' || shows === 'USUAL_RANGE',
  );
  const isUnder =
    block.by !== 'OBJECTIVE' && block.columns.some(({ objective }) => objective !== undefined);
  if (!isOverTime)
    return {
      measures,
      by: isUnder ? ['OBJECTIVE', block.by] : [block.by],
      ...timeShown(page),
      page,
    };
  const time = timeDrawn(page, {
    first: line?.first.trend[0]?.quarter ?? page.asked.quarter,
    referenceData,
  });
  return { measures, ...time, by: [time.by, block.by], page };
}

/** Notes which columns leave something out to protect people, and what. */
function noteLeftOut(
  columns: readonly ColumnDeclaration[],
  lines: readonly Line[],
): readonly Note[] {
  const told = columns.flatMap((column) => {
    const figures = lines.flatMap(({ kpiOf }) => kpiOf(column)?.figure ?? []);
    const of = figures.find(
      ({ value, flags }) => value !== null && flags.includes('NOT_AVAILABLE'),
    );
    return of
      ? [{ ...column, words: of.displayText.slice(of.text.length).replace(/^, /u, '') }]
      : [];
  });
  const [first] = told;
  if (!first) return [];
  const text = `${joinWords(told.map(({ heading }) => heading))}: ${first.words}.`;
  return [{ code: 'LEFT_OUT', text, refersTo: told.map(({ measure }) => measure) }];
}
