import type { Part } from '#domain/measures/measure.js';
import type { Sums } from '#domain/measures/sums.js';

/** Sums of some parts, for all groups. */
export interface SumColumns {
  readonly parts: readonly Part[];
  /** The index of a part. */
  readonly places: ReadonlyMap<Part, number>;
  /** For each part, the sums of the groups in order. */
  readonly columns: readonly Float64Array[];
}

/** The sums of one group, as a view on the arrays, because an answer has thousands of groups. */
export class HeldSums implements Sums {
  constructor(
    private readonly of: SumColumns,
    private readonly group: number,
  ) {}

  get size(): number {
    return this.of.parts.length;
  }

  get(part: Part): number | undefined {
    const place = this.of.places.get(part);
    return place === undefined ? undefined : this.of.columns[place]?.[this.group];
  }

  has(part: Part): boolean {
    return this.of.places.has(part);
  }

  *entries(): MapIterator<[Part, number]> {
    for (const part of this.of.parts) yield [part, this.get(part) ?? 0];
  }

  keys(): MapIterator<Part> {
    return this.of.places.keys();
  }

  *values(): MapIterator<number> {
    for (const [, sum] of this.entries()) yield sum;
  }

  forEach(each: (sum: number, part: Part, sums: Sums) => void): void {
    for (const part of this.of.parts) each(this.get(part) ?? 0, part, this);
  }

  [Symbol.iterator](): MapIterator<[Part, number]> {
    return this.entries();
  }
}
