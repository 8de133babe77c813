import type { Dataset } from '#domain/lists.js';

import type { Column } from './column.js';
import { guessColumns, mapColumns } from './column-mapping.js';

/** How many more columns another dataset must have in common with a file to be suggested. */
const MORE = 2;

/**
 * The dataset that a file is probably a return of, by its headings, if it is not the chosen one;
 * null if the chosen one may well be right.
 *
 * @param columns the columns of each dataset
 */
export function findLikelyDataset(
  headings: readonly string[],
  chosen: Dataset,
  columns: ReadonlyMap<Dataset, readonly Column[]>,
): Dataset | null {
  const counted = [...columns].map(([dataset, own]) => ({
    dataset,
    known: countKnown(headings, own),
  }));
  const most = Math.max(0, ...counted.map(({ known }) => known));
  const ofChosen = counted.find(({ dataset }) => dataset === chosen)?.known ?? 0;
  if (most < ofChosen + MORE) return null;
  return counted.find(({ known }) => known === most)?.dataset ?? null;
}

/** How many headings of a file are columns of a dataset, by name, earlier choice or guess. */
export interface KnownHeadings {
  readonly dataset: Dataset;
  readonly known: number;
}

/**
 * The datasets that a file may be a return of, the likeliest first: one if its headings decide, and
 * several if somebody has to choose. If no heading is known, no dataset is ruled out.
 */
export function findPossibleDatasets(counted: readonly KnownHeadings[]): readonly Dataset[] {
  const most = Math.max(0, ...counted.map(({ known }) => known));
  return counted
    .toSorted((one, other) => other.known - one.known)
    .filter(({ known }) => most === 0 || known > most - MORE)
    .map(({ dataset }) => dataset);
}

/** How many headings are columns of a dataset, by name or by a guess. */
function countKnown(headings: readonly string[], columns: readonly Column[]): number {
  const mapped = guessColumns(columns, mapColumns(columns, headings, new Map()));
  return mapped.filter(({ column }) => column !== null).length;
}
