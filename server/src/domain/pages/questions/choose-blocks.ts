import { measureOf } from '#domain/measures/catalogue.js';
import type { PageParams } from '#domain/pages/block/page-params.js';
import type { BlockDeclaration, PageDeclaration } from '#domain/pages/declared/declaration.js';
import type { ReferenceData } from '#domain/reference-data.js';

import { isComparisonBlock } from './block-measures.js';
import { isSaidElsewhere, refuseBlock } from './refuse-block.js';

/**
 * Which blocks can be shown for a scope, and why the others cannot: once for each filter that they
 * cannot have.
 */
export function chooseBlocks(
  { blocks }: Pick<PageDeclaration, 'blocks'>,
  page: PageParams,
  referenceData: ReferenceData,
): { readonly blocks: readonly BlockDeclaration[]; readonly refusals: readonly string[] } {
  const tried = blocks
    .filter(({ view }) => view !== 'TASKS' || (page.own.length > 0 && page.time === null))
    .flatMap((block) => toShown(block, page))
    .map((block) => ({ block, refusal: refuseBlock(block, page, referenceData) }));
  return {
    blocks: tried
      .filter(({ refusal, block }) => refusal === null && !isSaidElsewhere(block, blocks, page))
      .map(({ block }) => block),
    refusals: [
      ...new Map(
        tried.flatMap(({ refusal }) =>
          refusal === null ? [] : [[refusal.slice(0, refusal.indexOf(':')), refusal] as const],
        ),
      ).values(),
    ],
  };
}

/** A block as shown for a scope: over time parts are not compared, and are listed step by step. */
function toShown(
  block: BlockDeclaration,
  { asked, time }: PageParams,
): readonly BlockDeclaration[] {
  if (block.isOfPlaces === true && asked.area.kind === 'FORCE') return [];
  if (time === null || !isComparisonBlock(block)) return [block];
  if (block.view !== 'FUNNEL') return [];
  const { id, name, by, measure } = block;
  const heading = measureOf(measure).name;
  const columns = [{ measure, shows: 'VALUE', drawing: 'SPARKLINE', heading }] as const;
  return [
    { id, name, by, columns, view: 'TABLE', noun: 'districts', about: `${heading} by district` },
  ];
}
