import { points } from './points.js';

/** What the cost of finding records depends on, through the API or for a file. */
export interface FindingRecords {
  /** The number of plain values in the filters. */
  readonly conditions: number;
  readonly isCounted: boolean;
}

/** What it costs to find records, before any is read. */
export function computeCostOfFinding({ conditions, isCounted }: FindingRecords): number {
  return 2 * points.READING * (1 + conditions * points.CONDITION) + (isCounted ? points.COUNT : 0);
}

/** What it costs to read this many records. */
export function computeCostOfRows(rows: number): number {
  return rows * points.RECORD;
}

/** The number of plain values in arguments, at any depth. */
export function countArguments(value: unknown): number {
  if (value === null || value === undefined) return 0;
  if (typeof value !== 'object') return 1;
  return Object.values(value).reduce<number>((sum, each) => sum + countArguments(each), 0);
}
