import {
  besideFigure,
  type FigureValue,
  formatFigure,
  formatFlags,
  missingSymbol,
} from '#lib/figure.js';
import { capitalise, lowerFirst } from '#lib/format.js';
import { isAtLevel, type LevelBreak } from '#lib/level-break.js';
import { minForLimits, minForSignals } from '#lib/min-points.js';
import { findShare } from '#lib/quarter.js';
import { describeSignal, type Signal } from '#lib/signal.js';
import { formatLevel, formatMark, type Unit } from '#lib/unit.js';

import type {
  ControlBand,
  ControlEvent,
  ControlLabel,
  ControlQuarter,
} from './control-chart.type.js';
import { formatDay } from './day.js';

interface Target {
  readonly text: string;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface ControlSource {
  readonly trend: readonly {
    readonly quarter: {
      readonly key: string;
      readonly label: string;
      readonly start: string;
      readonly end: string;
      readonly status: string;
    };
    readonly figure: FigureValue;
    readonly target: Target | null;
  }[];
  readonly controlChart: {
    readonly points: readonly {
      readonly quarter: { readonly key: string };
      readonly centre: number;
      readonly lower: number | null;
      readonly upper: number | null;
      readonly signals: readonly Signal[];
      /**
       * The number of quarters that the limits depend on; by default the quarters of the baseline
       * that are drawn.
       */
      readonly basedOn?: number;
      /** Whether the quarter is the first at a new level with limits of its own. */
      readonly startsLevel?: boolean;
    }[];
    readonly break: LevelBreak | null;
    /** The rounding step of levels and limits in text; null or undefined if they are exact. */
    readonly step?: number | null;
  } | null;
  readonly events: readonly {
    readonly id: string;
    readonly title: string;
    readonly happenedOn: string;
    readonly changesRecording: boolean;
  }[];
}

/** One quarter with everything that the page says about it. */
export interface QuarterSummary extends ControlQuarter {
  readonly label: string;
  readonly figure: FigureValue;
  readonly target: Target | null;
  readonly signals: readonly Signal[];
  /** The index of the quarter's baseline, from 0. */
  readonly stretch: number;
  /** The number of quarters that the limits depend on. */
  readonly stretchSize: number;
  /**
   * Whether the quarter's baseline starts because the level changed, not because recording changed.
   */
  readonly startsLevel: boolean;
  /** The change of level in the quarter's baseline; null if there is none. */
  readonly levelBreak: LevelBreak | null;
}

/** The quarters of the chart, in order of time. */
export function toQuarters(
  { trend, controlChart }: Omit<ControlSource, 'events'>,
  unit: Unit,
): readonly QuarterSummary[] {
  const points = new Map(controlChart?.points.map((point) => [point.quarter.key, point]));
  const stretches = numberStretches(trend, points);
  const lastCharted = trend.findLastIndex(({ quarter }) => points.has(quarter.key));
  const latest = trend.findLast(
    ({ quarter, figure }) => figure.value !== null && !isOpen(quarter, points),
  )?.quarter.key;
  const step = controlChart?.step ?? null;
  const describeLevel = (value: number) => formatRounded(value, unit, step);

  return trend.map(({ quarter, figure, target }, index) => {
    const point = points.get(quarter.key);
    const stretch = stretches[index] ?? 0;
    const ofStretch = trend.flatMap((one, other) =>
      stretches[other] === stretch ? (points.get(one.quarter.key) ?? []) : [],
    );
    const stretchSize = ofStretch[0]?.basedOn ?? ofStretch.length;
    const open = isOpen(quarter, points);
    const signals = point?.signals ?? [];
    const levelBreak = stretch === stretches[lastCharted] ? (controlChart?.break ?? null) : null;
    const isBroken =
      levelBreak !== null && !open && index <= lastCharted && isAtLevel(levelBreak, quarter.key);
    const isBreak = levelBreak?.quarter.key === quarter.key;
    const band =
      point === undefined || isBroken
        ? null
        : levelBreak === null
          ? toBand(point, stretchSize)
          : toBaseline(levelBreak);
    return {
      key: quarter.key,
      label: quarter.label,
      figure,
      target,
      signals,
      stretch,
      stretchSize,
      startsLevel: point?.startsLevel === true,
      levelBreak,
      value: figure.value,
      text: describePoint(figure),
      isOpen: open,
      isLatest: quarter.key === latest,
      isSignal: levelBreak === null ? signals.length > 0 : isBreak,
      startsBaseline: index > 0 && stretch !== stretches[index - 1],
      band,
      level: isBroken ? levelBreak.level : null,
      mark: isBreak ? levelBreak.text : null,
      targets: open || target === null ? [] : toEdges(target),
      told: [
        quarter.label,
        `${formatFigure(figure)} ${formatFlags(besideFigure(figure))}${open ? ' so far, not closed' : ''}`.trim(),
        ...(target === null || open ? [] : [`Target ${target.text}`]),
        ...(band === null
          ? []
          : [`Usual range ${describeLevel(band.lower)} to ${formatLevel(band.upper, unit, step)}`]),
        ...(levelBreak === null
          ? signals.slice(0, 1).map((signal) => `A real change: ${describeSignal(signal)}`)
          : []),
        ...(isBreak ? [`A real change: ${lowerFirst(levelBreak.text)}`] : []),
        ...(isBroken
          ? [
              `${capitalise(describeLevel(levelBreak.level))} on average since ${levelBreak.quarter.label}`,
            ]
          : []),
      ],
    };
  });
}

type Points = ReadonlyMap<string, { readonly centre: number }>;

/**
 * Maximum length of a figure next to its mark, in characters: a sentence there would leave the
 * chart no room.
 */
const MAX_LETTERS = 20;

/**
 * A point's text next to its mark: in words if they are short, such as `about 9,330`; otherwise
 * with its flags, as in its table.
 */
function describePoint(figure: FigureValue): string {
  if (figure.value === null) return missingSymbol(figure);
  if (figure.displayText.length <= MAX_LETTERS) return figure.displayText;
  return `${figure.text} ${formatFlags(besideFigure(figure))}`.trim();
}

/**
 * Whether a quarter is open. A quarter with a point is closed for this measure, even while other
 * datasets are open.
 */
function isOpen(
  quarter: { readonly key: string; readonly status: string },
  points: Points,
): boolean {
  return quarter.status === 'OPEN' && !points.has(quarter.key);
}

/**
 * The index of each quarter's baseline, from 0. Quarters recorded in the same way have the same
 * mean, so a different mean, or a break, starts another baseline.
 */
function numberStretches(trend: ControlSource['trend'], points: Points): readonly number[] {
  const numbers: number[] = [];
  let centre: number | null = null;
  for (const [index, { quarter, figure }] of trend.entries()) {
    const point = points.get(quarter.key);
    const isNew =
      index > 0 &&
      ((point !== undefined && centre !== null && point.centre !== centre) ||
        figure.flags.includes('BREAK'));
    numbers.push((numbers.at(-1) ?? 0) + (isNew ? 1 : 0));
    if (isNew) centre = null;
    centre = point?.centre ?? centre;
  }
  return numbers;
}

function toBand(
  {
    centre,
    lower,
    upper,
  }: { readonly centre: number; readonly lower: number | null; readonly upper: number | null },
  size: number,
): ControlBand | null {
  if (lower === null || upper === null || size < minForSignals) return null;
  return { centre, lower, upper, isTrial: size < minForLimits };
}

/** The usual range before a change of level. */
function toBaseline({ baselineMean, baselineLower, baselineUpper }: LevelBreak): ControlBand {
  return { centre: baselineMean, lower: baselineLower, upper: baselineUpper, isTrial: false };
}

/** `675`, and for rounded figures `about 9,780`. */
function formatRounded(value: number, unit: Unit, step: number | null): string {
  return `${step === null ? '' : 'about '}${formatLevel(value, unit, step)}`;
}

function toEdges({ value, lower, upper }: Target): readonly number[] {
  return (value === null ? [lower, upper] : [value]).filter((edge) => edge !== null);
}

/**
 * The name of each line in a few words: the limits of the latest baseline or, while a change of
 * level lasts, its mean and the earlier range; the latest target; and the latest figure.
 */
export function toLabels(
  quarters: readonly QuarterSummary[],
  unit: Unit,
  step: number | null = null,
): readonly ControlLabel[] {
  const closed = quarters.filter((quarter) => !quarter.isOpen);
  const last = closed.at(-1);
  const levelBreak = closed.findLast(({ level }) => level !== null)?.levelBreak ?? null;
  const isLasting = levelBreak?.backSince === null;
  const band = isLasting
    ? null
    : (quarters.findLast((quarter) => quarter.band !== null && quarter.stretch === last?.stretch)
        ?.band ?? null);
  const edge = last?.targets.at(-1);
  const latest = quarters.find(({ isLatest }) => isLatest);
  return [
    ...(band === null
      ? []
      : [
          {
            key: 'upper' as const,
            value: band.upper,
            words: `upper ${formatLevel(band.upper, unit, step)}`,
          },
          {
            key: 'lower' as const,
            value: band.lower,
            words: `lower ${formatLevel(band.lower, unit, step)}`,
          },
        ]),
    ...(isLasting
      ? [
          {
            key: 'level' as const,
            value: levelBreak.level,
            words: `${formatRounded(levelBreak.level, unit, step)} since`,
          },
        ]
      : []),
    ...(isLasting && closed.some((quarter) => quarter.band !== null && quarter.levelBreak !== null)
      ? [
          {
            key: 'before' as const,
            value: levelBreak.baselineLower,
            words: describeBefore(levelBreak, unit, step),
          },
        ]
      : []),
    ...(edge === undefined
      ? []
      : [
          {
            key: 'target' as const,
            value: edge,
            words: `target ${last?.targets.length === 1 ? formatMark(edge, unit) : (last?.target?.text ?? '')}`,
          },
        ]),
    ...(typeof latest?.value === 'number'
      ? [{ key: 'latest' as const, value: latest.value, words: latest.text }]
      : []),
  ];
}

/** `usual before: 89 to 133` */
function describeBefore(
  { baselineLower, baselineUpper }: LevelBreak,
  unit: Unit,
  step: number | null,
): string {
  return `usual before: ${formatRounded(baselineLower, unit, step)} to ${formatLevel(baselineUpper, unit, step)}`;
}

/**
 * Events by their position on the chart; events outside its quarters are left out. Where limits
 * start again without an event, an entry of its own says why.
 */
export function toEvents(
  { trend, events }: Pick<ControlSource, 'trend' | 'events'>,
  quarters: readonly QuarterSummary[],
): readonly ControlEvent[] {
  const placed = events.flatMap(({ id, title, happenedOn, changesRecording }) => {
    const index = trend.findIndex(
      ({ quarter }) => quarter.start <= happenedOn && happenedOn <= quarter.end,
    );
    const quarter = trend[index]?.quarter;
    if (quarter === undefined) return [];
    const words = `${formatDay(happenedOn)}: ${title}${changesRecording ? ' [b], new limits' : ''}`;
    return [
      {
        key: id,
        at: index + findShare(happenedOn, quarter),
        words,
        breaksIn: changesRecording ? index : null,
      },
    ];
  });
  const untold = quarters.flatMap(({ key, label, startsBaseline, startsLevel }, index) =>
    startsBaseline && !placed.some(({ breaksIn }) => breaksIn === index)
      ? [
          {
            key,
            at: index,
            words: `${label}: ${startsLevel ? 'new level, new limits' : 'recording changed [b]'}`,
          },
        ]
      : [],
  );
  return [...placed, ...untold]
    .sort((one, other) => one.at - other.at)
    .map(({ key, at, words }) => ({ key, at, words }));
}
