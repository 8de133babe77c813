import type { Dataset } from '#domain/lists.js';
import type { MeasureKey } from '#domain/measures/catalogue.js';
import type { Sums } from '#domain/measures/sums.js';
import type { PlainDate } from '#domain/plain-date.js';
import type { KeyValue } from '#domain/question/dimension-values.js';
import type { ReturnedQuarter } from '#domain/returned/returned-quarters.js';
import type { LatePublishing } from '#domain/returned/revisions.js';

import type { CellTable } from './cells.js';
import type { DisclosurePlan } from './disclosure-plan.js';

/** True sums of one group, before disclosure. */
export interface RawRow {
  readonly key: readonly KeyValue[];
  readonly sums: Sums;
}

/**
 * How much of a measure is coded to one area, in one group of the dimensions that affect how small
 * a place returns name. This distinguishes a true zero from a figure reported only for a larger
 * place.
 */
export interface PlacedRow {
  /** The question's key, with null for each dimension that `isPlacedKey` leaves out. */
  readonly key: readonly KeyValue[];
  /** The code of the area; null for records that name no place. */
  readonly areaCode: string | null;
  /** A count for each of the measure's bases (`basesOf`), in their order. */
  readonly counts: ReadonlyMap<MeasureKey, readonly number[]>;
}

/** A day on which recording changed for some measures. */
export interface Break {
  readonly happenedOn: string;
  readonly title: string;
  readonly measures: readonly string[];
}

/**
 * Protected records as read for a viewer who is not cleared: sealed until they have passed random
 * rounding.
 */
export interface SealedCells {
  /** The installation's salt, 32 bits. */
  readonly salt: number;
  /** The cells that rows, and the whole, are added up from. */
  readonly rows: readonly CellTable[];
  readonly whole: readonly CellTable[];
}

/** Everything that the engine read for a question, from one snapshot. */
export interface RawTable {
  readonly rows: readonly RawRow[];
  readonly totals: Sums;
  /** The placed rows; null if the question does not mention places. */
  readonly placed: readonly PlacedRow[] | null;
  readonly breaks: readonly Break[];
  /** The quarters returned, for each dataset that the question is about. */
  readonly returned: ReadonlyMap<Dataset, readonly ReturnedQuarter[]>;
  /**
   * The quarters whose returns of resources include hours; empty if no measure in the question
   * compares them with something else.
   */
  readonly hoursReturned: readonly ReturnedQuarter[];
  /** Returns published long after their quarter, for the same datasets, in order of publication. */
  readonly latePublishings: ReadonlyMap<Dataset, readonly LatePublishing[]>;
  /**
   * The day before which records were removed at the end of their retention period, for the same
   * datasets. Only their sums are left.
   */
  readonly takenBefore: ReadonlyMap<Dataset, PlainDate>;
  /** What was added up: a rollup by its table, or the records of a source by its name. */
  readonly readFrom: readonly string[];
  /**
   * Sums of the protected parts, which `sums` then leaves out; null if none was asked for, or the
   * viewer is cleared.
   */
  readonly sealed: SealedCells | null;
  /** What is protected in the question, as it was read; empty for cleared people. */
  readonly disclosurePlan: DisclosurePlan;
  readonly dataVersion: number;
}
