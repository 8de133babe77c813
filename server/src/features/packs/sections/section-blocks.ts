import { GraphQLError } from 'graphql';

import { policyFor } from '#domain/access/policy.js';
import { familiesOf } from '#domain/access/viewer.js';
import { computeCostOfPages } from '#domain/cost/cost-of-operation.js';
import {
  type Edition,
  isSavedBlock,
  type Pack,
  PACK_PAGE,
  type SectionBlock,
  type SectionPlan,
} from '#domain/packs/pack.js';
import { viewerOf } from '#domain/packs/rights.js';
import { MAX_SAVED_POINTS } from '#domain/packs/section.js';
import { readDataVersion } from '#features/figures/data-version.reader.js';
import type { OwnBlock } from '#features/packs/readings/reading-block.js';
import { toRealChanges } from '#features/packs/readings/real-changes.js';
import { readSinceLast } from '#features/packs/readings/since-last.js';
import { findCachedPage, toBlock } from '#features/pages/answered-page.type.js';
import type { Block } from '#features/pages/block.type.js';
import type { CachedPage } from '#features/pages/cached-page.type.js';
import { findSavedBlock } from '#features/pages/saved-block.type.js';
import type { Context } from '#graphql/context.js';
import { badInput } from '#graphql/errors.js';

import { findSavedOf, toSavedKey } from './saved-figures.js';

/**
 * The figures in a pack’s sections, as the readers of an edition see them, all at one data version.
 */
export interface ReadSections {
  readonly dataVersion: number;
  /** The most important fact of the quarter: the title of the Overview. */
  readonly title: string;
  /** The figures in each section, in order. */
  readonly sections: readonly ReadSection[];
  /** The agencies that owe a return and have not sent it, in words. */
  readonly missingReturns: readonly string[];
}

export interface ReadSection {
  readonly key: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
  /** Sentences that say why blocks are left out. */
  readonly notes: readonly string[];
}

/** The maximum number of times that all pages are read, if returns come in while they are read. */
const MAX_TRIES = 3;

/**
 * Reads the figures in a pack’s sections, as the readers of the edition see them. The cost is taken
 * from the caller’s allowance.
 *
 * @throws a sentence for the caller if reading costs too much, or if returns keep coming in
 * meanwhile
 */
export async function readSections(
  sections: readonly SectionPlan[],
  { pack, edition }: { readonly pack: Pick<Pack, 'quarter' | 'area'>; readonly edition: Edition },
  context: Context,
): Promise<ReadSections> {
  const asked = sections.flatMap(({ blocks }) => blocks);
  const pagesAsked = asked.flatMap((block) => (isSavedBlock(block) ? [] : [block.page]));
  const keys = [...new Set(['OVERVIEW', ...pagesAsked.filter((page) => page !== PACK_PAGE)])];
  const forSaved = asked.filter(isSavedBlock).length * MAX_SAVED_POINTS;
  await context.takeMore({
    cost: computeCostOfPages(keys, context.referenceData) + forSaved,
    parts: [],
    isWhole: true,
  });
  const asEdition = drawnFor(edition, context);
  const scope = { quarter: pack.quarter, area: pack.area };
  for (let tries = 1; tries <= MAX_TRIES; tries += 1) {
    const pages = new Map<string, CachedPage>();
    for (const key of keys)
      pages.set(key, await findCachedPage({ key, scope, measure: null }, asEdition));
    const saved = await readSaved(asked, scope, asEdition);
    const versions = new Set([...pages.values()].map(({ dataVersion }) => dataVersion));
    // Answers to saved questions do not give their data version. If the version is the same before
    // and after, the answers have that version.
    const after = saved.size === 0 ? [] : [await context.database.read(readDataVersion)];
    const [dataVersion = 0, ...others] = new Set([...versions, ...after]);
    if (others.length > 0) continue;
    const asOf = context.clock.now();
    const overview = pages.get('OVERVIEW');
    const own = new Map<string, OwnBlock>();
    if (pagesAsked.includes(PACK_PAGE) && overview) {
      own.set('since', await readSinceLast({ pack, edition, overview }, context));
      own.set('real-changes', toRealChanges(overview, pack.quarter));
    }
    return {
      dataVersion,
      title: overview?.title ?? '',
      sections: sections.map((section) => pick(section, { pages, saved, own }, asOf)),
      missingReturns: (
        overview?.blocks.find(({ id }) => id === MISSING_RETURNS)?.table.rows ?? []
      ).map(({ label, cells }) => `${label}: ${cells[0]?.text ?? ''}`),
    };
  }
  throw badInput(
    'Returns kept being published while the pack was being read. Try again in a minute.',
  );
}

/** The block of the Overview that names the agencies with missing returns. */
const MISSING_RETURNS = 'missing';

type CachedBlock = CachedPage['blocks'][number];

interface Found {
  readonly pages: ReadonlyMap<string, CachedPage>;
  /**
   * Answers to saved questions by `toSavedKey`, without questions that cannot be asked for this
   * quarter and place.
   */
  readonly saved: ReadonlyMap<string, CachedBlock>;
  /** The pack’s own blocks, by name; empty if no section has any. */
  readonly own: ReadonlyMap<string, OwnBlock>;
}

/**
 * Reads the answers to saved questions. The quarter and place of the pack fill the variables with
 * those names.
 */
async function readSaved(
  blocks: readonly SectionBlock[],
  scope: { readonly quarter: string; readonly area: string },
  asEdition: Context,
): Promise<ReadonlyMap<string, CachedBlock>> {
  const found = new Map<string, CachedBlock>();
  for (const [key, saved] of await findSavedOf(blocks, asEdition)) {
    const block = await findSavedBlock(
      { saved, given: { values: {}, scope } },
      { ...asEdition, takeMore: atNoFurtherCost },
    ).then((answered) => answered.block, toNoBlock);
    if (block) found.set(key, block);
  }
  return found;
}

/** Charges nothing, because the cost of saved questions was charged with the pages. */
const atNoFurtherCost = () => Promise.resolve();

/**
 * A question that cannot be asked for this pack is left out with a note, so that the pack can still
 * be read.
 */
function toNoBlock(error: unknown): null {
  if (error instanceof GraphQLError && error.extensions.code === 'BAD_USER_INPUT') return null;
  throw error;
}

function pick(
  { key, heading, blocks }: SectionPlan,
  { pages, saved, own }: Found,
  asOf: Date,
): ReadSection {
  const find = (wanted: SectionBlock) => {
    if (isSavedBlock(wanted)) return saved.get(toSavedKey(wanted));
    if (wanted.page === PACK_PAGE) return own.get(wanted.block)?.block ?? null;
    return pages.get(wanted.page)?.blocks.find(({ id }) => id === wanted.block);
  };
  const found = blocks.map(find);
  // The block of missing returns is absent if no return is missing.
  const areAllIn = blocks.some(
    (block, index) =>
      'block' in block && block.block === MISSING_RETURNS && found[index] === undefined,
  );
  const left = found.filter((block) => block === undefined).length - (areAllIn ? 1 : 0);
  const fewer =
    left === 0
      ? []
      : [
          `${heading}: ${left} of ${blocks.length} figures ${left === 1 ? 'is left out, because it' : 'are left out, because they'} cannot be given for this quarter and place.`,
        ];
  const notes = [
    ...(areAllIn ? ['No return for the quarter is missing.'] : []),
    ...fewer,
    ...blocks.flatMap((wanted) =>
      'page' in wanted && wanted.page === PACK_PAGE ? (own.get(wanted.block)?.note ?? []) : [],
    ),
  ];
  // Blocks of different pages may have the same name, so in a pack the name includes the section,
  // and the page if two blocks of one section share a name.
  const names = found.map((block) => block?.id);
  const shown = found.flatMap((block, place) => {
    if (!block) return [];
    const wanted = blocks[place];
    const isSecond = names.indexOf(block.id) < place;
    const page = isSecond && wanted && 'page' in wanted ? `${wanted.page.toLowerCase()}-` : '';
    return [toBlock({ ...block, id: `${key}-${page}${block.id}` }, asOf)];
  });
  return { key, heading, blocks: shown, notes };
}

/**
 * The request as a reader of the edition would make it. Callers check first whether the person may
 * read that edition.
 */
function drawnFor(edition: Edition, context: Context): Context {
  const viewer = viewerOf(edition, context.referenceData);
  const policy = policyFor(viewer, familiesOf(context.referenceData.agencies));
  const identity = { ...context.identity, viewer };
  const seen = { identity, viewer, policy };
  return {
    ...context,
    ...seen,
    lookAgain: () => Promise.resolve(seen),
    lookAgainAtFigures: () => Promise.resolve(seen),
  };
}
