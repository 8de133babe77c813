import type { PageParams } from '#domain/pages/block/page-params.js';
import { refuseStep } from '#domain/pages/block/page-time.js';
import type { BlockDeclaration } from '#domain/pages/declared/declaration.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { askedOf, partsIn } from '#domain/scorecard/headline-parts.js';
import { refuseHeadline } from '#domain/scorecard/refuse-headline.js';

import { askedBy, headlinesOfWhole } from './block-headlines.js';
import { dimensionsOf, isComparisonBlock, listsMeasures, measuresOf } from './block-measures.js';

/**
 * Why a block cannot be shown for a scope, in a sentence; null if it can be. A block of tiles or
 * measures shows those that are possible.
 */
export function refuseBlock(
  block: BlockDeclaration,
  page: PageParams,
  referenceData: ReferenceData,
): string | null {
  if (listsMeasures(block) && headlinesOfWhole(block, page).length > 0) return null;
  const { asked } = askedBy(block, page, referenceData);
  const byStep =
    page.time === null ? [] : measuresOf(block).map((measure) => refuseStep(measure, page.time));
  const parts = isComparisonBlock(block)
    ? partsIn('AREA', asked, referenceData)
    : dimensionsOf(block).flatMap((by) => partsIn(by, asked, referenceData).slice(0, 1));
  const of = [asked, ...parts.slice(0, 1).map((part) => askedOf(part, asked, referenceData))];
  const refusals = measuresOf(block).flatMap((measure) =>
    of.map((each) => refuseHeadline(measure, { ...each, objective: page.objective })),
  );
  return [...refusals, ...byStep].find((why) => why !== null) ?? null;
}

/**
 * Whether a block repeats another: for one objective a table by objective is the same as a chart of
 * the measure.
 */
export function isSaidElsewhere(
  block: BlockDeclaration,
  blocks: readonly BlockDeclaration[],
  { objective }: PageParams,
): boolean {
  if (block.view !== 'TABLE' || block.by !== 'OBJECTIVE' || objective === null) return false;
  const charted = new Set(
    blocks.flatMap((each) => (each.view === 'CONTROL' ? [each.measure] : [])),
  );
  return measuresOf(block).every((measure) => charted.has(measure));
}
