import type { MeasureKey } from '#graphql/operations.js';

/** A measure that an event may affect. */
export interface EventMeasure {
  readonly key: MeasureKey;
  readonly name: string;
}

/** An event as it was loaded. */
export interface SeenEvent {
  readonly id: string;
  /** A plain day, such as 2026-04-01. */
  readonly happenedOn: string;
  readonly title: string;
  readonly measures: readonly EventMeasure[];
  readonly changesRecording: boolean;
  readonly version: number;
}
