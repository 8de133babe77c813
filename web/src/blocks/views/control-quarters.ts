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
 * What the control chart of a block draws; null for a block without a figure.
 *
 * @param isHalf whether it has half the width of paper: its heading is close by, and is not
 * repeated beside the diamond
 */
export function toControlDrawn(
  { kpi: judged, finding, question }: ControlBlock,
  isHalf: boolean,
): ControlDrawn | null {
  if (judged === null) return null;
  const first = judged.trend.findIndex(({ figure }) => figure.value !== null);
  // Quarters before the first records are not gaps, and those after the one shown belong to another
  // page.
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

/** Describes its axis: "axis from 6,000"; null if it starts at zero. */
export function describeAxis(block: ControlBlock): string | null {
  const drawn = toControlDrawn(block, false);
  const start = drawn && findAxisStart(drawn);
  return drawn === null || start === null
    ? null
    : `axis from ${formatMark(start, drawn.kpi.measure.unit)}`;
}

/**
 * The quarters with a diamond: only where the latest is a real change, or one lies beyond a limit,
 * because one change is marked once.
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
