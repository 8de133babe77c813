import { nameSources } from '#domain/figures/question.js';
import type { World } from '#domain/figures/world.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { dimensions } from '#domain/measures/dimensions.js';
import { sourcesOf } from '#domain/measures/measure.js';
import type { CardAsked, HeadlineGroup } from '#domain/scorecard/ask-headlines.js';
import { type Headline, type Objective, objectiveKeys, type PartDimension, toHeadline } from '#domain/scorecard/headline.js';
import { askedOf, partsIn } from '#domain/scorecard/headline-parts.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';
import { refuseHeadline } from '#domain/scorecard/refuse-headline.js';

import type { BlockDeclaration, PageDeclaration } from './declaration.js';
import { type PageTime, toTimeDimension } from './page-time.js';

/** What a page is narrowed to. */
export interface PageAsked {
  readonly asked: CardAsked;
  /** Null for all objectives together. */
  readonly objective: Objective | null;
  /** How it is told over time; null where its quarter is judged. */
  readonly time: PageTime | null;
}

/** Figures that are judged for the same: as asked, for all agencies whichever is asked for, or like with like. */
export type GroupName = 'ASKED' | 'ALL_AGENCIES' | 'LIKE';

export interface PageGroup extends HeadlineGroup {
  readonly name: GroupName;
  readonly explained: readonly Headline[];
}

/** Why a block cannot be shown for what is asked, in a sentence; null where it can. */
export function refuseBlock(block: BlockDeclaration, page: PageAsked, world: World): string | null {
  const { asked } = askedBy(block, page);
  const byStep = page.time === null ? [] : measuresOf(block).map((measure) => refuseStep(measure, page.time));
  const [part] = isByParts(block) ? partsIn(block.by, asked, world) : [];
  const of = [asked, ...(part === undefined ? [] : [askedOf(part, asked, world)])];
  const refusals = measuresOf(block).flatMap((measure) =>
    of.map((each) => refuseHeadline(measure, { ...each, objective: page.objective })),
  );
  return [...refusals, ...byStep].find((why) => why !== null) ?? null;
}

function refuseStep(key: MeasureKey, time: PageTime | null): string | null {
  const measure = measureOf(key);
  const dimension = time && toTimeDimension(time);
  if (dimension === null || measure.dimensions.includes(dimension)) return null;
  return `step: ${dimensions[dimension].name} is not recorded for ${nameSources(measure)}, so ${key} cannot be told by it. Leave step out.`;
}

/**
 * All figures that the blocks of a page are made from, judged once each.
 *
 * @param missing agencies, by their ids, of which a return that is owed is missing: what is told like with like is told without them
 */
export function askPage(
  { blocks }: Pick<PageDeclaration, 'blocks'>,
  page: PageAsked,
  { missing, world }: { readonly missing: ReadonlySet<number>; readonly world: World },
): readonly PageGroup[] {
  const groups = new Map<
    GroupName,
    { readonly asked: CardAsked; readonly headlines: Map<string, Headline>; readonly explained: Headline[] }
  >();
  const put = (name: GroupName, { asked, headlines, explained }: Required<HeadlineGroup>) => {
    const group = groups.get(name) ?? { asked, headlines: new Map<string, Headline>(), explained: [] };
    groups.set(name, group);
    for (const headline of headlines) group.headlines.set(nameHeadline(headline), headline);
    group.explained.push(...explained);
  };
  for (const block of blocks) {
    const { name, asked } = askedBy(block, page);
    const wholes = headlinesOfWhole(block, page);
    const like = wholes.filter((headline) => missing.size > 0 && isLikeWithLike(headline, asked));
    const explained = block.view === 'CONTROL' || block.view === 'CHANGE' ? wholes : [];
    const headlines = [...wholes, ...headlinesOfParts(block, { ...page, asked }, world)];
    put(name, { asked, headlines, explained });
    if (like.length > 0)
      put('LIKE', {
        asked: { ...asked, leftOut: missing },
        headlines: like,
        explained: explained.filter((headline) => like.includes(headline)),
      });
  }
  return [...groups].map(([name, { headlines, ...group }]) => ({ ...group, name, headlines: [...headlines.values()] }));
}

/** Finds a judged figure of a group; null where it was not asked. */
export type FindKpi = (name: GroupName, headline: Pick<Headline, 'measure' | 'objective' | 'part'>) => JudgedKpi | null;

/** Finds figures among all that were judged, by their groups. */
export function kpiFinder(judged: ReadonlyMap<GroupName, readonly JudgedKpi[]>): FindKpi {
  const known = new Map(
    [...judged].map(([name, kpis]) => [
      name,
      new Map(kpis.map((kpi) => [nameKey(kpi.measure.key, kpi.objective, kpi.part?.key ?? null), kpi])),
    ]),
  );
  return (name, { measure, objective, part }) => known.get(name)?.get(nameKey(measure, objective, part?.key ?? null)) ?? null;
}

/** What a block is asked for: the page's own, or the same for all agencies. */
export function askedBy(block: BlockDeclaration, { asked }: PageAsked): { readonly name: GroupName; readonly asked: CardAsked } {
  const isOfAll =
    (block.view === 'TABLE' || block.view === 'WATERFALL') &&
    block.ofAllAgencies === true &&
    (asked.agency !== null || asked.agencyKind !== null);
  return isOfAll ? { name: 'ALL_AGENCIES', asked: { ...asked, agency: null, agencyKind: null } } : { name: 'ASKED', asked };
}

/** The figures of all that is asked: of a block by objective, each objective. */
export function headlinesOfWhole(block: BlockDeclaration, { asked, objective }: PageAsked): readonly Headline[] {
  const { crimeType } = asked;
  const under = block.view === 'TABLE' && block.by === 'OBJECTIVE' && objective === null ? objectiveKeys : [objective];
  return measuresOf(block).flatMap((measure) => under.map((each) => toHeadline({ measure, objective: each, crimeType })));
}

/** The figures of the parts, each measure for each part. */
export function headlinesOfParts(block: BlockDeclaration, { asked, objective }: PageAsked, world: World): readonly Headline[] {
  if (!isByParts(block)) return [];
  const { crimeType } = asked;
  const parts = partsIn(block.by, asked, world);
  return measuresOf(block).flatMap((measure) => parts.map((part) => toHeadline({ measure, objective, crimeType, part })));
}

/** Whether it shows parts, each judged as if it were asked for alone. */
function isByParts(block: BlockDeclaration): block is Extract<BlockDeclaration, { readonly by: string }> & { readonly by: PartDimension } {
  return (block.view === 'TABLE' || block.view === 'WATERFALL') && block.by !== 'OBJECTIVE';
}

/** The measures of a block, once each. */
export function measuresOf(block: BlockDeclaration): readonly MeasureKey[] {
  switch (block.view) {
    case 'TABLE':
      return [...new Set(block.columns.map(({ measure }) => measure))];
    case 'MEASURES':
      return block.measures;
    default:
      return [block.measure];
  }
}

/** Whether every partner sees all figures of a page alike. */
export function isOpenToAll({ blocks }: Pick<PageDeclaration, 'blocks'>): boolean {
  return blocks.flatMap(measuresOf).every((measure) => measureOf(measure).disclosure === 'OPEN');
}

/** Of one agency there is nobody to leave out, and what is measured of returns themselves is that they are missing. */
function isLikeWithLike({ measure }: Headline, { agency }: CardAsked): boolean {
  return agency === null && sourcesOf(measureOf(measure)).every((source) => source !== 'RETURNS');
}

function nameHeadline({ measure, objective, part }: Headline): string {
  return nameKey(measure, objective, part?.key ?? null);
}

function nameKey(measure: string, objective: string | null, part: string | null): string {
  return JSON.stringify([measure, objective, part]);
}
