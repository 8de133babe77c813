import type { Dataset } from '#domain/lists.js';
import type { MeasureKey } from '#domain/measures/catalogue.js';

import type { Parts } from './figure.js';
import type { ReturnedQuarter } from './returned.js';
import type { LateChange } from './settled.js';
import type { KeyValue } from './world.js';

/** True sums of one group, before disclosure. A measure that is missing has no record in it. */
export interface RawRow {
  readonly key: readonly KeyValue[];
  readonly parts: ReadonlyMap<MeasureKey, Parts>;
}

/**
 * How much of a measure is coded to one area, in one group of the other dimensions. Tells a true zero from a figure
 * that was only reported for a larger place.
 */
export interface PlacedRow {
  /** As long as the question's key; the dimensions of place and those with several values are null. */
  readonly key: readonly KeyValue[];
  readonly areaCode: string;
  /** Counted by the measure's denominator where it has one, else by its numerator. */
  readonly counts: ReadonlyMap<MeasureKey, number>;
}

/** Something that changed how records are made on a day, for some measures. */
export interface Break {
  readonly happenedOn: string;
  readonly title: string;
  readonly measures: readonly string[];
}

/** All that the engine read for a question, from one snapshot. */
export interface RawTable {
  readonly rows: readonly RawRow[];
  readonly totals: ReadonlyMap<MeasureKey, Parts>;
  /** Sums over all groups of what shares leave out on purpose. */
  readonly leftOut: ReadonlyMap<MeasureKey, number>;
  /** Null when the question speaks of no place. */
  readonly placed: readonly PlacedRow[] | null;
  readonly breaks: readonly Break[];
  /** The quarters that were sent, for each dataset that the question is about. */
  readonly returned: ReadonlyMap<Dataset, readonly ReturnedQuarter[]>;
  /** What was changed long after its quarter, for the same datasets, in the order of publishing. */
  readonly lateChanges: ReadonlyMap<Dataset, readonly LateChange[]>;
  readonly dataVersion: number;
}
