import type { MeasureKey, Objective } from '#graphql/operations.js';

/** The measure that a target is for, as the API has it. */
export interface FormMeasure {
  readonly key: MeasureKey;
  readonly name: string;
  readonly unit: string;
  readonly direction: string;
}

/** What exactly a target is for. */
export interface FormSubject {
  readonly measure: FormMeasure;
  readonly quarter: { readonly key: string; readonly label: string };
  /** Null for the whole force. */
  readonly area: { readonly code: string; readonly name: string } | null;
  /** Null for all agencies together. */
  readonly agency: { readonly code: string; readonly name: string } | null;
  /** Null for all objectives together. */
  readonly objective: { readonly code: Objective; readonly name: string } | null;
}

/** A target as it was seen. */
export interface SeenTarget {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly tolerance: number | null;
  readonly text: string;
  readonly version: number;
}

export type TargetKind = 'VALUE' | 'BAND';

/** What stands in the fields, as it was written. */
export interface TargetDraft {
  readonly kind: TargetKind;
  readonly value: string;
  readonly lower: string;
  readonly upper: string;
  readonly tolerance: string;
}
