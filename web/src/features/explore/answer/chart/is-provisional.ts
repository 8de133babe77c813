import type { ChartOverTime } from './chart-content.js';

/** Whether every figure of a period may still change. */
export function isProvisional({ series }: ChartOverTime, index: number): boolean {
  const cells = series
    .flatMap(({ cells: all }) => all[index] ?? [])
    .filter(({ value }) => value !== null);
  return cells.length > 0 && cells.every(({ flags }) => flags.includes('PROVISIONAL'));
}
