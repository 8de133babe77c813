import { highestMarking } from '#domain/access/grant.js';
import { isAgencyKind } from '#domain/agencies.js';
import { isDimension } from '#domain/measures/dimensions.js';
import { type Against, type ChangeParams, comparisons } from '#domain/pages/block/page-params.js';
import { type PageTime, type Step, steps } from '#domain/pages/block/page-time.js';
import { declarePage, measureOfPage, pages } from '#domain/pages/declared/catalogue.js';
import type { PageDeclaration, PageOfMeasure } from '#domain/pages/declared/declaration.js';
import { isOpenToAll } from '#domain/pages/questions/block-measures.js';
import { findOwn, isOfOwn } from '#domain/pages/questions/own.js';
import { formatQuarter, type Quarter, shift } from '#domain/quarter.js';
import { isCrimeType, isObjective } from '#domain/scorecard/headline.js';
import { AnswerCache } from '#features/figures/answer-cache.reader.js';
import { findArea, toAsked } from '#features/scorecard/card-question.type.js';
import { type CachedKpi, namedIn } from '#features/scorecard/shown-kpi.type.js';
import type { Context } from '#graphql/context.js';
import { eachTime } from '#graphql/each-time.js';
import { badInput } from '#graphql/errors.js';
import type { Database } from '#platform/database.js';

import type { CachedPage } from './cached-page.type.js';
import { noteOpened, type PageWanted } from './opened-pages.js';
import type { Page } from './page.type.js';
import type { PageContext } from './page-context.js';
import { readPage } from './read-page.js';
import type { Scope } from './scope.type.js';

/**
 * People mostly open the same pages, for a few places and quarters. About 500 pages fit, and take
 * up roughly 130 MB (docs/performance.md).
 */
const MAX_FIGURES_OF_PAGES = 100_000;

/** The page cache of each database: a page and the blocks pinned from it share one answer. */
const kept = new WeakMap<Database, AnswerCache<CachedPage>>();

function answersOf({ database }: PageContext): AnswerCache<CachedPage> {
  const answers =
    kept.get(database) ?? new AnswerCache<CachedPage>({ maxFigures: MAX_FIGURES_OF_PAGES });
  kept.set(database, answers);
  return answers;
}

/**
 * A built-in page, from the cache or computed.
 *
 * @throws a sentence for the caller if the page cannot have these filters
 */
export async function answerPage(wanted: PageWanted, context: Context): Promise<Page> {
  const page = await findCachedPage(wanted, context);
  eachTime(context, (again) => noteOpened(wanted, again));
  const { asOf } = context.operation;
  const isForAll = isOpenToAll(declarePage(findPage(wanted.key), wanted.measure));
  const marking = isForAll ? 'OFFICIAL' : highestMarking(context.viewer.grants);
  return { ...page, asOf, marking, blocks: page.blocks.map((block) => toBlock(block, asOf)) };
}

/**
 * A built-in page, from the cache or computed, without the time and the marking, which depend on
 * the caller.
 *
 * @throws a sentence for the caller if the page cannot have these filters
 */
export async function findCachedPage(
  { key, scope, measure }: PageWanted,
  context: PageContext,
): Promise<CachedPage> {
  const declared = findPage(key);
  const declaration = declarePage(declared, measure);
  const {
    quarter = null,
    area = null,
    agency = null,
    agencyKind = null,
    objective = null,
    crimeType = null,
    compare = null,
    pathway = null,
  } = scope ?? {};
  const asked = {
    ...(await toAsked({ quarter, area, agency }, declaration.datasets, context)),
    agencyKind: agencyKind !== null && isAgencyKind(agencyKind) ? agencyKind : null,
    crimeType: crimeType !== null && isCrimeType(crimeType) ? crimeType : null,
    ...(pathway === null ? {} : { codes: { PATHWAY: pathway } }),
  };
  const narrowed = {
    asked,
    objective: objective !== null && isObjective(objective) ? objective : null,
    time: toTime(scope ?? {}, asked.quarter),
    compare: compare === null ? null : findArea(compare, context.referenceData),
    change: toChange(scope ?? {}),
  };
  const isOfOwnToo = declaration.blocks.some(isOfOwn);
  return answersOf(context).find(
    [
      key,
      measureOfPage(declared, measure),
      narrowed.objective,
      narrowed.time,
      narrowed.compare?.code ?? null,
      narrowed.change,
      namedIn(asked),
    ],
    context,
    (seen) =>
      readPage(
        declaration,
        { ...narrowed, own: isOfOwnToo ? findOwn(asked, seen.policy, seen.referenceData) : [] },
        seen,
      ),
  );
}

/** A block of a cached page as an answer. */
export function toBlock(
  { kpi, judged, tiles, ...block }: CachedPage['blocks'][number],
  asOf: Date,
): Page['blocks'][number] {
  const show = (each: CachedKpi) => ({ ...each, asOf });
  return {
    ...block,
    kpi: kpi && show(kpi),
    judged: judged.map(show),
    tiles: tiles.map((tile) => ({ ...tile, kpi: show(tile.kpi) })),
  };
}

/** @throws a sentence for the caller if a range ends before it begins, or is too long */
function toTime(
  { from = null, step = null, years = null }: Scope,
  quarter: Quarter,
): PageTime | null {
  if (from !== null && from > quarter) {
    throw badInput(
      `from: ${formatQuarter(from)} comes after ${formatQuarter(quarter)}. Ask from the earlier quarter to the later one.`,
    );
  }
  if (from !== null && from < shift(quarter, 1 - MAX_QUARTERS)) {
    throw badInput(
      `from: a range can have at most ${MAX_QUARTERS} quarters. Start at ${formatQuarter(shift(quarter, 1 - MAX_QUARTERS))} or later.`,
    );
  }
  const isRange = from !== null && from < quarter;
  const asked = step ?? 'QUARTER';
  if (!isRange && asked === 'QUARTER') return null;
  return {
    from: isRange ? from : null,
    step: isStep(asked) ? asked : 'QUARTER',
    years: years === 'CALENDAR' ? 'CALENDAR' : 'FINANCIAL',
  };
}

function isStep(step: string): step is Step {
  return Object.hasOwn(steps, step);
}

/** The change to break down, if it is not the rated change. */
function toChange({ against = null, by = null }: Scope): ChangeParams {
  return {
    against: against !== null && isAgainst(against) ? against : null,
    by: by !== null && isDimension(by) ? by : null,
  };
}

function isAgainst(name: string): name is Against {
  return Object.hasOwn(comparisons, name);
}

/** The maximum number of quarters in a range: a hundred years. */
const MAX_QUARTERS = 400;

function findPage(key: string): PageDeclaration | PageOfMeasure {
  const declaration = new Map<string, PageDeclaration | PageOfMeasure>(Object.entries(pages)).get(
    key,
  );
  if (!declaration) throw new Error(`The schema names a page that does not exist: ${key}`);
  return declaration;
}
