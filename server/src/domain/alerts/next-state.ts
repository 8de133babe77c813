import type { AlertState } from './alert.js';

/** An alert's state for one person. */
export interface AlertStatus {
  readonly state: AlertState;
  /** What raised the alert, such as the quarter of a signal; null if nothing did. */
  readonly finding: string | null;
}

/** The result of a check. */
export type Observed =
  /** Unknown, because a figure is missing or too small to show: nothing changes. */
  | { readonly kind: 'UNKNOWN' }
  | { readonly kind: 'FINE' }
  /** What the alert watches has happened. A new `finding` is news; the same one again is not. */
  | { readonly kind: 'HAPPENED'; readonly finding: string };

/**
 * The state of an alert after a check; null if the check changes nothing and nobody needs to be
 * told. A new finding raises it again, even if the last one was acknowledged.
 */
export function nextStatus(previous: AlertStatus, observed: Observed): AlertStatus | null {
  if (observed.kind === 'UNKNOWN') return null;
  const isUp = previous.state === 'RAISED' || previous.state === 'ACKNOWLEDGED';
  if (observed.kind === 'FINE') return isUp ? { state: 'CLEARED', finding: null } : null;
  if (isUp && previous.finding === observed.finding) return null;
  return { state: 'RAISED', finding: observed.finding };
}

/** An alert's state once somebody acknowledges it; null if there is nothing to acknowledge. */
export function acknowledge(previous: AlertStatus): AlertStatus | null {
  return previous.state === 'RAISED' ? { ...previous, state: 'ACKNOWLEDGED' } : null;
}
