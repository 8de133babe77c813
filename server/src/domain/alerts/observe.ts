import type { Observed } from './next-state.js';

/** A quarter of a control chart, with the names of its signals, most important first. */
export interface WatchedPoint {
  readonly quarter: string;
  readonly signals: readonly string[];
}

/**
 * Whether the latest quarter of a control chart has a signal. Another quarter, or another signal,
 * is a new finding.
 */
export function observeSignal(points: readonly WatchedPoint[]): Observed {
  const last = points.at(-1);
  if (!last) return { kind: 'UNKNOWN' };
  return last.signals.length === 0
    ? { kind: 'FINE' }
    : { kind: 'HAPPENED', finding: `${last.quarter} ${last.signals.join(' ')}` };
}

/**
 * Whether a closed quarter missed its target by any amount, within the tolerance or not. What
 * cannot be rated is unknown, so a target hidden by rounding neither raises nor clears an alert.
 */
export function observeTarget({
  quarter,
  status,
}: {
  readonly quarter: string;
  readonly status: string;
}): Observed {
  if (status === 'RED' || status === 'AMBER') return { kind: 'HAPPENED', finding: quarter };
  return status === 'GREEN' ? { kind: 'FINE' } : { kind: 'UNKNOWN' };
}

/**
 * Whether a total is beyond a threshold. The threshold itself is not beyond.
 *
 * @param value null if missing or hidden
 */
export function observeTotal(
  value: number | null,
  { threshold, isAbove }: { readonly threshold: number; readonly isAbove: boolean },
): Observed {
  if (value === null) return { kind: 'UNKNOWN' };
  return (isAbove ? value > threshold : value < threshold)
    ? { kind: 'HAPPENED', finding: 'beyond' }
    : { kind: 'FINE' };
}
