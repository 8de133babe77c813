import { MAX_CUTS } from '#domain/disclosure/cuts.js';
import type { DisclosedTable, Refused } from '#domain/disclosure/disclose.js';
import { nameCut } from '#domain/figures/words/cut-name.js';
import { joinWords } from '#domain/join-words.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { dimensions } from '#domain/measures/dimensions.js';
import { countInWords } from '#domain/number-words.js';
import type { BlockDeclaration } from '#domain/pages/declared/declaration.js';
import type { PartDimension } from '#domain/scorecard/headline.js';
import { capitalise } from '#domain/scorecard/kpi-sentence.js';

import { dimensionsOf, measuresOf } from './block-measures.js';

/**
 * Why other agencies' part of a measure is not shown, by a dimension or in total; null if it is
 * shown. The reason follows only from the question.
 */
export type FindRefusal = (measure: MeasureKey, by: PartDimension | null) => Refused | null;

/**
 * Finds refusals in the tables that a page was answered from: `tableOf` gives the table by a
 * dimension, or of the whole.
 */
export function refusalFinder(
  tableOf: (by: PartDimension | null, measure: MeasureKey) => DisclosedTable | null,
): FindRefusal {
  return (measure, by) => tableOf(by, measure)?.findRefusal(measureOf(measure)) ?? null;
}

/**
 * Why other agencies' part is not in any figure in some blocks, once for each reason; empty if that
 * part is shown.
 */
export function describeRefusals(
  blocks: readonly BlockDeclaration[],
  findRefusal: FindRefusal,
): readonly string[] {
  const told = blocks.filter(({ view }) => view !== 'TASKS');
  const refused = new Map<string, string[]>();
  for (const block of told) {
    // A gap that is not split is shown whole.
    const [by = null] = block.view === 'PARTS' ? [] : dimensionsOf(block);
    const [measure] = measuresOf(block);
    const refusal = measure === undefined ? null : findRefusal(measure, by);
    if (refusal === null) continue;
    const why = describeRefusal(refusal, by);
    refused.set(why, [...(refused.get(why) ?? []), block.name]);
  }
  return [...refused].map(([why, names]) =>
    names.length === told.length
      ? `What others sent is withheld to protect people. ${why}`
      : `${capitalise(joinWords(names).toLowerCase())}: what others sent is withheld to protect people. ${why}`,
  );
}

/** What a page can be filtered by. */
const filterAxes: ReadonlySet<string> = new Set(['AREA', 'AGENCY', 'CRIME_TYPE', 'PATHWAY']);

function describeRefusal({ reason, cuts, cutCount }: Refused, by: PartDimension | null): string {
  switch (reason) {
    case 'TOO_MANY_CUTS':
      return describeDimensionLimit({ cuts, cutCount }, by);
    case 'SPLITS_QUARTERS':
      return 'Protected figures are shown by quarter, not by month.';
    case 'TOO_INTRICATE':
      return 'Too many filters are chosen at once. Remove one.';
  }
}

/** How many cuts other agencies' figures may have, and which filter to remove. */
function describeDimensionLimit(
  { cuts, cutCount }: Pick<Refused, 'cuts' | 'cutCount'>,
  by: PartDimension | null,
): string {
  const fixed = new Set<string>(by === null ? [] : [dimensions[by].axis]);
  const isDoubled = cutCount > cuts.length;
  const why = `Protected figures can be split by at most ${countInWords(MAX_CUTS)} things at once${isDoubled ? ', and an agency counts as two' : ''}.`;
  const filters = cuts.filter((cut) => filterAxes.has(cut) && !fixed.has(cut)).map(nameCut);
  const excess = cutCount - MAX_CUTS;
  if (filters.length === 0) return why;
  if (isDoubled && excess <= 2) return `${why} Remove the filter on agency.`;
  if (excess >= filters.length)
    return `${why} Remove the filter${filters.length === 1 ? '' : 's'} on ${joinWords(filters)}.`;
  return `${why} Remove ${excess === 1 ? 'the filter' : `${countInWords(excess)} of the filters`} on ${joinWords(filters).replace(/ and (?=[^,]*$)/u, ' or ')}.`;
}
