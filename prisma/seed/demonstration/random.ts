import { createHash } from 'node:crypto';

import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Random numbers that are the same for the same seed text, on every machine and day. */
export interface Random {
  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number;
  /** True in this percentage of calls. */
  happens(percent: number): boolean;
  /** Draws one of the options in proportion to their weights, which are whole numbers. */
  draw<Option>(options: Weighted<Option>): Option;
}

export type Weighted<Option> = readonly (readonly [option: Option, weight: number])[];

export function startRandom(seed: string): Random {
  const source = xoroshiro128plus(createHash('sha256').update(seed).digest().readInt32BE());
  const int = (least: number, most: number) => uniformInt(source, least, most);
  return {
    int,
    happens: (percent) => int(1, 100) <= percent,
    draw(options) {
      let left = int(
        1,
        options.reduce((sum, [, weight]) => sum + weight, 0),
      );
      for (const [option, weight] of options) {
        left -= weight;
        if (left <= 0) return option;
      }
      throw new Error('There is nothing to draw from.');
    },
  };
}

/** Draws a number for one quarter: close to a large mean, or from zero to twice a small mean. */
export function drawAround(mean: number, random: Random): number {
  return mean < 5
    ? random.int(0, Math.round(mean * 2))
    : random.int(Math.round(mean * 0.88), Math.round(mean * 1.12));
}
