import { addPlus, formatBare, formatFigure } from '#domain/figures/words/format.js';
import { formatAbout } from '#domain/figures/words/rounding.js';
import {
  isShare,
  isTooClose,
  reachOf,
  type ShownMean,
  type ShownPartOfChange,
  type ShownSplit,
  toValue,
} from '#domain/findings/decompose-means.js';
import { labelKey } from '#domain/findings/describe-explanation.js';
import type { Dimension } from '#domain/measures/dimensions.js';
import type { Measure } from '#domain/measures/measure.js';
import type { BlockCell, BlockRow } from '#domain/pages/block/block.js';
import { emptyCell } from '#domain/pages/cells/cell.js';
import { formatQuarter, type Quarter } from '#domain/quarter.js';
import type { KeyValue } from '#domain/question/dimension-values.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { capitalise } from '#domain/scorecard/kpi-sentence.js';

import { usualOfPart } from './part-range.js';
import type { ShownChange } from './shown-change.js';

/** With more than `MAX_NAMED` parts, only `MAX_APART` have a row of their own. */
const MAX_NAMED = 8;
const MAX_APART = 6;
const COMPUTING_ERROR = 1e-9;

const tooClose = 'too close';

interface Summary {
  readonly change: ShownChange;
  readonly split: ShownSplit;
  readonly referenceData: ReferenceData;
}

interface Part extends ShownPartOfChange {
  readonly rowKey: string;
  readonly label: string;
  /** The change as drawn; null if it is hidden, or may come only from rounding. */
  readonly amount: number | null;
}

/**
 * The rows of a change: steps that add up to it or, for a share, the rates before and since. The
 * whole is last.
 */
export function toChangeRows(told: Summary): readonly BlockRow[] {
  const { split, change, referenceData } = told;
  const parts = split.parts.map((part): Part => {
    const isKnown = part.contribution !== null && !isTooClose(change.measure, part);
    return {
      ...part,
      rowKey: toRowKey(part.key),
      label: labelOfPart(split.dimension, part.key, referenceData),
      amount: isKnown ? part.contribution.amount : null,
    };
  });
  return isShare(change.measure) ? toPairs(parts, told) : toSteps(parts, told);
}

/** The key of a part's row. */
export function toRowKey(key: KeyValue): string {
  return key === null ? 'NONE' : String(key);
}

/** The name of a part with a row of its own. */
export function labelOfPart(
  dimension: Dimension,
  key: KeyValue,
  referenceData: ReferenceData,
): string {
  const code = key === true ? 'YES' : key === false ? 'NO' : key;
  return capitalise(labelKey(dimension, code, referenceData));
}

/**
 * The steps of a change: the largest in the direction of the change first, those in the other
 * direction last. Each step begins where the one before ends.
 */
function toSteps(parts: readonly Part[], told: Summary): readonly BlockRow[] {
  const { change, split } = told;
  const { measure } = change;
  const total = totalOf(change);
  const side = (total ?? 0) < 0 ? -1 : 1;
  const sizeOf = ({ amount }: Part) => (amount === null ? -1 : Math.abs(amount));
  const largest = parts.toSorted((one, other) => sizeOf(other) - sizeOf(one));
  const groups = groupParts(largest, markedKey(told));
  // Parts that are not shown come last.
  const placeOf = ({ amount }: Part) => (amount === null ? Infinity : -side * amount);
  const ordered = groups.named.toSorted((one, other) =>
    placeOf(one) === placeOf(other) ? 0 : placeOf(one) - placeOf(other),
  );
  const known = (some: readonly Part[]) => some.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  const reachOfAll = (some: readonly Part[]) =>
    Math.hypot(...some.map((part) => reachOf(measure, part)));
  let start = 0;
  const step = (amount: number, reach = 0): BlockCell => {
    const cell = {
      ...emptyCell,
      text: describeAbout(amount, measure, reach),
      value: amount,
      start,
    };
    start += amount;
    return cell;
  };
  const toRow = (part: Part): BlockRow => ({
    ...{
      key: part.rowKey,
      kind: 'PART',
      label: part.label,
      group: null,
      isMarked: part.rowKey === markedKey(told),
    },
    cells: [
      toLine(part, told),
      toMeanCell(part.before, measure),
      toMeanCell(part.after, measure),
      part.amount === null
        ? toUntold(part)
        : total === null
          ? emptyCell
          : step(part.amount, reachOf(measure, part)),
    ],
  });
  const rows = ordered.map(toRow);
  const others = groups.others.flatMap(({ key, label, parts: some }): readonly BlockRow[] => [
    {
      ...{ key, kind: 'OTHERS', label, group: null, isMarked: false },
      cells: [
        emptyCell,
        ...sumCells(some, measure),
        total === null || some.every(({ amount }) => amount === null)
          ? emptyCell
          : step(known(some), reachOfAll(some)),
      ],
    },
    ...some.map((part): BlockRow => {
      const cell =
        part.amount === null
          ? toUntold(part)
          : {
              ...emptyCell,
              text: describeAbout(part.amount, measure, reachOf(measure, part)),
              value: part.amount,
            };
      const row = {
        key: part.rowKey,
        kind: 'PART' as const,
        label: part.label,
        group: null,
        isMarked: false,
        isFolded: true,
      };
      return {
        ...row,
        cells: [
          toLine(part, told),
          toMeanCell(part.before, measure),
          toMeanCell(part.after, measure),
          cell,
        ],
      };
    }),
  ]);
  const apart = total === null ? 0 : total - known(parts);
  const isAll = split.remainder === null && parts.every(({ amount }) => amount !== null);
  const untold: readonly BlockRow[] =
    isAll || total === null
      ? []
      : [
          {
            ...{
              key: 'REST',
              kind: 'REST',
              label: 'Not broken down',
              group: null,
              isMarked: false,
            },
            cells: [emptyCell, emptyCell, emptyCell, step(apart, reachOfAll(parts))],
          },
        ];
  const whole = isTooClose(measure, change.whole)
    ? { ...emptyCell, text: tooClose }
    : {
        ...emptyCell,
        text: total === null ? '' : describeAbout(total, measure, reachOf(measure, change.whole)),
        value: total,
        start: total === null ? null : 0,
      };
  return [
    ...rows,
    ...others,
    ...untold,
    {
      ...{ key: 'TOTAL', kind: 'TOTAL', label: 'All', group: null, isMarked: false },
      cells: [
        emptyCell,
        toMeanCell(change.whole.before, measure),
        toMeanCell(change.whole.after, measure),
        whole,
      ],
    },
  ];
}

interface Groups {
  readonly named: readonly Part[];
  readonly others: readonly {
    readonly key: string;
    readonly label: string;
    readonly parts: readonly Part[];
  }[];
}

/**
 * Which parts have a row of their own: the largest, and the one that explains. Parts that did not
 * change are grouped. If there are too many others, the rest are grouped by direction: rises and
 * falls are never offset against each other.
 */
function groupParts(largest: readonly Part[], marked: string | null): Groups {
  const still = largest.filter(
    ({ amount }) => amount !== null && Math.abs(amount) < COMPUTING_ERROR,
  );
  const together = still.length > 1 ? still : [];
  const moved = largest.filter((part) => !together.includes(part));
  const isTooMany = moved.length + Math.min(1, together.length) > MAX_NAMED;
  const first = new Set(
    isTooMany
      ? [...moved.slice(0, MAX_APART), ...moved.filter(({ rowKey }) => rowKey === marked)]
      : moved,
  );
  const rest = moved.filter((part) => !first.has(part));
  const others = [
    {
      key: 'MORE',
      words: 'others, more',
      parts: rest.filter(({ amount }) => amount !== null && amount > 0),
    },
    {
      key: 'FEWER',
      words: 'others, fewer',
      parts: rest.filter(({ amount }) => amount !== null && amount < 0),
    },
    {
      key: 'STILL',
      words: 'unchanged',
      parts: [...together, ...rest.filter(({ amount }) => amount === 0)],
    },
    {
      key: 'UNTOLD',
      words: 'others, unknown',
      parts: rest.filter(({ amount }) => amount === null),
    },
  ];
  return {
    named: [...first],
    others: others
      .filter(({ parts }) => parts.length > 0)
      .map(({ words, ...group }) => ({
        ...group,
        label: `${group.parts.length} ${group.parts.length === 1 ? words.replace('others', 'other') : words}`,
      })),
  };
}

/** Rates before and since with the difference between them, the largest part of the whole first. */
function toPairs(parts: readonly Part[], told: Summary): readonly BlockRow[] {
  const { measure, whole } = told.change;
  const weightOf = ({ after }: Part) => after.amount?.denominator ?? -1;
  const toRow = (
    row: Omit<BlockRow, 'cells' | 'group' | 'isMarked'>,
    { before, after }: Pick<Part, 'before' | 'after'>,
  ): BlockRow => {
    const [from, to] = [toMeanCell(before, measure), toMeanCell(after, measure)];
    const move = isTooClose(measure, { before, after })
      ? tooClose
      : describeMove(from, to, measure);
    return {
      ...row,
      group: null,
      isMarked: row.key === markedKey(told),
      cells: [from, to, { ...emptyCell, text: move, value: to.value, start: from.value }],
    };
  };
  return [
    ...parts
      .toSorted((one, other) => weightOf(other) - weightOf(one))
      .map((part, index) =>
        toRow(
          { key: part.rowKey, kind: 'PART', label: part.label, isFolded: index >= MAX_PAIRS },
          part,
        ),
      ),
    toRow({ key: 'TOTAL', kind: 'TOTAL', label: 'All' }, whole),
  ];
}

/**
 * Up to this many rates are all drawn. If there are more, the smallest parts are only in the table.
 */
const MAX_PAIRS = 12;

/** The values by quarter; for the explaining part, with its usual range. */
function toLine(
  part: Part,
  { change: { figures, quarters, measure, explained }, split, ...told }: Summary,
): BlockCell {
  const own = figures.find(({ dimension }) => dimension === split.dimension);
  const series = quarters.map((quarter) => own?.figureOf(quarter, part.key)?.value ?? null);
  const isExplaining =
    explained !== null && part.rowKey === markedKey({ change: { explained }, split });
  const usual =
    isExplaining && own
      ? usualOfPart(
          measure,
          { quarters, figureIn: (quarter: Quarter) => own.figureOf(quarter, part.key) },
          told.referenceData,
        )
      : null;
  return { ...emptyCell, value: series.at(-1) ?? null, series, usual };
}

/** A figure's mean as text. */
export function toMeanCell(mean: ShownMean, measure: Measure): BlockCell {
  const { figure, amount, isRounded } = mean;
  if (amount === null)
    return {
      ...emptyCell,
      text: figure?.isWithheld === true ? 'withheld' : 'too few',
      mark: 'MISSING',
    };
  const value = toValue(measure, mean);
  if (value === null) return emptyCell;
  if (isRounded && figure !== null) return { ...emptyCell, text: figure.displayText, value };
  if (isRounded)
    return {
      ...emptyCell,
      text: `about ${formatAbout(value, Math.max(mean.below, mean.above), measure.unit)}`,
      value,
    };
  return {
    ...emptyCell,
    text: isShare(measure) ? formatFigure(value, measure.unit) : formatBare(value, measure.unit),
    value,
  };
}

/** The sums of several parts before and after; a cell is empty if one part is unknown there. */
function sumCells(parts: readonly Part[], measure: Measure): readonly BlockCell[] {
  return (['before', 'after'] as const).map((side) => {
    if (parts.some((part) => part[side].amount === null)) return emptyCell;
    const value = parts.reduce((sum, part) => sum + (part[side].amount?.numerator ?? 0), 0);
    if (!parts.some((part) => part[side].isRounded))
      return { ...emptyCell, text: formatBare(value, measure.unit), value };
    const reach = Math.hypot(...parts.map((part) => Math.max(part[side].below, part[side].above)));
    return { ...emptyCell, text: `about ${formatAbout(value, reach, measure.unit)}`, value };
  });
}

/** Why a part's change is not shown. */
function toUntold({ contribution }: Part): BlockCell {
  return contribution === null ? emptyCell : { ...emptyCell, text: tooClose };
}

function totalOf({ whole, measure }: Pick<ShownChange, 'whole' | 'measure'>): number | null {
  const [from, to] = [toValue(measure, whole.before), toValue(measure, whole.after)];
  return from === null || to === null || isTooClose(measure, whole) ? null : to - from;
}

/** A rounded change as text, as far as it is known. */
export function describeAbout(amount: number, measure: Measure, reach: number): string {
  if (reach === 0) return describeChange(amount, measure);
  const written = formatAbout(Math.abs(amount), reach, measure.unit);
  return `about ${amount < 0 ? `−${written}` : addPlus(written, amount)}`;
}

/** A change as a number with its sign. */
export function describeChange(amount: number, { unit }: Measure): string {
  return Math.abs(amount) < COMPUTING_ERROR ? '0' : addPlus(formatBare(amount, unit), amount);
}

/** How much a rate changed, in points if it is a percentage. */
function describeMove(before: BlockCell, after: BlockCell, { unit }: Measure): string {
  if (before.value === null || after.value === null) return '';
  const moved = after.value - before.value;
  return addPlus(formatBare(moved, unit).replace('%', ''), moved);
}

/** The row of the explaining part, if it belongs to the dimension that is drawn. */
function markedKey({
  change: { explained },
  split,
}: {
  readonly change: Pick<ShownChange, 'explained'>;
  readonly split: ShownSplit;
}): string | null {
  const { explanation } = explained ?? {};
  return explanation?.kind === 'PART' && explanation.part.split === split.dimension
    ? (explanation.part.key ?? 'NONE')
    : null;
}

/** The heading for one quarter, or for several. */
export function nameQuarters(quarters: readonly string[], several: string): string {
  return quarters.length === 1 ? formatQuarter(quarters[0] ?? '') : several;
}
