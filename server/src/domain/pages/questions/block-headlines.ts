import type { MeasureKey } from '#domain/measures/catalogue.js';
import type { PageParams } from '#domain/pages/block/page-params.js';
import { refuseStep } from '#domain/pages/block/page-time.js';
import type {
  BlockDeclaration,
  ColumnDeclaration,
  TableDeclaration,
  TilesDeclaration,
} from '#domain/pages/declared/declaration.js';
import type { AreaRecord } from '#domain/places.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { CardParams } from '#domain/scorecard/ask-headlines.js';
import {
  type Headline,
  type HeadlinePart,
  type Objective,
  objectiveKeys,
  type PartDimension,
  toHeadline,
} from '#domain/scorecard/headline.js';
import { partsIn } from '#domain/scorecard/headline-parts.js';
import { refuseHeadline } from '#domain/scorecard/refuse-headline.js';

import {
  dimensionsOf,
  isComparedColumn,
  isComparisonBlock,
  listsMeasures,
  measuresOf,
  partedMeasures,
} from './block-measures.js';
import type { GroupName } from './find-kpi.js';

/** The scope of a block: the page's own, or the page's without its choice of agency or place. */
export function askedBy(
  block: BlockDeclaration,
  { asked }: PageParams,
  { places }: Pick<ReferenceData, 'places'>,
): { readonly name: GroupName; readonly asked: CardParams } {
  const isOfAllPlaces =
    isComparisonBlock(block) || (block.view === 'TABLE' && block.ofAllPlaces === true);
  if (isOfAllPlaces && places.force !== null && asked.area.kind !== 'FORCE')
    return { name: 'ALL_PLACES', asked: { ...asked, area: places.force } };
  const isOfAll =
    (block.view === 'TABLE' || block.view === 'WATERFALL') &&
    block.ofAllAgencies === true &&
    (asked.agency !== null || asked.agencyKind !== null);
  return isOfAll
    ? { name: 'ALL_AGENCIES', asked: { ...asked, agency: null, agencyKind: null } }
    : { name: 'ASKED', asked };
}

/** The figures of the whole scope: for a block by objective, each objective. */
export function headlinesOfWhole(block: BlockDeclaration, page: PageParams): readonly Headline[] {
  if (isComparisonBlock(block)) return [];
  if (block.view === 'TILES') return headlinesOfTiles(block, page);
  const { asked, objective } = page;
  const { crimeType } = asked;
  const under =
    block.view === 'TABLE' && block.by === 'OBJECTIVE' && objective === null
      ? objectiveKeys
      : [objective];
  const ofAll = measuresOf(block)
    .filter((measure) => !listsMeasures(block) || canBeTold({ measure, objective }, page))
    .flatMap((measure) => under.map((each) => toHeadline({ measure, objective: each, crimeType })));
  return [
    ...ofAll,
    ...columnsUnder(block, objective).map((column) => toHeadline({ ...column, crimeType })),
  ];
}

/** The columns that are for one objective, if the page covers all objectives. */
function columnsUnder(block: BlockDeclaration, objective: Objective | null) {
  if (block.view !== 'TABLE' || objective !== null) return [];
  return block.columns.flatMap(({ measure, objective: of }) =>
    of === undefined ? [] : [{ measure, objective: of }],
  );
}

/**
 * The columns of a table for a scope: a page of one objective has no column for another, and no sum
 * of several.
 */
export function columnsOf(
  { columns }: TableDeclaration,
  { objective }: Pick<PageParams, 'objective'>,
): readonly ColumnDeclaration[] {
  if (objective === null) return columns;
  const own = columns.filter(({ objective: of }) => of === objective);
  const isSum = ({ measure, objective: of }: ColumnDeclaration) =>
    of === undefined && own.some((each) => each.measure === measure);
  return columns.filter(
    (column) => own.includes(column) || (column.objective === undefined && !isSum(column)),
  );
}

/** The headlines of those tiles that are possible for the scope. */
function headlinesOfTiles({ tiles }: TilesDeclaration, page: PageParams): readonly Headline[] {
  const { asked, objective } = page;
  return tiles
    .filter(
      (tile) => objective === null || tile.objective === undefined || tile.objective === objective,
    )
    .map((tile) =>
      toHeadline({
        measure: tile.measure,
        objective: tile.objective ?? objective,
        crimeType: asked.crimeType,
      }),
    )
    .filter((tile) => canBeTold(tile, page));
}

function canBeTold(
  { measure, objective }: Pick<Headline, 'measure' | 'objective'>,
  { asked, time }: PageParams,
): boolean {
  return (
    refuseHeadline(measure, { ...asked, objective }) === null && refuseStep(measure, time) === null
  );
}

/** The figures of the parts: each measure for each part. */
export function headlinesOfParts(
  block: BlockDeclaration,
  { asked, objective }: PageParams,
  referenceData: ReferenceData,
): readonly Headline[] {
  const { crimeType } = asked;
  return dimensionsOf(block).flatMap((by) => {
    const parts = partsIn(by, asked, referenceData);
    const ofAll = partedMeasures(block).map((measure) => ({ measure, objective }));
    return [...ofAll, ...columnsUnder(block, objective)].flatMap((each) =>
      parts.map((part) => toHeadline({ ...each, crimeType, part })),
    );
  });
}

/**
 * The headlines that are rated for each part of the viewer's own records, as the columns of a table
 * show them.
 */
export function judgedApart(
  block: BlockDeclaration,
  page: PageParams,
  referenceData: ReferenceData,
): readonly Headline[] {
  if (block.view !== 'TABLE') return [];
  const isJudged = block.columns.some(
    ({ of, shows }) => of === 'OWN' && (shows === 'USUAL_RANGE' || shows === 'VARIATION'),
  );
  return isJudged ? headlinesOfParts(block, page, referenceData) : [];
}

/** Dimensions of places and of senders, whose parts are compared with each other. */
const heldDimensions: ReadonlySet<string> = new Set<PartDimension>([
  'AREA',
  'COUNTY',
  'LOCAL_COMMAND_UNIT',
  'AGENCY',
]);

/**
 * What is compared with others over four quarters: for a table its dots, for places the measures
 * that compare them.
 */
export function headlinesCompared(
  block: BlockDeclaration,
  page: PageParams,
  referenceData: ReferenceData,
): readonly Headline[] {
  const { objective, time, compare = null } = page;
  if (time !== null) return [];
  const { asked } = askedBy(block, page, referenceData);
  const { crimeType } = asked;
  const toHeadlines = (measures: readonly MeasureKey[], parts: readonly (HeadlinePart | null)[]) =>
    measures.flatMap((measure) =>
      parts.map((part) => toHeadline({ measure, objective, crimeType, part })),
    );
  if (isComparisonBlock(block)) {
    const districts = partsIn('AREA', asked, referenceData);
    if (block.view !== 'COMPARE') return toHeadlines(measuresOf(block), [null, ...districts]);
    const larger = [page.asked.area, ...(compare === null ? [] : [compare])].flatMap(
      (area) => toPart(area) ?? [],
    );
    return toHeadlines(measuresOf(block), [
      null,
      ...districts,
      ...larger.filter(({ dimension }) => dimension !== 'AREA'),
    ]);
  }
  if (block.view !== 'TABLE' || block.by === 'OBJECTIVE' || !heldDimensions.has(block.by))
    return [];
  const measures = [
    ...new Set(block.columns.filter(isComparedColumn).map(({ measure }) => measure)),
  ];
  return toHeadlines(measures, partsIn(block.by, asked, referenceData));
}

/** The part of the whole for a place; null for the force. */
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
