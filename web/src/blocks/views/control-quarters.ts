import type { ControlLabel } from '#charts/control-chart.type.js';
import { toLabels, type ToldQuarter } from '#charts/control-series.js';
import { formatLevel, formatMark, type Unit } from '#lib/unit.js';

/** The quarters with a diamond only where the latest is a real change, or one lies beyond a limit: one change is marked once. */
export function markOnce(quarters: readonly ToldQuarter[]): readonly ToldQuarter[] {
  return quarters.map((quarter) => ({
    ...quarter,
    isSignal: quarter.isSignal && (quarter.levelBreak !== null || quarter.isLatest || quarter.signals.some((signal) => beyond.has(signal))),
  }));
}

const beyond: ReadonlySet<string> = new Set(['ABOVE_UPPER_LIMIT', 'BELOW_LOWER_LIMIT']);

/** What the lines mean, in two words each, and the latest figure: there is little room beside a chart among others. */
export function toShortLabels(quarters: readonly ToldQuarter[], unit: Unit): readonly ControlLabel[] {
  const isOneTarget = quarters.findLast(({ isOpen }) => !isOpen)?.targets.length === 1;
  const lines = toLabels(quarters, unit, { running: null }).flatMap((label) => {
    const { key, value } = label;
    if (key === 'centre') return [];
    if (key === 'level') return [{ ...label, words: `${formatLevel(value, unit)} since` }];
    if (key === 'upper' || key === 'lower') return [{ ...label, words: `${key} ${formatLevel(value, unit)}` }];
    return [key === 'target' && isOneTarget ? { ...label, words: `target ${formatMark(value, unit)}` } : label];
  });
  const latest = quarters.find(({ isLatest }) => isLatest);
  return latest === undefined || latest.value === null ? lines : [...lines, { key: 'latest', value: latest.value, words: latest.text }];
}
