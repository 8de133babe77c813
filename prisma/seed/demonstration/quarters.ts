import type { DemonstrationQuarter } from './partnership.js';

const millisecondsPerDay = 86_400_000;

/** Numbers quarters consecutively. */
export function numberOf(key: string): number {
  return Number(key.slice(0, 4)) * 4 + Number(key.slice(-1)) - 1;
}

/** The quarter with a number from `numberOf`. */
export function quarterAt(number: number): DemonstrationQuarter {
  const [year, index] = [Math.floor(number / 4), number % 4];
  const key = `${year}-${String((year + 1) % 100).padStart(2, '0')}-Q${index + 1}`;
  const [from, until] = [Date.UTC(year, 3 + 3 * index, 1), Date.UTC(year, 6 + 3 * index, 1)];
  return {
    key,
    start: new Date(from).toISOString().slice(0, 10),
    days: (until - from) / millisecondsPerDay,
  };
}
