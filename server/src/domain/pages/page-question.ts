import type { AgencyRecord } from '#domain/agencies.js';
import { withPredecessors } from '#domain/agency-succession.js';
import { nameSources } from '#domain/figures/question.js';
import type { World } from '#domain/figures/world.js';
import type { Dataset } from '#domain/lists.js';
import { countOf, type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { type Dimension, dimensions } from '#domain/measures/dimensions.js';
import { sourcesOf } from '#domain/measures/measure.js';
import type { AreaRecord } from '#domain/places.js';
import { quarterOf } from '#domain/quarter.js';
import type { CardAsked, HeadlineGroup } from '#domain/scorecard/ask-headlines.js';
import {
  type Headline,
  type HeadlinePart,
  type Objective,
  objectiveKeys,
  type PartDimension,
  toHeadline,
} from '#domain/scorecard/headline.js';
import { askedOf, partsIn } from '#domain/scorecard/headline-parts.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';
import { latestClosed } from '#domain/scorecard/quarters.js';
import { refuseHeadline } from '#domain/scorecard/refuse-headline.js';

import type {
  BlockDeclaration,
  ColumnDeclaration,
  HeldDeclaration,
  PageDeclaration,
  TableDeclaration,
  TilesDeclaration,
} from './declaration.js';
import { funnelKindOf } from './held-parts.js';
import { isOfOwn, toOwnAsked } from './own.js';
import { type PageTime, toTimeDimension } from './page-time.js';

/** What a page is narrowed to. */
export interface PageAsked {
  readonly asked: CardAsked;
  /** Null for all objectives together. */
  readonly objective: Objective | null;
  /** How it is told over time; null where its quarter is judged. */
  readonly time: PageTime | null;
  /** Whose own figures stand beside those of others that are protected: the viewer's agencies; none for everybody else. */
  readonly own: readonly AgencyRecord[];
  /** What it is compared with; null, or not there, where nothing is asked for. */
  readonly compare?: AreaRecord | null;
  /** The change that is taken apart; not there for the one that is judged. */
  readonly change?: ChangeAsked;
}

/** Which change is taken apart where more than one can be, and by what. Null is the one that is judged, and the list that explains it. */
export interface ChangeAsked {
  readonly against: Against | null;
  readonly by: Dimension | null;
}

/** What the quarter can be compared with. */
export const comparisons = {
  LAST_QUARTER: 'The quarter before.',
  LAST_YEAR: 'The same quarter of last year.',
} as const;
export type Against = keyof typeof comparisons;

/**
 * Figures that are read for the same: as asked, for all agencies or all places whichever is asked for, of the whole force, each like with
 * like, or of the quarter that runs today.
 */
export type GroupName = 'ASKED' | 'ALL_AGENCIES' | 'ALL_PLACES' | 'LIKE' | 'FORCE' | 'FORCE_LIKE' | 'NOW' | 'OWN';

export interface PageGroup extends HeadlineGroup {
  readonly name: GroupName;
}

/** Why a block cannot be shown for what is asked, in a sentence; null where it can. Of tiles and measures those that can are shown. */
export function refuseBlock(block: BlockDeclaration, page: PageAsked, world: World): string | null {
  if (listsMeasures(block) && headlinesOfWhole(block, page).length > 0) return null;
  const { asked } = askedBy(block, page, world);
  const byStep = page.time === null ? [] : measuresOf(block).map((measure) => refuseStep(measure, page.time));
  const parts = isHeldBlock(block)
    ? partsIn('AREA', asked, world)
    : dimensionsOf(block).flatMap((by) => partsIn(by, asked, world).slice(0, 1));
  const of = [asked, ...parts.slice(0, 1).map((part) => askedOf(part, asked, world))];
  const refusals = measuresOf(block).flatMap((measure) =>
    of.map((each) => refuseHeadline(measure, { ...each, objective: page.objective })),
  );
  return [...refusals, ...byStep].find((why) => why !== null) ?? null;
}

/** Whether it has a row or a tile for each of several measures, of which some may be left out. */
function listsMeasures({ view }: BlockDeclaration): boolean {
  return view === 'TILES' || view === 'MEASURES' || view === 'NOW';
}

/** Whether a block says what another does: of one objective a table by objective is what a chart of the same measure is. */
export function isSaidElsewhere(block: BlockDeclaration, blocks: readonly BlockDeclaration[], { objective }: PageAsked): boolean {
  if (block.view !== 'TABLE' || block.by !== 'OBJECTIVE' || objective === null) return false;
  const charted = new Set(blocks.flatMap((each) => (each.view === 'CONTROL' ? [each.measure] : [])));
  return measuresOf(block).every((measure) => charted.has(measure));
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
 * @param missing datasets of which a return that is owed is missing, by the ids of agencies: what is made of them is told without those
 */
export function askPage(
  { blocks }: Pick<PageDeclaration, 'blocks'>,
  page: PageAsked,
  { missing, world }: { readonly missing: ReadonlyMap<number, readonly Dataset[]>; readonly world: World },
): readonly PageGroup[] {
  const groups = new Map<
    string,
    { readonly name: GroupName; readonly asked: CardAsked; readonly headlines: Map<string, Headline>; readonly held: Headline[] }
  >();
  const put = (name: GroupName, { asked, headlines, held = [] }: HeadlineGroup) => {
    const key = JSON.stringify([name, ...(asked.leftOut ?? [])]);
    const group = groups.get(key) ?? { name, asked, headlines: new Map<string, Headline>(), held: [] };
    groups.set(key, group);
    for (const headline of headlines) group.headlines.set(nameHeadline(headline), headline);
    group.held.push(...held);
  };
  for (const block of blocks) {
    const { name, asked } = askedBy(block, page, world);
    const held = headlinesHeld(block, page, world);
    if (isHeldBlock(block)) {
      put(name, { asked, headlines: [], held });
      continue;
    }
    const wholes = headlinesOfWhole(block, page);
    if (block.view === 'NOW') {
      if (isNowShown(page, world)) put('NOW', { asked: { ...asked, quarter: quarterOf(world.today) }, headlines: wholes });
      continue;
    }
    if (block.view === 'ANSWERS') {
      if (isNowShown(page, world)) put('NOW', { asked: { ...asked, quarter: quarterOf(world.today) }, headlines: wholes });
      continue;
    }
    put(name, { asked, headlines: [...wholes, ...headlinesOfParts(block, { ...page, asked }, world)], held });
    if (page.own.length > 0 && isOfOwn(block)) {
      const own = toOwnAsked(asked, page.own);
      put('OWN', { asked: own, headlines: [...wholes, ...judgedApart(block, { ...page, asked: own }, world)] });
    }
    const { force } = world.places;
    const isBeside = name === 'ASKED' && asked.area.kind !== 'FORCE' && isToldBesideForce(block);
    const ofForce = isBeside && force !== null ? { ...asked, area: force } : null;
    if (ofForce) put('FORCE', { asked: ofForce, headlines: wholes });
    for (const headline of wholes) {
      const leftOut = withPredecessors(findMissing(headline, { asked, missing }), world);
      // What is of all agencies beside the one that is asked for is judged as it stands: like with like it would be taken for that one's.
      if (leftOut.size === 0 || name === 'ALL_AGENCIES') continue;
      put('LIKE', { asked: { ...asked, leftOut }, headlines: [headline] });
      if (ofForce) put('FORCE_LIKE', { asked: { ...ofForce, leftOut }, headlines: [headline] });
    }
  }
  return [...groups.values()].map(({ headlines, ...group }) => ({
    ...group,
    headlines: [...headlines.values()],
    ...(group.name === 'NOW' ? { isRunningAlone: true } : {}),
  }));
}

/** Whether the quarter that runs is told beside the one that is asked for: beside the latest closed one, and none before it. */
function isNowShown({ asked: { quarter }, time }: PageAsked, world: World): boolean {
  return time === null && quarter >= latestClosed(world) && quarter < quarterOf(world.today);
}

/** Whether what really changed in a place is held against the force: one figure, or one of each objective. */
function isToldBesideForce(block: BlockDeclaration): boolean {
  return block.view === 'CONTROL' || block.view === 'WATERFALL' || (block.view === 'TABLE' && block.by === 'OBJECTIVE');
}

/** Finds a judged figure of a group; null where it was not asked. */
export type FindKpi = (name: GroupName, headline: Pick<Headline, 'measure' | 'objective' | 'part'>) => JudgedKpi | null;

/** Finds figures among all that were judged, by their groups. */
export function kpiFinder(judged: readonly (readonly [GroupName, readonly JudgedKpi[]])[]): FindKpi {
  const nameIn = (group: GroupName, headline: string) => `${group} ${headline}`;
  const known = new Map(
    judged.flatMap(([name, kpis]) =>
      kpis.map((kpi) => [nameIn(name, nameKey(kpi.measure.key, kpi.objective, kpi.part?.key ?? null)), kpi] as const),
    ),
  );
  return (name, headline) => known.get(nameIn(name, nameHeadline(headline))) ?? null;
}

/** What a block is asked for: the page's own, or the same for all agencies or places. */
export function askedBy(
  block: BlockDeclaration,
  { asked }: PageAsked,
  { places }: Pick<World, 'places'>,
): { readonly name: GroupName; readonly asked: CardAsked } {
  const isOfAllPlaces = isHeldBlock(block) || (block.view === 'TABLE' && block.ofAllPlaces === true);
  if (isOfAllPlaces && places.force !== null && asked.area.kind !== 'FORCE')
    return { name: 'ALL_PLACES', asked: { ...asked, area: places.force } };
  const isOfAll =
    (block.view === 'TABLE' || block.view === 'WATERFALL') &&
    block.ofAllAgencies === true &&
    (asked.agency !== null || asked.agencyKind !== null);
  return isOfAll ? { name: 'ALL_AGENCIES', asked: { ...asked, agency: null, agencyKind: null } } : { name: 'ASKED', asked };
}

/** Lists of places and of senders, whose parts are held against each other. */
const heldDimensions: ReadonlySet<string> = new Set<PartDimension>(['AREA', 'COUNTY', 'LOCAL_COMMAND_UNIT', 'AGENCY']);

/** What is held against others over four quarters: of a table its dots, of places what they are compared by. */
export function headlinesHeld(block: BlockDeclaration, page: PageAsked, world: World): readonly Headline[] {
  const { objective, time, compare = null } = page;
  if (time !== null) return [];
  const { asked } = askedBy(block, page, world);
  const { crimeType } = asked;
  const toHeadlines = (measures: readonly MeasureKey[], parts: readonly (HeadlinePart | null)[]) =>
    measures.flatMap((measure) => parts.map((part) => toHeadline({ measure, objective, crimeType, part })));
  if (isHeldBlock(block)) {
    const districts = partsIn('AREA', asked, world);
    if (block.view !== 'COMPARE') return toHeadlines(measuresOf(block), [null, ...districts]);
    const larger = [page.asked.area, ...(compare === null ? [] : [compare])].flatMap((area) => toPart(area) ?? []);
    return toHeadlines(measuresOf(block), [null, ...districts, ...larger.filter(({ dimension }) => dimension !== 'AREA')]);
  }
  if (block.view !== 'TABLE' || block.by === 'OBJECTIVE' || !heldDimensions.has(block.by)) return [];
  const measures = [...new Set(block.columns.filter(isHeldColumn).map(({ measure }) => measure))];
  return toHeadlines(measures, partsIn(block.by, asked, world));
}

/** The part of the whole that a place is; null for the force. */
export function toPart({ kind, code }: AreaRecord): HeadlinePart | null {
  switch (kind) {
    case 'FORCE':
      return null;
    case 'DISTRICT':
      return { dimension: 'AREA', key: code };
    default:
      return { dimension: kind, key: code };
  }
}

/** Whether the figures of a column are held against each other; what is drawn quarter by quarter is held against its own past. */
export function isHeldColumn({ measure, shows, drawing, objective }: ColumnDeclaration): boolean {
  const isDrawnSo = drawing === 'DOT' || (drawing === 'NONE' && shows === 'VALUE');
  return isDrawnSo && objective === undefined && funnelKindOf(measureOf(measure)) !== null;
}

/** Whether the parts of a block are held against each other alone. */
export function isHeldBlock(block: BlockDeclaration): block is HeldDeclaration {
  return block.view === 'FUNNEL' || block.view === 'MAP' || block.view === 'COMPARE';
}

/** The figures of all that is asked: of a block by objective, each objective. */
export function headlinesOfWhole(block: BlockDeclaration, page: PageAsked): readonly Headline[] {
  if (isHeldBlock(block)) return [];
  if (block.view === 'TILES') return headlinesOfTiles(block, page);
  const { asked, objective } = page;
  const { crimeType } = asked;
  const under = block.view === 'TABLE' && block.by === 'OBJECTIVE' && objective === null ? objectiveKeys : [objective];
  const ofAll = measuresOf(block)
    .filter((measure) => !listsMeasures(block) || canBeTold({ measure, objective }, page))
    .flatMap((measure) => under.map((each) => toHeadline({ measure, objective: each, crimeType })));
  return [...ofAll, ...columnsUnder(block, objective).map((column) => toHeadline({ ...column, crimeType }))];
}

/** Columns that are of one objective alone, where the page is of all. */
function columnsUnder(block: BlockDeclaration, objective: Objective | null) {
  if (block.view !== 'TABLE' || objective !== null) return [];
  return block.columns.flatMap(({ measure, objective: of }) => (of === undefined ? [] : [{ measure, objective: of }]));
}

/** The columns of a table for what is asked: of one objective that of no other, and no sum of them. */
export function columnsOf({ columns }: TableDeclaration, { objective }: Pick<PageAsked, 'objective'>): readonly ColumnDeclaration[] {
  if (objective === null) return columns;
  const own = columns.filter(({ objective: of }) => of === objective);
  const isSum = ({ measure, objective: of }: ColumnDeclaration) => of === undefined && own.some((each) => each.measure === measure);
  return columns.filter((column) => own.includes(column) || (column.objective === undefined && !isSum(column)));
}

/** Those that can be told for what is asked. */
function headlinesOfTiles({ tiles }: TilesDeclaration, page: PageAsked): readonly Headline[] {
  const { asked, objective } = page;
  return tiles
    .filter((tile) => objective === null || tile.objective === undefined || tile.objective === objective)
    .map((tile) => toHeadline({ measure: tile.measure, objective: tile.objective ?? objective, crimeType: asked.crimeType }))
    .filter((tile) => canBeTold(tile, page));
}

function canBeTold({ measure, objective }: Pick<Headline, 'measure' | 'objective'>, { asked, time }: PageAsked): boolean {
  return refuseHeadline(measure, { ...asked, objective }) === null && refuseStep(measure, time) === null;
}

/** The figures of the parts, each measure for each part. */
export function headlinesOfParts(block: BlockDeclaration, { asked, objective }: PageAsked, world: World): readonly Headline[] {
  const { crimeType } = asked;
  return dimensionsOf(block).flatMap((by) => {
    const parts = partsIn(by, asked, world);
    const ofAll = partedMeasures(block).map((measure) => ({ measure, objective }));
    return [...ofAll, ...columnsUnder(block, objective)].flatMap((each) => parts.map((part) => toHeadline({ ...each, crimeType, part })));
  });
}

/** What is judged of the parts of the viewer's own records: what a column says or draws of it. */
function judgedApart(block: BlockDeclaration, page: PageAsked, world: World): readonly Headline[] {
  if (block.view !== 'TABLE') return [];
  const isJudged = block.columns.some(({ of, shows }) => of === 'OWN' && (shows === 'USUAL_RANGE' || shows === 'VARIATION'));
  return isJudged ? headlinesOfParts(block, page, world) : [];
}

/** What its figures are told apart by, each part judged as if it were asked for alone. */
export function dimensionsOf(block: BlockDeclaration): readonly PartDimension[] {
  switch (block.view) {
    case 'TABLE':
      return block.by === 'OBJECTIVE' ? [] : [block.by];
    case 'WATERFALL':
      return [block.by];
    case 'TASKS':
      return [...new Set(block.tasks.flatMap((task) => ('by' in task ? [task.by] : [])))];
    default:
      return [];
  }
}

/** Of which of its measures parts are asked. */
function partedMeasures(block: BlockDeclaration): readonly MeasureKey[] {
  if (block.view !== 'TASKS') return measuresOf(block);
  return [...new Set(block.tasks.flatMap((task) => ('by' in task ? [task.measure] : [])))];
}

/** The measures of a block, once each. */
export function measuresOf(block: BlockDeclaration): readonly MeasureKey[] {
  switch (block.view) {
    case 'TABLE':
      return [...new Set(block.columns.map(({ measure }) => measure))];
    case 'MEASURES':
      return block.measures;
    case 'COMPARE':
      return withCounts(block.measures);
    case 'TILES':
      return [...new Set(block.tiles.map(({ measure }) => measure))];
    case 'RETURNS':
      return [];
    case 'NOW':
      return block.rows.flatMap(({ measure, waiting }) => (waiting === undefined ? [measure] : [measure, waiting]));
    case 'ANSWERS':
      return block.waiting === undefined ? [block.measure] : [block.measure, block.waiting];
    case 'PARTS':
      return [block.measure, block.whole];
    case 'FUNNEL':
    case 'MAP':
      return withCounts([block.measure]);
    case 'TASKS':
      return [...new Set(block.tasks.flatMap((task) => ('measure' in task ? [task.measure] : [])))];
    default:
      return [block.measure];
  }
}

/** Rates with what they count: what is coded to a larger place than a district has no rate. */
function withCounts(measures: readonly MeasureKey[]): readonly MeasureKey[] {
  return [...new Set([...measures, ...measures.flatMap((measure) => countOf(measure) ?? [])])];
}

/** Whether every partner sees all figures of a page alike. */
export function isOpenToAll({ blocks }: Pick<PageDeclaration, 'blocks'>): boolean {
  return blocks.flatMap(measuresOf).every((measure) => measureOf(measure).disclosure === 'OPEN');
}

/**
 * Agencies of which a return that a figure is made of is missing. Of one agency there is nobody to leave out, and what is measured of
 * returns themselves is that they are missing.
 */
function findMissing(
  { measure }: Headline,
  { asked, missing }: { readonly asked: CardAsked; readonly missing: ReadonlyMap<number, readonly Dataset[]> },
): ReadonlySet<number> {
  const sources = new Set<string>(sourcesOf(measureOf(measure)));
  if (asked.agency !== null || sources.has('RETURNS')) return new Set();
  return new Set([...missing].flatMap(([id, datasets]) => (datasets.some((dataset) => sources.has(dataset)) ? [id] : [])));
}

/** A name for what a figure is of, alike for all that is the same. */
export function nameHeadline({ measure, objective, part }: Pick<Headline, 'measure' | 'objective' | 'part'>): string {
  return nameKey(measure, objective, part?.key ?? null);
}

function nameKey(measure: string, objective: string | null, part: string | null): string {
  return JSON.stringify([measure, objective, part]);
}
