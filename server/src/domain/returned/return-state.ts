import type { PlainDate } from '#domain/plain-date.js';
import { endOf, type Quarter } from '#domain/quarter.js';

export const returnStates = {
  NOT_DUE: 'Its quarter has not ended.',
  DUE: 'Its quarter has ended, but its due day has not passed.',
  RECEIVED: 'Sent in full and published, by its due day.',
  RECEIVED_LATE: 'Sent in full and published after its due day.',
  MISSING: 'Its due day has passed, and it has not been sent in full and published.',
} as const;
export type ReturnState = keyof typeof returnStates;

interface Awaited {
  readonly quarter: Quarter;
  /** Last day on which the return is on time. */
  readonly dueOn: PlainDate;
  /** The day in London on which the first whole return was published; null if none was. */
  readonly receivedOn: PlainDate | null;
}

/** The state of a return on a day. A current quarter's return may be in already. */
export function stateOf({ quarter, dueOn, receivedOn }: Awaited, today: PlainDate): ReturnState {
  if (receivedOn !== null) return receivedOn <= dueOn ? 'RECEIVED' : 'RECEIVED_LATE';
  if (today > dueOn) return 'MISSING';
  return today > endOf(quarter) ? 'DUE' : 'NOT_DUE';
}
