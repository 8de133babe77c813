import { withPredecessors } from '#domain/agency-succession.js';
import type { Dataset } from '#domain/lists.js';
import { measureOf } from '#domain/measures/catalogue.js';
import { sourcesOf } from '#domain/measures/measure.js';
import type { PageParams } from '#domain/pages/block/page-params.js';
import type { BlockDeclaration, PageDeclaration } from '#domain/pages/declared/declaration.js';
import { quarterOf } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { CardParams, HeadlineGroup } from '#domain/scorecard/ask-headlines.js';
import type { Headline } from '#domain/scorecard/headline.js';
import { latestClosed } from '#domain/scorecard/quarters.js';

import {
  askedBy,
  headlinesCompared,
  headlinesOfParts,
  headlinesOfWhole,
  judgedApart,
} from './block-headlines.js';
import { isComparisonBlock } from './block-measures.js';
import { type GroupName, nameHeadline } from './find-kpi.js';
import { isOfOwn, toOwnAsked } from './own.js';

export interface PageGroup extends HeadlineGroup {
  readonly name: GroupName;
}

/**
 * All figures that a page's blocks use, rated once each; none if no block can be shown
 * for the scope.
 *
 * @param missing datasets with a missing return that is owed, by the ids of agencies: what is made
 * from them is rated without those agencies
 */
export function askPage(
  { blocks }: Pick<PageDeclaration, 'blocks'>,
  page: PageParams,
  {
    missing,
    referenceData,
  }: {
    readonly missing: ReadonlyMap<number, readonly Dataset[]>;
    readonly referenceData: ReferenceData;
  },
): readonly PageGroup[] {
  const groups = new Map<
    string,
    {
      readonly name: GroupName;
      readonly asked: CardParams;
      readonly headlines: Map<string, Headline>;
      readonly compared: Headline[];
    }
  >();
  const put = (name: GroupName, { asked, headlines, compared = [] }: HeadlineGroup) => {
    const key = JSON.stringify([name, ...(asked.leftOut ?? [])]);
    const group = groups.get(key) ?? {
      name,
      asked,
      headlines: new Map<string, Headline>(),
      compared: [],
    };
    groups.set(key, group);
    for (const headline of headlines) group.headlines.set(nameHeadline(headline), headline);
    group.compared.push(...compared);
  };
  for (const block of blocks) {
    const { name, asked } = askedBy(block, page, referenceData);
    const compared = headlinesCompared(block, page, referenceData);
    if (isComparisonBlock(block)) {
      put(name, { asked, headlines: [], compared });
      continue;
    }
    const wholes = headlinesOfWhole(block, page);
    if (block.view === 'NOW') {
      if (isNowShown(page, referenceData))
        put('NOW', {
          asked: { ...asked, quarter: quarterOf(referenceData.today) },
          headlines: wholes,
        });
      continue;
    }
    if (block.view === 'ANSWERS') {
      if (isNowShown(page, referenceData))
        put('NOW', {
          asked: { ...asked, quarter: quarterOf(referenceData.today) },
          headlines: wholes,
        });
      continue;
    }
    put(name, {
      asked,
      headlines: [...wholes, ...headlinesOfParts(block, { ...page, asked }, referenceData)],
      compared,
    });
    if (page.own.length > 0 && isOfOwn(block)) {
      const own = toOwnAsked(asked, page.own);
      put('OWN', {
        asked: own,
        headlines: [...wholes, ...judgedApart(block, { ...page, asked: own }, referenceData)],
      });
    }
    const { force } = referenceData.places;
    const isBeside = name === 'ASKED' && asked.area.kind !== 'FORCE' && isToldBesideForce(block);
    const ofForce = isBeside && force !== null ? { ...asked, area: force } : null;
    if (ofForce) put('FORCE', { asked: ofForce, headlines: wholes });
    for (const headline of wholes) {
      const leftOut = withPredecessors(findMissing(headline, { asked, missing }), referenceData);
      // Figures of all agencies next to the chosen one are rated as they are: if they were rated
      // like with like, they would be taken for the chosen agency's.
      if (leftOut.size === 0 || name === 'ALL_AGENCIES') continue;
      put('LIKE', { asked: { ...asked, leftOut }, headlines: [headline] });
      if (ofForce) put('FORCE_LIKE', { asked: { ...ofForce, leftOut }, headlines: [headline] });
    }
  }
  return [...groups.values()]
    .filter(({ headlines, compared }) => headlines.size > 0 || compared.length > 0)
    .map(({ headlines, ...group }) => ({
      ...group,
      headlines: [...headlines.values()],
      ...(group.name === 'NOW' ? { isRunningAlone: true } : {}),
    }));
}

/**
 * Whether the current quarter is shown as well: with the latest closed quarter and any after it.
 */
function isNowShown(
  { asked: { quarter }, time }: PageParams,
  referenceData: ReferenceData,
): boolean {
  return (
    time === null &&
    quarter >= latestClosed(referenceData) &&
    quarter < quarterOf(referenceData.today)
  );
}

const besideForce: ReadonlySet<BlockDeclaration['view']> = new Set([
  'CONTROL',
  'WATERFALL',
  'TILES',
  'MEASURES',
]);

/**
 * Whether a block compares a real change in a place with the force. Blocks of one figure, of
 * several next to each other, and of one for each objective do.
 */
function isToldBesideForce(block: BlockDeclaration): boolean {
  return besideForce.has(block.view) || (block.view === 'TABLE' && block.by === 'OBJECTIVE');
}

/**
 * Agencies with a missing return that the figure uses. A figure for one agency has nobody
 * to leave out, and figures about returns count the missing ones themselves.
 */
function findMissing(
  { measure }: Headline,
  {
    asked,
    missing,
  }: { readonly asked: CardParams; readonly missing: ReadonlyMap<number, readonly Dataset[]> },
): ReadonlySet<number> {
  const sources = new Set<string>(sourcesOf(measureOf(measure)));
  if (asked.agency !== null || sources.has('RETURNS')) return new Set();
  return new Set(
    [...missing].flatMap(([id, datasets]) =>
      datasets.some((dataset) => sources.has(dataset)) ? [id] : [],
    ),
  );
}
