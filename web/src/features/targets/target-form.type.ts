import type { MeasureKey, Objective } from '#graphql/operations.js';

/** The measure that a target is for, as the API has it. */
export interface FormMeasure {
  readonly key: MeasureKey;
  readonly name: string;
  readonly unit: string;
  readonly direction: string;
}

/** What a target is for. */
export interface FormSubject {
  readonly measure: FormMeasure;
  readonly quarter: { readonly key: string; readonly label: string };
  /** Null means the whole force. */
  readonly area: { readonly code: string; readonly name: string } | null;
  /** Null means all agencies together. */
  readonly agency: { readonly code: string; readonly name: string } | null;
  /** Null means all objectives together. */
  readonly objective: { readonly code: Objective; readonly name: string } | null;
}

/** A target as the person saw it. */
export interface SeenTarget {
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly tolerance: number | null;
  readonly text: string;
  readonly version: number;
}

export type TargetKind = 'VALUE' | 'BAND';

/** The text in each field. */
export interface TargetDraft {
  readonly kind: TargetKind;
  readonly value: string;
  readonly lower: string;
  readonly upper: string;
  readonly tolerance: string;
}
