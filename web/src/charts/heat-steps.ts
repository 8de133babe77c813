import { formatNumber } from '#lib/format.js';

export const heatSteps = [1, 2, 3, 4, 5] as const;

export type HeatStep = (typeof heatSteps)[number];

/** One class of a heat table: numbers from `from` up to the next class. */
export interface HeatClass {
  readonly step: HeatStep;
  readonly from: number;
  /** `10 to 19`; the last one is open at its end. */
  readonly words: string;
}

/** Where classes begin, in multiples of the second one. */
const multiples = [1, 2, 4, 10] as const;

/** Where they begin for numbers so small that no round one would tell them apart. */
const fewStarts = [1, 2, 3, 5, 10] as const;

/** Below this the largest number needs classes of single numbers. */
const few = 20;

/**
 * Up to five classes for the numbers of a heat table, the first from 1 on: 0 belongs to none, since nothing has no colour. Edges are
 * round (1, 10, 20, 40, 100 for a largest number of 175), and the last class always holds the largest number.
 */
export function toHeatClasses(values: readonly (number | null)[]): readonly HeatClass[] {
  const largest = Math.max(0, ...values.map((value) => value ?? 0));
  if (largest < 1) return [];

  const starts = largest < few ? fewStarts : [1, ...multiples.map((multiple) => multiple * toUnit(largest))];
  const known = starts.filter((start) => start <= largest);
  return known.flatMap((from, index) => {
    const step = heatSteps[index];
    const next = known[index + 1];
    return step === undefined
      ? []
      : [{ step, from, words: next === undefined ? `${formatNumber(from)} or more` : toWords(from, next - 1) }];
  });
}

/** The class that a number belongs to; null for none, for 0 and for a missing figure. */
export function findStep(value: number | null, classes: readonly HeatClass[]): HeatStep | null {
  if (value === null) return null;
  return classes.findLast(({ from }) => value >= from)?.step ?? null;
}

/** 1, 2 or 5 times a power of ten, ten times which is no more than the largest number. */
function toUnit(largest: number): number {
  const power = 10 ** Math.floor(Math.log10(largest / 10));
  const factor = [5, 2, 1].find((candidate) => candidate * power * 10 <= largest) ?? 1;
  return factor * power;
}

function toWords(from: number, to: number): string {
  return from === to ? formatNumber(from) : `${formatNumber(from)} to ${formatNumber(to)}`;
}
