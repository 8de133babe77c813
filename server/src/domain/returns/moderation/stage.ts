import type { PlainDate } from '#domain/plain-date.js';
import { quarterOf, shift, startOf } from '#domain/quarter.js';

/** How far the panel has got with disruptions, as people read it. */
export const moderationStages = {
  WAITING: 'Submitted and not decided, longest waiting first.',
  DECIDED:
    'Confirmed, regraded or rejected by a panel in the current quarter or the one before, newest decision first.',
  SENT_BACK:
    'Those waiting whose agency was asked a question and has not corrected the disruption since, longest waiting first.',
} as const;
export type ModerationStage = keyof typeof moderationStages;

/**
 * The first day of the panels whose decisions are listed: the first day of the quarter before the
 * current one.
 */
export function firstPanelDay(today: PlainDate): PlainDate {
  return startOf(shift(quarterOf(today), -1));
}
