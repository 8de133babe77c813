import type { Dataset } from '#domain/lists.js';
import { pages } from '#domain/pages/declared/catalogue.js';
import { shift } from '#domain/quarter.js';

/** What the API is asked for when somebody opens a page. */
export interface OpenedPage {
  readonly key: string;
  readonly scope: { readonly quarter: string; readonly area: string | null };
}

/** The latest closed quarter on the day of the benchmark, and earlier ones. */
export const openedQuarters = Array.from({ length: 6 }, (_, back) => shift('2026-27-Q2', -back));

/** These returns do not say where. Pages of them alone can be opened only for the whole force. */
const withoutPlaces: ReadonlySet<Dataset> = new Set(['RESOURCES', 'OCGS']);

// Pages about a single measure are left out, because they need the key of a measure.
const opened = Object.entries(pages).flatMap(([key, page]) =>
  'of' in page ? [] : [{ key, hasPlaces: page.datasets.some((each) => !withoutPlaces.has(each)) }],
);

/** The number of different pages that `pageAt` opens. */
export const openedPageCount = opened.length;

/**
 * The page that somebody opens at a moment. Counting up by one in any of the numbers leads to
 * another page, quarter or area.
 *
 * @param areas the codes of the areas, and null for the whole force
 */
export function pageAt(
  at: { readonly page: number; readonly quarter: number; readonly area: number },
  areas: readonly (string | null)[],
): OpenedPage {
  const { key = '', hasPlaces = false } = opened[at.page % opened.length] ?? {};
  const quarter = openedQuarters[at.quarter % openedQuarters.length] ?? '';
  const area = hasPlaces ? (areas[at.area % areas.length] ?? null) : null;
  return { key, scope: { quarter, area } };
}
