import type { Dataset } from '#domain/lists.js';
import type { MeasureKey } from '#domain/measures/catalogue.js';
import type { Sums } from '#domain/measures/sums.js';
import type { KeyValue } from '#domain/question/dimension-values.js';
import type { ReturnedQuarter } from '#domain/returns/returned-quarters.js';
import type { LatePublishing } from '#domain/returns/revisions.js';

import type { CellTable } from './cells.js';
import type { DisclosurePlan } from './disclosure-plan.js';

/** True sums of one group, before disclosure. */
export interface RawRow {
  readonly key: readonly KeyValue[];
  readonly sums: Sums;
}

/**
 * How much of a measure is coded to one area, in one group of the other dimensions. Tells a true
 * zero from a figure that was only reported for a larger place.
 */
export interface PlacedRow {
  /**
   * As long as the question's key; the dimensions of place and those with several values are null.
   */
  readonly key: readonly KeyValue[];
  /** Null for records that name no place. */
  readonly areaCode: string | null;
  /** A count for each of the bases that the measure rests on (`basesOf`), in their order. */
  readonly counts: ReadonlyMap<MeasureKey, readonly number[]>;
}

/** Something that changed how records are made on a day, for some measures. */
export interface Break {
  readonly happenedOn: string;
  readonly title: string;
  readonly measures: readonly string[];
}

/**
 * Protected records as they were read for somebody who is not cleared: sealed until they have
 * passed random rounding.
 */
export interface SealedCells {
  /** Of the installation, 32 bits. */
  readonly salt: number;
  /** What rows are made from, and the whole. */
  readonly rows: readonly CellTable[];
  readonly whole: readonly CellTable[];
}

/** All that the engine read for a question, from one snapshot. */
export interface RawTable {
  readonly rows: readonly RawRow[];
  readonly totals: Sums;
  /** Null when the question speaks of no place. */
  readonly placed: readonly PlacedRow[] | null;
  readonly breaks: readonly Break[];
  /** The quarters that were sent, for each dataset that the question is about. */
  readonly returned: ReadonlyMap<Dataset, readonly ReturnedQuarter[]>;
  /**
   * The quarters whose returns of resources tell hours; none where the question is of no measure
   * that holds them against something else.
   */
  readonly hoursReturned: readonly ReturnedQuarter[];
  /**
   * What was published long after its quarter, for the same datasets, in the order of publishing.
   */
  readonly latePublishings: ReadonlyMap<Dataset, readonly LatePublishing[]>;
  /** What was added up: a rollup by its table, or the records of a source by its name. */
  readonly readFrom: readonly string[];
  /**
   * Of protected parts, which are not in the sums then; null where none was asked for, or the
   * viewer is cleared.
   */
  readonly sealed: SealedCells | null;
  /** What of the question is protected, as it was read: the cleared have none of it. */
  readonly disclosurePlan: DisclosurePlan;
  readonly dataVersion: number;
}
