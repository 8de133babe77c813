import type { AlertsPageQuery, SchedulesPageQuery } from '#graphql/operations.js';

export type Schedule = SchedulesPageQuery['schedules']['edges'][number]['node'];
export type Alert = AlertsPageQuery['alerts']['edges'][number]['node'];

/** A saved question that something is made of. */
export interface QuestionChoice {
  readonly id: string;
  readonly name: string;
}

/** What a form is told, and tells. */
export interface WatchFieldsProps<Watched> {
  /** What is changed, as it was seen; null for a new one. */
  readonly seen: Watched | null;
  /** The saved question that a new one is made of; null where that is chosen in the form. */
  readonly question: QuestionChoice | null;
  readonly onClose: () => void;
  /** Told in a sentence what was done. */
  readonly onDone: (said: string) => void;
  /** Told when somebody else had changed it meanwhile. */
  readonly onStale: () => void;
}
