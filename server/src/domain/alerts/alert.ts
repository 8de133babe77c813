import type { Json } from '#domain/json.js';

/** What an alert can react to. */
export const alertRules = {
  SIGNAL: 'A new signal on a measure’s control chart.',
  MISSED_TARGET: 'A measure that misses its target when a quarter closes.',
  LATE_RETURN: 'A return that has not arrived by the day after it was due.',
  THRESHOLD: 'A total in a saved question that is above or below a number.',
} as const;

export const alertStates = {
  OK: 'Nothing has set it off.',
  RAISED: 'What it watches for has happened, and nobody has acknowledged it.',
  ACKNOWLEDGED: 'It has happened, and you have acknowledged it.',
  CLEARED: 'It happened, and has ended.',
} as const;
export type AlertState = keyof typeof alertStates;

/** What an alert watches. */
export type AlertWatch =
  | {
      readonly rule: 'SIGNAL' | 'MISSED_TARGET';
      readonly measure: string;
      readonly area: string | null;
    }
  /** A null `agencyId` means any agency; a null `dataset` means all datasets. */
  | {
      readonly rule: 'LATE_RETURN';
      readonly agencyId: number | null;
      readonly dataset: string | null;
    }
  | {
      readonly rule: 'THRESHOLD';
      readonly queryId: string;
      readonly variables: Readonly<Record<string, Json>>;
      /** The measure that is watched: one that the question asks for. */
      readonly measure: string;
      readonly threshold: number;
      /**
       * Whether the alert is raised above the threshold, rather than below. The threshold itself
       * does not raise it.
       */
      readonly isAbove: boolean;
    };

/** All the settings of an alert. */
export interface AlertContent {
  readonly title: string;
  readonly watch: AlertWatch;
}
