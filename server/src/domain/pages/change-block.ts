import { addPlus, formatBare, formatFigure } from '#domain/figures/format.js';
import { type Amount, type Contribution } from '#domain/findings/contributions.js';
import { labelKey, summariseExplanation } from '#domain/findings/describe-explanation.js';
import { contributionsTo, type SplitPart } from '#domain/findings/explain-change.js';
import { measureOf } from '#domain/measures/catalogue.js';
import { dimensions } from '#domain/measures/dimensions.js';
import type { Measure } from '#domain/measures/measure.js';
import { formatQuarter } from '#domain/quarter.js';
import { capitalise } from '#domain/scorecard/kpi-sentence.js';

import type { Block, BlockCell, BlockColumn, BlockRow } from './block.js';
import { emptyCell, formatTick, wantedOf } from './cell.js';
import type { ChangeDeclaration } from './declaration.js';
import { type Explained, explainHeadline } from './explained.js';
import type { AnswerSetting } from './like-with-like.js';
import { tellMostBy } from './most-by.js';
import { headlinesOfWhole } from './page-question.js';
import { fitScale } from './scale.js';
import { timeDrawn } from './unjudged.js';

/** So many parts stand by themselves at most. */
const MOST_NAMED = 8;
const COMPUTING_ERROR = 1e-9;

/**
 * The change that a figure is judged by, taken apart by the list that explains it, else by the one that is declared: before, after, and
 * what each part makes of the change. Null where nothing really changed and nothing is off target, and over time.
 */
export function answerChange(block: ChangeDeclaration, setting: AnswerSetting): Block | null {
  const { page, world } = setting;
  const [headline] = headlinesOfWhole(block, page);
  const explained = headline && page.time === null ? explainHeadline(headline, setting) : null;
  if (!headline || !explained) return null;
  const { explanation, splits, kind, judged } = explained;
  const named = explanation.kind === 'PART' ? explanation.part.split : block.by;
  const split = splits.find(({ name }) => name === named) ?? splits[0];
  if (!split) return null;
  const measure = measureOf(headline.measure);
  const parts = toParts(split.parts, contributionsTo(split, kind), (key) => labelKey(split.dimension, key, world));
  const told = { measure, explained, dimension: split.dimension };
  const rows = kind === 'SHARE' ? toPairs(parts, told) : toSteps(parts, told);
  const ends = rows.flatMap(({ cells }) =>
    cells.flatMap(({ start, value }) =>
      start === null || value === null ? [] : kind === 'SHARE' ? [start, value] : [start, start + value],
    ),
  );
  const wanted = kind === 'SHARE' ? wantedOf(judged.target, judged) : [];
  const scale =
    kind === 'SHARE'
      ? fitScale([...ends, ...wanted], (value) => formatTick(value, measure), { isFromZero: false })
      : { from: Math.min(0, ...ends), to: Math.max(0, ...ends), ticks: [] };
  const column = (heading: string, drawing: BlockColumn['drawing']): BlockColumn => ({
    measure: headline.measure,
    heading,
    drawing,
    scale: drawing === 'NONE' || drawing === 'SPARKLINE' ? null : scale,
    wanted: drawing === 'PAIR' ? wanted : [],
  });
  const listName = dimensions[split.dimension].name;
  const time = timeDrawn(page, { first: explained.quarters[0] ?? judged.quarter, world });
  return {
    id: block.id,
    view: block.view,
    finding: {
      kind: explanation.kind === 'PART' ? 'REAL_CHANGE' : 'NO_REAL_CHANGE',
      text: titleOf(explained, summariseExplanation(explained, { measure, world })),
    },
    about: `${measure.name} by ${listName.toLowerCase()}: ${tellCompared(explained)}`,
    // The figure's own block gives the reason; what happened everywhere may have been more of it somewhere.
    because: tellMostBy(explained, split.dimension, { measure, world }),
    summary: `${rows
      .map(
        ({ label, cells }) =>
          `${label}: ${cells
            .map(({ text }) => text)
            .filter((text) => text !== '')
            .join(', ')}`,
      )
      .join('. ')}.`,
    kpi: null,
    table: {
      rowHeading: listName,
      columns: [
        ...(kind === 'SHARE' ? [] : [column(`${shownQuarters(explained).length} quarters`, 'SPARKLINE')]),
        column('Before', 'NONE'),
        column('Since', 'NONE'),
        kind === 'SHARE' ? column(measure.unit === 'PERCENT' ? 'Points' : 'Change', 'PAIR') : column('Change', 'STEP'),
      ],
      rows,
    },
    question: {
      measures: [headline.measure],
      ...time,
      by: [time.by, split.dimension],
      page,
    },
  };
}

interface Part {
  readonly key: string | null;
  readonly label: string;
  readonly part: SplitPart;
  readonly contribution: Contribution;
}

interface Told {
  readonly measure: Measure;
  readonly explained: Explained;
  readonly dimension: Explained['splits'][number]['dimension'];
}

function toParts(
  parts: readonly SplitPart[],
  contributions: readonly Contribution[],
  labelOf: (key: string | null) => string,
): readonly Part[] {
  return parts.flatMap((part, index) => {
    const contribution = contributions[index];
    const isNothing = [part.before, part.after].every(({ numerator, denominator }) => numerator === 0 && denominator === 0);
    return contribution && !isNothing ? [{ key: part.key, label: capitalise(labelOf(part.key)), part, contribution }] : [];
  });
}

/** The largest against the change first, then those that go the other way; each begins where the one before ended. */
function toSteps(parts: readonly Part[], told: Told): readonly BlockRow[] {
  const total = parts.reduce((sum, { contribution }) => sum + contribution.amount, 0);
  const side = total < 0 ? -1 : 1;
  const largest = parts.toSorted((one, other) => Math.abs(other.contribution.amount) - Math.abs(one.contribution.amount));
  const named = new Set(parts.length > MOST_NAMED ? largest.slice(0, MOST_NAMED - 1) : parts);
  const rest = parts.filter((part) => !named.has(part));
  const ordered = [...named].toSorted((one, other) => side * (other.contribution.amount - one.contribution.amount));
  const steps = [
    ...ordered.map((part) => ({
      ...describeRow(part, told),
      key: part.key ?? 'NONE',
      kind: 'PART' as const,
      label: part.label,
      amount: part.contribution.amount,
    })),
    ...(rest.length === 0
      ? []
      : [
          {
            ...describeAmounts(
              rest.map(({ part }) => part),
              told,
            ),
            key: 'OTHERS',
            kind: 'OTHERS' as const,
            label: `${rest.length} others`,
            amount: rest.reduce((sum, { contribution }) => sum + contribution.amount, 0),
          },
        ]),
  ];
  let start = 0;
  const rows = steps.map(({ amount, line, before, after, ...row }): BlockRow => {
    const step: BlockCell = { ...emptyCell, text: tellChange(amount, told.measure), value: amount, start };
    start += amount;
    return { ...row, group: null, isMarked: row.key === markedKey(told.explained), cells: [line, before, after, step] };
  });
  const whole = describeAmounts(
    parts.map(({ part }) => part),
    told,
  );
  return [
    ...rows,
    {
      ...{ key: 'TOTAL', kind: 'TOTAL', label: 'All', group: null, isMarked: false },
      cells: [whole.line, whole.before, whole.after, { ...emptyCell, text: tellChange(total, told.measure), value: total, start: 0 }],
    },
  ];
}

/** Rates before and since beside each other, and how far they lie apart, the largest part of the whole first. */
function toPairs(parts: readonly Part[], told: Told): readonly BlockRow[] {
  const ordered = parts.toSorted((one, other) => other.part.after.denominator - one.part.after.denominator);
  const toRow = (row: Omit<BlockRow, 'cells' | 'group' | 'isMarked'>, { before, after }: RowCells): BlockRow => ({
    ...row,
    group: null,
    isMarked: row.key === markedKey(told.explained),
    cells: [before, after, { ...emptyCell, text: tellMove(before, after, told.measure), value: after.value, start: before.value }],
  });
  return [
    ...ordered.map((part) => toRow({ key: part.key ?? 'NONE', kind: 'PART', label: part.label }, describeRow(part, told))),
    toRow(
      { key: 'TOTAL', kind: 'TOTAL', label: 'All' },
      describeAmounts(
        parts.map(({ part }) => part),
        told,
      ),
    ),
  ];
}

interface RowCells {
  readonly line: BlockCell;
  readonly before: BlockCell;
  readonly after: BlockCell;
}

function describeRow({ key, part }: Part, told: Told): RowCells {
  const { explained, dimension } = told;
  const figures = explained.figures.find((each) => each.dimension === dimension);
  const own = figures?.keys.find((each) => (each === null ? null : String(each)) === key) ?? null;
  const series = shownQuarters(explained).map((quarter) => figures?.figureOf(quarter, own)?.value ?? null);
  return { ...describeAmounts([part], told), line: { ...emptyCell, value: series.at(-1) ?? null, series } };
}

/** As many quarters as a trend has. */
const SHOWN_QUARTERS = 13;

function shownQuarters({ quarters }: Pick<Explained, 'quarters'>): Explained['quarters'] {
  return quarters.slice(-SHOWN_QUARTERS);
}

function describeAmounts(parts: readonly SplitPart[], { measure, explained: { kind } }: Told): RowCells {
  const sum = (amounts: readonly Amount[]): Amount => ({
    numerator: amounts.reduce((all, { numerator }) => all + numerator, 0),
    denominator: amounts.reduce((all, { denominator }) => all + denominator, 0),
  });
  const toCell = ({ numerator, denominator }: Amount): BlockCell => {
    if (kind !== 'SHARE') return { ...emptyCell, text: formatBare(numerator, measure.unit), value: numerator };
    return denominator === 0
      ? emptyCell
      : { ...emptyCell, text: formatFigure(numerator / denominator, measure.unit), value: numerator / denominator };
  };
  return { line: emptyCell, before: toCell(sum(parts.map(({ before }) => before))), after: toCell(sum(parts.map(({ after }) => after))) };
}

function tellChange(amount: number, { unit }: Measure): string {
  return Math.abs(amount) < COMPUTING_ERROR ? '0' : addPlus(formatBare(amount, unit), amount);
}

/** How far a rate moved; of one in per cent, in points. */
function tellMove(before: BlockCell, after: BlockCell, { unit }: Measure): string {
  if (before.value === null || after.value === null) return '';
  const moved = after.value - before.value;
  return addPlus(formatBare(moved, unit).replace('%', ''), moved);
}

function markedKey({ explanation }: Explained): string | null {
  return explanation.kind === 'PART' ? (explanation.part.key ?? 'NONE') : null;
}

function titleOf({ explanation }: Explained, clause: string | null): string {
  switch (explanation.kind) {
    case 'PART':
      return capitalise(clause ?? '');
    case 'EVERYWHERE':
      return 'Everywhere at once, not in one place';
    case 'NO_ONE_PART':
      return 'No one part explains it';
  }
}

/** Which quarters are compared: two, or the average of several, of which those before end where those since begin. */
function tellCompared({ compared: { before, after } }: Explained): string {
  const [first = ''] = after;
  const [earlier = ''] = before;
  const since = after.length === 1 ? formatQuarter(first) : `average quarter since ${formatQuarter(first)}`;
  return `${since} against ${before.length === 1 ? formatQuarter(earlier) : `the ${before.length} before`}`;
}
