import type { Observed } from './next-state.js';

/** A quarter of a control chart, with the names of its signals, what weighs most first. */
export interface WatchedPoint {
  readonly quarter: string;
  readonly signals: readonly string[];
}

/**
 * Whether the latest quarter of a control chart has a signal: another quarter, or another signal,
 * is news.
 */
export function observeSignal(points: readonly WatchedPoint[]): Observed {
  const last = points.at(-1);
  if (!last) return { kind: 'UNKNOWN' };
  return last.signals.length === 0
    ? { kind: 'FINE' }
    : { kind: 'HAPPENED', finding: `${last.quarter} ${last.signals.join(' ')}` };
}

/**
 * Whether the target of a closed quarter was missed: by anything, within the tolerance or not. What
 * cannot be rated is not known, so that a target which is rounded away neither raises nor clears
 * anything.
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
 * Whether a total is beyond a number, which itself is not.
 *
 * @param value null where it is missing or hidden
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
