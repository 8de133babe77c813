import type { BlockContent } from '#blocks/block.type.js';
import type { ControlLabel } from '#charts/control-chart.type.js';
import { findAxisStart } from '#charts/control-layout.js';
import { type QuarterSummary, toLabels, toQuarters } from '#charts/control-series.js';
import { formatMark } from '#lib/unit.js';

type ControlBlock = Pick<BlockContent, 'kpi' | 'finding' | 'question'>;

interface ControlDrawn {
  readonly kpi: NonNullable<BlockContent['kpi']>;
  /** In order of time. */
  readonly quarters: readonly QuarterSummary[];
  readonly labels: readonly ControlLabel[];
}

/**
 * The content of a block's control chart; null for a block without a figure.
 *
 * @param isHalf whether the chart has half the width of paper: then its heading is close by, and is
 * not repeated beside the diamond
 */
export function toControlDrawn(
  { kpi: judged, finding, question }: ControlBlock,
  isHalf: boolean,
): ControlDrawn | null {
  if (judged === null) return null;
  const first = judged.trend.findIndex(({ figure }) => figure.value !== null);
  // Quarters before the first records are not gaps, and quarters after the one shown belong to
  // another page.
  const trend = judged.trend.filter(
    ({ quarter }, index) => index >= first && quarter.key <= question.to.key,
  );
  const kpi = { ...judged, trend };
  const { unit } = kpi.measure;
  const marked = markOnce(toQuarters(kpi, unit));
  const isTold = isHalf && finding.kind === 'REAL_CHANGE';
  const quarters = isTold ? marked.map((quarter) => ({ ...quarter, mark: null })) : marked;
  return { kpi, quarters, labels: toLabels(quarters, unit, kpi.controlChart?.step ?? null) };
}

/** Describes the axis of a block's chart: "axis from 6,000"; null if it starts at zero. */
export function describeAxis(block: ControlBlock): string | null {
  const drawn = toControlDrawn(block, false);
  const start = drawn && findAxisStart(drawn);
  return drawn === null || start === null
    ? null
    : `axis from ${formatMark(start, drawn.kpi.measure.unit)}`;
}

/**
 * Removes diamonds so that one change is marked once. Only the latest quarter, quarters beyond a
 * limit, and the quarter in which the level changed keep theirs.
 */
function markOnce(quarters: readonly QuarterSummary[]): readonly QuarterSummary[] {
  return quarters.map((quarter) => ({
    ...quarter,
    isSignal:
      quarter.isSignal &&
      (quarter.levelBreak !== null ||
        quarter.isLatest ||
        quarter.signals.some((signal) => beyond.has(signal))),
  }));
}

const beyond: ReadonlySet<string> = new Set(['ABOVE_UPPER_LIMIT', 'BELOW_LOWER_LIMIT']);
