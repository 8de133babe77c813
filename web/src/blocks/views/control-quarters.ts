import type { ToldQuarter } from '#charts/control-series.js';

/** The quarters with a diamond only where the latest is a real change, or one lies beyond a limit: one change is marked once. */
export function markOnce(quarters: readonly ToldQuarter[]): readonly ToldQuarter[] {
  return quarters.map((quarter) => ({
    ...quarter,
    isSignal: quarter.isSignal && (quarter.levelBreak !== null || quarter.isLatest || quarter.signals.some((signal) => beyond.has(signal))),
  }));
}

const beyond: ReadonlySet<string> = new Set(['ABOVE_UPPER_LIMIT', 'BELOW_LOWER_LIMIT']);
