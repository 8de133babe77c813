import type { Part } from '#domain/measures/measure.js';
import { addSums, type Sums } from '#domain/measures/sums.js';

/**
 * The sums of one group from several statements, added up only for the parts that are asked for:
 * most of the thousands of groups need only a few.
 */
export class JoinedSums implements Sums {
  #added: Sums | null = null;

  constructor(private readonly several: readonly Sums[]) {}

  get size(): number {
    return this.#all().size;
  }

  get(part: Part): number | undefined {
    let total: number | undefined;
    for (const sums of this.several) {
      const sum = sums.get(part);
      if (sum !== undefined) total = (total ?? 0) + sum;
    }
    return total;
  }

  has(part: Part): boolean {
    return this.several.some((sums) => sums.has(part));
  }

  entries(): MapIterator<[Part, number]> {
    return this.#all().entries();
  }

  keys(): MapIterator<Part> {
    return this.#all().keys();
  }

  values(): MapIterator<number> {
    return this.#all().values();
  }

  forEach(each: (sum: number, part: Part, sums: Sums) => void): void {
    this.#all().forEach(each);
  }

  [Symbol.iterator](): MapIterator<[Part, number]> {
    return this.entries();
  }

  #all(): Sums {
    return (this.#added ??= addSums(this.several));
  }
}
