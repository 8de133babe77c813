import type { AlertState } from './alert.js';

/** How an alert stands for somebody. */
export interface AlertStatus {
  readonly state: AlertState;
  /** What raised it, such as the quarter of a signal; null where nothing does. */
  readonly finding: string | null;
}

/** What was found when it was looked at. */
export type Observed =
  /** It cannot be told, for a figure is missing or too few to show: nothing changes. */
  | { readonly kind: 'UNKNOWN' }
  | { readonly kind: 'FINE' }
  /** It has happened. Another `finding` than before is news, the same is not. */
  | { readonly kind: 'HAPPENED'; readonly finding: string };

/**
 * How an alert stands after it was looked at; null where that changes nothing, so that nobody is
 * told. What happens anew raises it again, also where the last one was acknowledged.
 */
export function nextStatus(previous: AlertStatus, observed: Observed): AlertStatus | null {
  if (observed.kind === 'UNKNOWN') return null;
  const isUp = previous.state === 'RAISED' || previous.state === 'ACKNOWLEDGED';
  if (observed.kind === 'FINE') return isUp ? { state: 'CLEARED', finding: null } : null;
  if (isUp && previous.finding === observed.finding) return null;
  return { state: 'RAISED', finding: observed.finding };
}

/** How it stands once somebody says that they know; null where there is nothing to say that of. */
export function acknowledge(previous: AlertStatus): AlertStatus | null {
  return previous.state === 'RAISED' ? { ...previous, state: 'ACKNOWLEDGED' } : null;
}
