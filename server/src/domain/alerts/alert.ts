import type { Json } from '#domain/audit/entry.js';

/** What an alert can react to. */
export const alertRules = {
  SIGNAL: 'A new signal of the control chart of a measure.',
  MISSED_TARGET: 'A measure that misses its target when a quarter closes.',
  LATE_RETURN: 'A return that is not in on the day after it was due.',
  THRESHOLD: 'A total of a saved question above or below a number.',
} as const;

export const alertStates = {
  OK: 'Nothing has set it off.',
  RAISED: 'What it watches for has happened, and nobody has acknowledged it.',
  ACKNOWLEDGED: 'It has happened, and you have acknowledged it.',
  CLEARED: 'It happened, and is over.',
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
      /** The measure that is watched, one of the question's. */
      readonly measure: string;
      readonly threshold: number;
      /**
       * Whether the alert is raised above the threshold, rather than below. The threshold itself
       * raises nothing.
       */
      readonly isAbove: boolean;
    };

/** All the settings of an alert. */
export interface AlertContent {
  readonly title: string;
  readonly watch: AlertWatch;
}
