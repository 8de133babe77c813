import { fewestForLimits, fewestForSignals } from '#lib/fewest.js';
import { explainFigures, formatAmong, formatFigure, isHidden, isOwnAlone, isProtected } from '#lib/figure.js';
import type { ExplainedFigure } from '#lib/figure-question.js';
import { joinWords } from '#lib/format.js';
import type { LevelBreak } from '#lib/level-break.js';
import { findSide, type Side, wordSignal } from '#lib/signal.js';
import { formatLevel, formatMark, type Unit } from '#lib/unit.js';
import type { FigureTableRow } from '#ui/figure-block/figure-block.type.js';
import { toFigureCell } from '#ui/figure-block/figure-cell.js';

import type { Running, ToldQuarter } from './control-series.js';

/** Real changes that are named one by one; of more only the latest is. */
const mostNamed = 3;

/** The message of the chart: a change of level, else how many real changes there were, and when. Quarters in a row on one side are one change. */
export function wordControl(quarters: readonly ToldQuarter[]): string {
  const charted = quarters.filter((quarter) => !quarter.isOpen && quarter.value !== null);
  const last = charted.at(-1);
  if (last === undefined) return 'No closed quarter has a figure';
  const mark = quarters.find((quarter) => quarter.mark !== null)?.mark ?? null;
  if (mark !== null) return mark;
  const changes = findChanges(quarters);
  if (changes.length === 0 && last.stretchSize < fewestForSignals) {
    return `Too few quarters to tell a real change: ${last.stretchSize} of at least ${fewestForSignals}`;
  }

  const among = `in ${charted.length} quarters`;
  if (changes.length === 0) return `No real change ${among}`;
  const count = changes.length === 1 ? 'One real change' : `${counts[changes.length] ?? changes.length} real changes`;
  if (changes.length > mostNamed) return `${count} ${among}, the latest ${changes.at(-1) ?? ''}`;
  return `${count} ${among}: ${joinWords(changes)}`;
}

/** Small numbers at the start of a headline are words. */
const counts = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

/** `Q2 2026/27`, or `Q1 2025/26 to Q2 2026/27` for quarters in a row whose first signals lie on one side. */
function findChanges(quarters: readonly ToldQuarter[]): readonly string[] {
  const changes: { side: Side; from: string; to: string; end: number; stretch: number }[] = [];
  for (const [index, { signals, label, stretch }] of quarters.entries()) {
    const side = findSide(signals);
    const last = changes.at(-1);
    if (side === null) continue;
    if (last?.end === index - 1 && last.side === side && last.stretch === stretch) Object.assign(last, { to: label, end: index });
    else changes.push({ side, from: label, to: label, end: index, stretch });
  }
  return changes.map(({ from, to }) => (from === to ? from : `${from} to ${to}`));
}

/** What the chart shows, in one sentence for those who do not see it. */
export function summariseControl(quarters: readonly ToldQuarter[], unit: Unit, beside: string | null = null): string {
  const closed = quarters.filter((quarter) => !quarter.isOpen);
  const charted = closed.filter((quarter) => quarter.value !== null);
  const latest = charted.at(-1);
  const band = latest?.band ?? null;
  const target = latest?.target ?? null;
  const [signal] = latest?.signals ?? [];
  const levelBreak = latest?.levelBreak ?? null;
  const hidden = closed.filter((quarter) => isHidden(quarter.figure));
  const missing = closed.filter((quarter) => quarter.value === null && !isHidden(quarter.figure));
  const size = (quarter: ToldQuarter) => quarter.value ?? 0;
  const lowest = charted.find((quarter) => charted.every((other) => size(quarter) <= size(other)));
  const highest = charted.findLast((quarter) => charted.every((other) => size(quarter) >= size(other)));

  const sentence = [
    latest === undefined
      ? null
      : `Latest closed quarter shown, ${latest.label}: ${formatFigure(latest.figure)}${signal === undefined || levelBreak !== null ? '' : `, ${wordSignal(signal)}`}`,
    ...tellBreak(levelBreak, unit),
    band === null
      ? null
      : `usual range ${formatLevel(band.lower, unit)} to ${formatLevel(band.upper, unit)} about a mean of ${formatLevel(band.centre, unit)}`,
    target === null ? null : `target ${target.text}`,
    beside === null || latest === undefined
      ? null
      : `${beside} ${latest.besideFigure === null ? 'not known' : formatFigure(latest.besideFigure)}`,
    lowest === undefined || highest === undefined || lowest === highest
      ? null
      : hidden.length > 0
        ? `highest ${formatAmong(highest.figure)} in ${highest.label}`
        : `lowest ${formatAmong(lowest.figure)} in ${lowest.label}, highest ${formatAmong(highest.figure)} in ${highest.label}`,
    ...quarters.filter((quarter) => quarter.isOpen).map(({ label, figure }) => `${label} so far: ${formatAmong(figure)}`),
    hidden.length === 0 ? null : `hidden to protect people in ${joinWords(hidden.map((quarter) => quarter.label))}`,
    missing.length === 0 ? null : `no figure for ${joinWords(missing.map((quarter) => quarter.label))}`,
  ]
    .filter((part) => part !== null)
    .join('; ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** When a level changed, and from which to which. */
function tellBreak(levelBreak: LevelBreak | null, unit: Unit): readonly string[] {
  if (levelBreak === null) return [];
  const { text, level, baselineMean, baselineLower, baselineUpper, backSince } = levelBreak;
  const range = `${formatLevel(baselineLower, unit)} to ${formatLevel(baselineUpper, unit)}`;
  const means = `${formatLevel(level, unit)} on average ${backSince === null ? 'since' : 'then'}, against ${formatLevel(baselineMean, unit)} before`;
  return [`${text.charAt(0).toLowerCase()}${text.slice(1)}`, `${means}, when the usual range was ${range}`];
}

interface NoteSource {
  readonly quarters: readonly ToldQuarter[];
  readonly unit: Unit;
  readonly running: Running | null;
  /** What it is compared with; null where that is nothing. */
  readonly beside?: string | null;
  /** Where the axis starts, in the unit of the measure. */
  readonly axisStart: number;
}

/** What has to be known to read the chart rightly: its axis, its limits, what is not closed, and every flag. */
export function noteControl({ quarters, unit, running, beside = null, axisStart }: NoteSource): readonly string[] {
  const stretches = new Map(quarters.filter((quarter) => quarter.stretchSize > 0).map((quarter) => [quarter.stretch, quarter.stretchSize]));
  const last = Math.max(...stretches.keys());
  const levelBreak = quarters.find((quarter) => quarter.mark !== null)?.levelBreak ?? null;
  const limits = [...stretches].flatMap(([stretch, size]) => {
    if (stretch === last && levelBreak !== null) return [noteBreak(levelBreak)];
    const end = quarters.find((quarter) => quarter.stretch === stretch + 1)?.label;
    if (size < fewestForSignals) {
      const isLast = stretch === last || end === undefined;
      if (size === 1) return [isLast ? 'One quarter makes no limits.' : `The one quarter before ${end} makes no limits.`];
      return [
        isLast
          ? `${size} quarters recorded in this way are too few for limits.`
          : `The ${size} quarters before ${end} are too few for limits.`,
      ];
    }
    return stretch === last && size < fewestForLimits ? [`Limits from ${size} quarters may still move.`] : [];
  });
  const open = quarters.find((quarter) => quarter.key === running?.key);
  const lastYear = running?.lastYear ?? null;

  return [
    ...(axisStart > 0 ? [`The axis starts at ${formatMark(axisStart, unit)}.`] : []),
    ...(beside === null ? [] : [`The dashed line is ${beside}. Limits, targets and real changes are not its own.`]),
    ...limits,
    ...(running === null || lastYear === null || open === undefined
      ? []
      : [
          `${open.label} so far: ${running.figure.text}, against ${lastYear.text} in the same ${running.daysRun} days and from the same agencies last year.`,
        ]),
    ...(quarters.some(({ figure }) => isProtected(figure)) ? [protectedSeries] : []),
    ...explainFigures(
      quarters.flatMap((quarter) => [quarter.figure, ...(quarter.besideFigure === null ? [] : [quarter.besideFigure])]),
      quarters.some(({ figure }) => isOwnAlone(figure)) ? [partialSeries] : [],
    ),
  ];
}

/** Where the limits of a chart with a change of level come from. */
function noteBreak({ quarter, backSince }: LevelBreak): string {
  const limits = `Limits come from all comparable quarters before ${quarter.label}.`;
  return backSince === null ? `${limits} Eight quarters at the new level make new ones.` : limits;
}

/** How a chart of protected figures is read. */
const protectedSeries =
  'What other agencies recorded is protected: each point is off by 2 on average and never by more than 9 for each part, a gap [c] is too few to show, perhaps none, and nothing is called a change where a point is hidden or the centre is below 15.';

/** The same where one cut too many leaves others out. */
export const partialSeries =
  '[x] Without protected ones of others, which can be cut by three things at once and would be cut by more here.';

/** The headings of the table; what it is compared with has a column beside the figure. */
export function toControlHeadings(beside: string | null = null): readonly string[] {
  const limits = ['Target', 'Lower limit', 'Centre', 'Upper limit', 'More than the usual ups and downs'];
  return ['Quarter', 'Figure', ...(beside === null ? [] : [beside]), ...limits];
}

interface ControlTable {
  readonly unit: Unit;
  /** Whether what it is compared with has a column. */
  readonly isCompared?: boolean;
  /** The figure of a quarter, where it can be explained. */
  readonly toExplained?: (quarter: string) => ExplainedFigure;
}

/** The chart as rows of a table, from early to late. */
export function toControlRows(
  quarters: readonly ToldQuarter[],
  { unit, isCompared = false, toExplained }: ControlTable,
): readonly FigureTableRow[] {
  const plain = (text: string, value?: number) => ({ text, flags: '', value: value ?? null });
  return quarters.map(({ key, label, figure, besideFigure, target, band, isOpen, signals, mark }) => ({
    key,
    name: isOpen ? `${label}, so far` : label,
    order: key,
    cells: [
      toFigureCell(figure, toExplained?.(key)),
      ...(isCompared ? [besideFigure === null ? plain('none') : toFigureCell(besideFigure)] : []),
      plain(target?.text ?? 'none', target?.value ?? target?.upper ?? undefined),
      ...[band?.lower, band?.centre, band?.upper].map((value) => plain(value === undefined ? 'none' : formatLevel(value, unit), value)),
      { text: mark ?? (signals.length === 0 ? 'no' : joinWords(signals.map(wordSignal))), flags: '', isWords: true },
    ],
  }));
}
