import { formatCount } from '#domain/figures/words/format.js';
import { formatAbout } from '#domain/figures/words/rounding.js';
import type { Block, BlockCell, BlockRow } from '#domain/pages/block/block.js';
import { emptyCell } from '#domain/pages/cells/cell.js';
import { timeShown } from '#domain/pages/cells/unrated.js';
import type { PartsDeclaration } from '#domain/pages/declared/declaration.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';
import { headlinesOfWhole } from '#domain/pages/questions/block-headlines.js';
import { dimensionsOf } from '#domain/pages/questions/block-measures.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';

import { type CountedPart, describeGap, UNKNOWN } from './parts-of-gap.js';

/** A part smaller than this percentage of the whole is written as less than that. */
const MIN_SHARE = 1;

/**
 * A share and what it leaves out, as one bar of everything, with its denominator, because the
 * denominator is smaller than a reader would think. Null if either was not asked for, or if what
 * they are based on is not shown exactly.
 */
export function answerParts(block: PartsDeclaration, setting: AnswerSetting): Block | null {
  const { page, findKpi } = setting;
  const headlines = headlinesOfWhole(block, page);
  const kpiOf = (key: string) => {
    const headline = headlines.find(({ measure }) => measure === key);
    return headline ? findKpi('ASKED', headline) : null;
  };
  const [share, whole] = [kpiOf(block.measure), kpiOf(block.whole)];
  if (share === null || whole === null) return null;
  // A share with a zero denominator leaves out everything.
  const isOfNothing = share.figure.flags.includes('NOT_APPLICABLE');
  const [numerator, denominator] = isOfNothing
    ? [0, 0]
    : [share.figure.numerator, share.figure.denominator];
  const total = whole.figure.value;
  const isKnown = total !== null && numerator !== null && denominator !== null;
  // A rounded number is written as far as it is known: no part is known more exactly than the
  // whole.
  const { range } = whole.figure;
  const halfWidth = range === null ? 0 : (range.to - range.from) / 2;
  const isRounded = halfWidth > 0 || share.figure.range !== null;
  const write = (count: number) =>
    isRounded ? formatAbout(count, halfWidth, 'COUNT') : formatCount(count);
  // If counts changed between the two figures, nothing is left out, rather than less than nothing.
  const leftOut = isKnown ? Math.max(total - denominator, 0) : 0;
  const parts: readonly CountedPart[] = isKnown
    ? [
        { key: 'COUNTED', label: block.parts.counted, count: numerator },
        { key: 'REST', label: block.parts.rest, count: denominator - numerator },
        { key: 'LEFT_OUT', label: block.parts.leftOut, count: leftOut },
      ]
    : [];
  const ofGap = isKnown && !isRounded ? describeGap(block, leftOut, setting) : [];
  const sum = parts.reduce((all, { count }) => all + count, 0);
  const toRow = (
    { key, label, count }: CountedPart,
    start: number,
    group: string | null,
  ): BlockRow => {
    const cells = toCells(count, {
      sum,
      start,
      text: `${isRounded ? 'about ' : ''}${write(count)}`,
    });
    return { key, kind: key === UNKNOWN ? 'REST' : 'PART', label, group, isMarked: false, cells };
  };
  const startOf = (all: readonly CountedPart[], index: number) =>
    all.slice(0, index).reduce((before, { count }) => before + count, 0);
  const rows = [
    ...parts.map((part, index) => toRow(part, startOf(parts, index), null)),
    ...ofGap.map((part, index) =>
      toRow(part, sum - leftOut + startOf(ofGap, index), block.parts.leftOut),
    ),
  ];
  const total_: BlockRow = {
    key: 'TOTAL',
    kind: 'TOTAL',
    label: 'All',
    group: null,
    isMarked: false,
    cells: toCells(sum, { sum, start: 0, text: `${isRounded ? 'about ' : ''}${write(sum)}` }),
  };
  return {
    id: block.id,
    view: block.view,
    finding:
      isKnown && sum > 0
        ? {
            kind: 'NOT_JUDGED',
            text: tell(isRounded ? `About ${share.figure.text}` : share.figure.text, {
              base: block.base,
              denominator,
              leftOut,
              write,
            }),
          }
        : {
            kind: isHidden(share) || isHidden(whole) ? 'WITHHELD' : 'NOTHING_RECORDED',
            text: block.name,
          },
    about: block.about,
    because: null,
    summary: rows.map(({ label, cells }) => `${label}: ${cells[0]?.text ?? ''}`).join(', '),
    kpi: null,
    table: {
      rowHeading: 'Part',
      columns: [
        {
          measure: block.whole,
          heading: whole.measure.name,
          drawing: 'NONE',
          scale: null,
          wanted: [],
        },
        {
          measure: block.whole,
          heading: 'Of all',
          drawing: 'STEP',
          scale: { from: 0, to: sum, ticks: [] },
          wanted: [],
        },
      ],
      rows: sum === 0 ? [] : [...rows, total_],
    },
    question: {
      measures: [block.measure, block.whole],
      ...timeShown(page),
      by: ofGap.length === 0 ? [] : dimensionsOf(block),
      page,
    },
  };
}

function isHidden({ figure: { isWithheld, flags } }: JudgedKpi): boolean {
  return isWithheld || flags.includes('CONFIDENTIAL');
}

interface Placed {
  readonly sum: number;
  readonly start: number;
  readonly text: string;
}

function toCells(count: number, { sum, start, text }: Placed): readonly BlockCell[] {
  const share = sum === 0 ? 0 : (100 * count) / sum;
  const ofAll = count > 0 && share < MIN_SHARE ? 'under 1%' : `${formatCount(Math.round(share))}%`;
  return [
    { ...emptyCell, text, value: count },
    { ...emptyCell, text: ofAll, value: count, start },
  ];
}

interface Base {
  readonly base: string;
  readonly denominator: number | null;
  readonly leftOut: number;
  readonly write: (count: number) => string;
}

/** "67.1% of the 1,814 with a first action; 8,503 have none" */
function tell(share: string, { base, denominator, leftOut, write }: Base): string {
  if (denominator === null || denominator === 0)
    return `None ${base}: all ${write(leftOut)} are without one`;
  return `${share} of the ${write(denominator)} ${base}${leftOut === 0 ? '' : `; ${write(leftOut)} have none`}`;
}
