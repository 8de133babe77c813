import { isPublishedAlready } from '#attack/published-cells.js';
import { readingOfPerturbation, type Rule } from '#attack/rule.js';
import { type Row, rowsAt, type Table, WITHHELD } from '#attack/table.js';
import type { Target } from '#attack/target.js';

import { drawByHand } from './drawn-by-hand.js';
import { cellsOfRows, cutsTooOften, type Refuses } from './rows-by-hand.js';

/**
 * The rule of docs/disclosure.md, computed slowly and from its words, for comparison with the
 * served rule.
 */
export function referenceRule(
  target: Target,
  isRefused: Refuses = cutsTooOften,
  isWithheld: typeof isOfOwnPlace = isOfOwnPlace,
): Rule {
  return {
    ask(table) {
      const rows = cellsOfRows(target, table, isRefused);
      return (
        rows &&
        Int32Array.from(rows, (cells, place) =>
          isWithheld(target, table, rowsAt(table, place))
            ? WITHHELD
            : isPublishedAlready(target, table, rowsAt(table, place))
              ? cells.reduce((sum, { count }) => sum + count, 0)
              : cells.reduce((sum, cell) => sum + drawByHand(cell, target.salt), 0),
        )
      );
    },
    read: readingOfPerturbation(),
    isHidden: (shown) => shown === 0,
    areSetsDrawn: false,
  };
}

/**
 * Whether a viewer from a county council asks for people safeguarded in the county by a condition
 * on the county itself, not on its districts.
 */
function isOfOwnPlace(
  { subject, axes, referenceData, ownAgencyIds }: Target,
  { cuts }: Table,
  rows: readonly Row[],
): boolean {
  const isOfCounty = referenceData.agencies.some(
    ({ id, kind }) => kind === 'LOCAL_AUTHORITY_COUNTY' && ownAgencyIds.has(id),
  );
  const index = cuts.findIndex(({ axis }) => axes[axis]?.axis === 'AREA');
  if (subject.source !== 'DISRUPTIONS' || !isOfCounty || index < 0) return false;
  const codes = axes[cuts[index]?.axis ?? -1]?.atoms ?? [];
  const asked = new Set(rows[index]?.atoms.map((atom) => codes[atom]));
  const districts = referenceData.places.current.filter(
    ({ kind, countyCode }) => kind === 'DISTRICT' && countyCode === 'E10000025',
  );
  return asked.has('E10000025') && !districts.every(({ code }) => asked.has(code));
}
