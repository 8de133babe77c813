import type { PeriodStatus } from '#domain/period.js';
import type { PlainDate } from '#domain/plain-date.js';
import { formatQuarter, type Quarter, startOf } from '#domain/quarter.js';

/** The quarter that a staged return is moved to. */
export interface OtherQuarter {
  readonly quarter: Quarter;
  /**
   * The quarter that most dates in the return fall in, if it was sent for another; otherwise null.
   */
  readonly likely: Quarter | null;
  /** The status of `quarter` for the dataset. */
  readonly status: PeriodStatus;
  readonly today: PlainDate;
}

/** Why a staged return cannot be moved to another quarter, in a sentence; null if it can. */
export function explainNotMoved({ quarter, likely, status, today }: OtherQuarter): string | null {
  const name = formatQuarter(quarter);
  if (quarter !== likely)
    return `Most dates in this file are not in ${name}. Look at it again, or send the file for that quarter.`;
  if (startOf(quarter) > today) return `${name} has not begun, so nothing can be sent for it yet.`;
  return status === 'FINAL'
    ? `${name} is closed for good, and what is sent for it is a revision. If that is what you want, send the file for that quarter on its own.`
    : null;
}
