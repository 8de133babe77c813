import type { Json } from '#domain/json.js';

/** The kinds of question that a schedule answers. */
export const subjectKinds = {
  SAVED_QUERY: 'A saved question.',
  MEASURE: 'A measure, as on its page.',
  OVERVIEW: 'The Overview in a few sentences.',
} as const;

/** When a schedule runs. */
export const cadences = {
  AFTER_PUBLISHING: 'Whenever returns that its answer depends on are published.',
  WEEKLY: 'Every week, on a set day at a set hour.',
  QUARTER_CLOSED: 'On the day a quarter closes, at a set hour.',
} as const;

/** How the answer is delivered, in addition to the inbox. */
export const deliveries = {
  PAGE: 'As a page to open.',
  DOWNLOAD: 'As a file to download.',
  MAIL: 'By email.',
} as const;
export type Delivery = keyof typeof deliveries;

export const scheduleStates = {
  ACTIVE: 'It runs when it is due.',
  PAUSED: 'It does not run until somebody resumes it.',
  STOPPED:
    'It was stopped because it failed three times, or because its owner no longer has access.',
} as const;
export type ScheduleState = keyof typeof scheduleStates;

/**
 * Why a schedule from a restored backup is paused: anything due since the backup was made may have
 * been done already.
 */
export const pausedByRestore = 'A backup was restored. An administrator can resume it.';

export const runStates = {
  WAITING: 'It is due, and is running or about to run.',
  DONE: 'It was answered for everybody who may see it.',
  FAILED: 'It could not be answered.',
} as const;

/** The question that a schedule answers. */
export type Subject =
  | {
      readonly kind: 'SAVED_QUERY';
      readonly queryId: string;
      readonly variables: Readonly<Record<string, Json>>;
    }
  | { readonly kind: 'MEASURE'; readonly measure: string; readonly area: string | null }
  | { readonly kind: 'OVERVIEW'; readonly area: string | null };

/** When a schedule runs. Hours are in London time. */
export type Timing =
  | { readonly cadence: 'AFTER_PUBLISHING' }
  /** On one day of the week, 1 for Monday to 7 for Sunday. */
  | { readonly cadence: 'WEEKLY'; readonly weekday: number; readonly hour: number }
  | { readonly cadence: 'QUARTER_CLOSED'; readonly hour: number };

/** All the settings of a schedule. */
export interface ScheduleContent {
  readonly title: string;
  readonly subject: Subject;
  readonly timing: Timing;
  /** At least one delivery, each once, in the order of `deliveries`. */
  readonly delivers: readonly Delivery[];
}
