import { formatBare } from '#domain/figures/words/format.js';
import type { Finding } from '#domain/findings/finding.js';
import { findInKpi, nameSubject } from '#domain/findings/kpi-finding.js';
import { joinWords } from '#domain/join-words.js';
import { countInWords } from '#domain/number-words.js';
import type { Block, BlockCell, BlockRow } from '#domain/pages/block/block.js';
import { describeAmount, emptyCell } from '#domain/pages/cells/cell.js';
import { labelPart } from '#domain/pages/cells/part-label.js';
import { timeShown, toUnratedFinding } from '#domain/pages/cells/unrated.js';
import { wantedOf } from '#domain/pages/cells/wanted.js';
import type { WaterfallDeclaration } from '#domain/pages/declared/declaration.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';
import {
  askedBy,
  headlinesOfParts,
  headlinesOfWhole,
} from '#domain/pages/questions/block-headlines.js';
import { findForceKpi, findLikeKpi } from '#domain/pages/questions/like-with-like.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';
import { findMiss, type Target, toWanted } from '#domain/targets/target.js';

/**
 * The maximum number of parts with a step of their own, and the share of everything above or below
 * that each must account for.
 */
const MAX_NAMED = 5;
const MIN_SHARE = 0.015;

/** The maximum number of parts outside the band that are named in the reason. */
const MAX_OUTSIDE = 3;

/**
 * What a share above or below 0 is made of, the parts above 0 first. Null if the share was not
 * rated.
 */
export function answerWaterfall(
  block: WaterfallDeclaration,
  { page, findKpi, referenceData }: AnswerSetting,
): Block | null {
  const { name, asked } = askedBy(block, page, referenceData);
  const [headline] = headlinesOfWhole(block, { ...page, asked });
  const kpi = headline ? findKpi(name, headline) : null;
  if (!headline || !kpi) return null;
  const { target } = kpi;
  const parts = headlinesOfParts(block, { ...page, asked }, referenceData)
    .flatMap((each) => findKpi(name, each) ?? [])
    .map((each) => ({
      label: labelPart(each, referenceData),
      kpi: each,
      amount: each.figure.numerator ?? 0,
    }))
    // A forecast without a budget has no share of it, but is in the sum.
    .filter(({ kpi: { figure } }) => figure.numerator !== null)
    .toSorted((one, other) => other.amount - one.amount);
  const outside = target === null ? [] : parts.filter((part) => isOutside(part.kpi, target));
  const rows = parts.length === 0 ? [] : toRows(parts, kpi, outside);
  const found = findInKpi(kpi, findLikeKpi(findKpi, headline), {
    force: findForceKpi(findKpi, headline),
  });
  return {
    id: block.id,
    view: block.view,
    finding:
      page.time !== null
        ? toUnratedFinding(block, kpi)
        : found.kind === 'NO_REAL_CHANGE' && outside.length > 0
          ? findOutside(kpi, outside.length)
          : found,
    about: block.about,
    because: kpi.figure.value === null || page.time !== null ? null : describeOutside(kpi, outside),
    summary: [kpi.sentence, describeRows(rows)].filter((words) => words !== '').join(' '),
    kpi: null,
    table: {
      rowHeading: 'Agency',
      columns: [
        {
          measure: headline.measure,
          heading: kpi.measure.name,
          drawing: 'NONE',
          scale: null,
          wanted: wantedOf(target, kpi),
        },
        {
          measure: headline.measure,
          heading: 'Over or under',
          drawing: 'STEP',
          scale: toScale(rows),
          wanted: [],
        },
      ],
      rows,
    },
    question: {
      measures: [headline.measure],
      by: [block.by],
      ...timeShown(page),
      page: { ...page, asked },
    },
  };
}

interface PartOfSum {
  readonly label: string;
  readonly kpi: JudgedKpi;
  readonly amount: number;
}

function toRows(
  parts: readonly PartOfSum[],
  whole: JudgedKpi,
  outside: readonly PartOfSum[],
): readonly BlockRow[] {
  const moved = parts.reduce((sum, { amount }) => sum + Math.abs(amount), 0);
  const named = new Set(
    parts
      .toSorted((one, other) => Math.abs(other.amount) - Math.abs(one.amount))
      .slice(0, MAX_NAMED)
      .filter(({ amount }) => Math.abs(amount) >= MIN_SHARE * moved && amount !== 0),
  );
  const rest = parts.filter((part) => !named.has(part));
  const over = rest.filter(({ amount }) => amount > 0);
  const under = rest.filter(({ amount }) => amount < 0);
  const sumOf = (some: readonly PartOfSum[]) => some.reduce((sum, { amount }) => sum + amount, 0);
  const others = (some: readonly PartOfSum[], words: string) =>
    some.length === 0
      ? []
      : [
          {
            key: words,
            kind: 'OTHERS' as const,
            label: `${some.length} ${named.size > 0 ? (some.length === 1 ? 'other ' : 'others ') : ''}${words}`,
            share: emptyCell,
            amount: sumOf(some),
          },
        ];
  const toPart = (part: PartOfSum) => ({
    key: part.kpi.part?.key ?? part.label,
    kind: 'PART' as const,
    label: part.label,
    share: toShare(part.kpi, outside.includes(part) ? 'PAST_TARGET' : 'PLAIN'),
    amount: part.amount,
  });
  const steps = [
    ...[...named]
      .filter(({ amount }) => amount > 0)
      .toSorted((one, other) => other.amount - one.amount)
      .map(toPart),
    ...others(over, 'over'),
    ...[...named]
      .filter(({ amount }) => amount < 0)
      .toSorted((one, other) => one.amount - other.amount)
      .map(toPart),
    ...others(under, 'under'),
  ];
  const total = sumOf(parts);
  let start = 0;
  return [
    ...steps.map(({ amount, share, ...row }) => {
      const cell: BlockCell = {
        ...emptyCell,
        text: describeAmount(whole, amount),
        value: amount,
        start,
      };
      start += amount;
      return { ...row, group: null, isMarked: share.mark === 'PAST_TARGET', cells: [share, cell] };
    }),
    {
      key: 'TOTAL',
      kind: 'TOTAL',
      label: `All ${parts.length}`,
      group: null,
      isMarked: false,
      cells: [
        toShare(whole, 'PLAIN'),
        { ...emptyCell, text: describeAmount(whole, total), value: total, start: 0 },
      ],
    },
  ];
}

function describeRows(rows: readonly BlockRow[]): string {
  // If no part is over or under, the figure's sentence says everything.
  if (!rows.some(({ kind }) => kind !== 'TOTAL')) return '';
  return `${rows.map(({ label, cells }) => `${label}: ${cells[1]?.text ?? ''}`).join(', ')}.`;
}

/** The share itself, which is not drawn; it is marked if outside the band. */
function toShare({ figure }: JudgedKpi, mark: BlockCell['mark']): BlockCell {
  return { ...emptyCell, text: figure.text, mark, value: figure.value };
}

function toScale(rows: readonly BlockRow[]) {
  const ends = rows.flatMap(({ cells }) => {
    const { start, value } = cells[1] ?? emptyCell;
    return start === null || value === null ? [] : [start, start + value];
  });
  return { from: Math.min(0, ...ends), to: Math.max(0, ...ends), ticks: [] };
}

function isOutside({ figure, measure }: JudgedKpi, { aim }: Target): boolean {
  return (
    figure.value !== null &&
    figure.range === null &&
    findMiss(figure.value, toWanted(measure.direction, aim)) !== null
  );
}

function findOutside(kpi: JudgedKpi, count: number): Finding {
  const { words } = nameSubject(kpi.wording);
  return {
    kind: 'OUTLIER',
    text: `${words} is inside its band; ${countInWords(count)} ${count === 1 ? 'agency is' : 'agencies are'} outside`,
  };
}

function describeOutside({ figure, target }: JudgedKpi, outside: readonly PartOfSum[]): string {
  if (target === null) return `${figure.text} in all.`;
  if (outside.length === 0) return `${figure.text} in all; no agency is outside the band.`;
  const largest = outside.toSorted(
    (one, other) => Math.abs(other.kpi.figure.value ?? 0) - Math.abs(one.kpi.figure.value ?? 0),
  );
  const named = largest
    .slice(0, MAX_OUTSIDE)
    .map(({ label, kpi }) => `${label} (${kpi.figure.text})`);
  const rest = outside.length - named.length;
  const all = joinWords(rest > 0 ? [...named, `${formatBare(rest, 'COUNT')} more`] : named);
  return `${figure.text} in all. Outside the band: ${all}.`;
}
