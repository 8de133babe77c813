import type { AlertsPageQuery, SchedulesPageQuery } from '#graphql/operations.js';

export type Schedule = SchedulesPageQuery['schedules']['edges'][number]['node'];
export type Alert = AlertsPageQuery['alerts']['edges'][number]['node'];

/** A saved question that something is created from. */
export interface QuestionChoice {
  readonly id: string;
  readonly name: string;
}

/** The props that forms share. */
export interface WatchFieldsProps<Watched> {
  /** The schedule or alert to change, as it was loaded; null for a new one. */
  readonly seen: Watched | null;
  /** The saved question that a new one is created from; null if it is chosen in the form. */
  readonly question: QuestionChoice | null;
  readonly onClose: () => void;
  /** Called with a sentence that says what was done. */
  readonly onDone: (said: string) => void;
  /** Called if somebody else changed the schedule or alert meanwhile. */
  readonly onStale: () => void;
}
