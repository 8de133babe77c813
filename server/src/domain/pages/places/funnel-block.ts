import { formatBare, formatFigure } from '#domain/figures/words/format.js';
import { formatAbout } from '#domain/figures/words/rounding.js';
import { traceLimits } from '#domain/funnel/funnel.js';
import { joinWords } from '#domain/join-words.js';
import { measureOf } from '#domain/measures/catalogue.js';
import type { Measure } from '#domain/measures/measure.js';
import type { Block, BlockColumn, BlockFunnel, BlockRow } from '#domain/pages/block/block.js';
import { endsOf, outlierMark } from '#domain/pages/block/compared-parts.js';
import { emptyCell } from '#domain/pages/cells/cell.js';
import {
  type ComparedPlace,
  comparePlaces,
  findPair,
} from '#domain/pages/cells/compared-places.js';
import { fitScale } from '#domain/pages/cells/scale.js';
import { formatTick } from '#domain/pages/cells/wanted.js';
import type { FunnelDeclaration, MapDeclaration } from '#domain/pages/declared/declaration.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';
import { askedBy } from '#domain/pages/questions/block-headlines.js';
import { measuresOf } from '#domain/pages/questions/block-measures.js';
import { shift } from '#domain/quarter.js';
import { capitalise } from '#domain/scorecard/kpi-sentence.js';
import { isOpenFor } from '#domain/scorecard/quarters.js';

import { describeExcess, findOutliers, type PlacesSummary } from './outlier-words.js';

/** The number of points in each drawn line. */
const POINTS = 24;

/** About how many steps of a funnel's axis are labelled: the funnel is as high as it is wide. */
const FUNNEL_PARTS = 8;

/**
 * Districts by their cases and base, with what chance explains (FINDINGS 4). Null if they were not
 * asked for.
 */
export function answerFunnel(block: FunnelDeclaration, setting: AnswerSetting): Block | null {
  const answered = answerPlaces(block, setting);
  if (answered === null) return null;
  const { told, rows } = answered;
  const { measure, comparedPlaces } = told;
  const values = rows
    .flatMap(({ cells: [cell] }) => [cell?.value, cell?.usual?.lower, cell?.usual?.upper])
    .filter(isNumber);
  const bases = comparedPlaces.places.map(({ place }) => place.base).filter((base) => base > 0);
  // Dots are compared with each other and with limits: the axis begins at the lowest of these
  // values.
  const scale = fitScale(values, (value) => formatTick(value, measure), {
    isFromZero: false,
    parts: FUNNEL_PARTS,
  });
  const column = (heading: string, part: Partial<BlockColumn> = {}): BlockColumn => ({
    ...{ measure: block.measure, heading, drawing: 'NONE', scale: null, wanted: [] },
    ...part,
  });
  return {
    ...answered.block,
    about: scale.from > 0 ? `${block.about}; axis from ${scale.ticks[0]?.text ?? ''}` : block.about,
    finding: findOutliers(told),
    because: describeExcess(told),
    table: {
      rowHeading: 'District',
      columns: [
        column(measure.unit === 'RATE' ? 'Per 1,000 people' : capitalise(measure.name), {
          drawing: 'DOT',
          scale,
        }),
        column(nameBase(measure), { scale: toRootScale(bases) }),
        column(measure.unit === 'RATE' ? 'Cases' : 'Of these'),
        column('Within chance'),
        column('Against the others'),
      ],
      rows,
    },
    funnel: toFunnel(told),
  };
}

/**
 * Where the districts are: only those that differ by more than chance are coloured. Null if they
 * were not asked for.
 */
export function answerMap(block: MapDeclaration, setting: AnswerSetting): Block | null {
  const answered = answerPlaces(block, setting);
  if (answered === null) return null;
  const { told, rows } = answered;
  const { measure, comparedPlaces } = told;
  const pair = findPair(setting, comparedPlaces) ?? [];
  const within = pair.flatMap(({ code, kind }) =>
    kind === 'FORCE'
      ? []
      : setting.referenceData.places
          .codesWithin(code)
          .filter((each) => comparedPlaces.places.some(({ area }) => area.code === each)),
  );
  const [figure, against] = [0, 4];
  const pick = (row: BlockRow): BlockRow => ({
    ...row,
    cells: [row.cells[figure] ?? emptyCell, row.cells[against] ?? emptyCell],
  });
  const compared = pair.flatMap(({ name, kind }) => (kind === 'FORCE' ? [] : [name]));
  return {
    ...answered.block,
    about: compared.length === 0 ? block.about : `Outlined: ${joinWords(compared)}`,
    finding: { kind: 'NOT_JUDGED', text: block.name },
    because: null,
    table: {
      rowHeading: 'District',
      columns: [
        measure.unit === 'RATE' ? 'Per 1,000 people' : capitalise(measure.name),
        'Against the others',
      ].map((heading) => ({
        ...{ measure: block.measure, heading, scale: null, wanted: [] },
        drawing: 'NONE',
      })),
      rows: rows.map(pick),
    },
    outlined: [...new Set(within)],
  };
}

/** What the funnel and the map are both drawn from. */
function answerPlaces(block: FunnelDeclaration | MapDeclaration, setting: AnswerSetting) {
  const { page, referenceData } = setting;
  const measure = measureOf(block.measure);
  const known = comparePlaces(block.measure, block, setting);
  if (known === null) return null;
  // While returns are still coming in, nothing is rated.
  const isOpen = isOpenFor(measure, page.asked.quarter, referenceData);
  const comparedPlaces = isOpen
    ? { ...known, places: known.places.map((place) => ({ ...place, outlier: null })) }
    : known;
  const rows = comparedPlaces.places.map((place) =>
    toRow(place, measure, comparedPlaces.kind === null),
  );
  const told: PlacesSummary = { key: block.measure, measure, comparedPlaces, setting };
  const { quarter } = page.asked;
  return {
    told,
    rows,
    block: {
      id: block.id,
      view: block.view,
      about: block.about,
      summary: `${rows.map(({ label, cells }) => [`${label}: ${cells[0]?.text ?? ''}`, cells[4]?.text].filter((words) => words).join(', ')).join('. ')}.`,
      kpi: null,
      question: {
        measures: measuresOf(block),
        by: [block.by],
        ...{ from: quarter, to: quarter, shownFrom: shift(quarter, -3), shownTo: quarter },
        window: 'ROLLING_FOUR_QUARTERS' as const,
        page: { ...page, asked: askedBy(block, page, referenceData).asked },
      },
    },
  };
}

/** @param isListed whether places are only listed, and not compared */
function toRow(comparedPlaces: ComparedPlace, measure: Measure, isListed: boolean): BlockRow {
  const { area, figure, place, point } = comparedPlaces;
  const mark = outlierMark(comparedPlaces);
  const isCompared = point.figure !== null;
  const limits = isCompared
    ? { lower: point.lower * measure.scale, upper: point.upper * measure.scale }
    : null;
  const range =
    limits === null
      ? ''
      : `${formatFigure(limits.lower, measure.unit)} to ${formatFigure(limits.upper, measure.unit)}`;
  const isRounded = figure.range !== null;
  return {
    ...{ key: area.code, kind: 'PART', label: area.name, group: null, isMarked: mark !== null },
    cells: [
      {
        ...emptyCell,
        text:
          figure.value === null || isRounded || figure.isWithheld
            ? figure.displayText
            : formatBare(figure.value, measure.unit),
        mark: figure.value === null ? 'MISSING' : (mark ?? 'PLAIN'),
        value: isCompared || isListed ? figure.value : null,
        usual: limits,
      },
      {
        ...emptyCell,
        text: isCompared ? formatBare(place.base, 'COUNT') : '',
        value: isCompared ? place.base : null,
      },
      { ...emptyCell, text: isCompared ? describeCases(comparedPlaces, measure) : '' },
      { ...emptyCell, text: range },
      { ...emptyCell, text: mark === null ? '' : describeSide(comparedPlaces, measure) },
    ],
  };
}

function describeCases({ figure, place }: ComparedPlace, measure: Measure): string {
  const [from, to] = endsOf(figure, place, measure);
  if (from === undefined || to === undefined) return formatBare(place.cases, 'COUNT');
  return `about ${formatAbout(place.cases, (to - from) / 2, 'COUNT')}`;
}

/** "more than chance explains" for a rate, "higher than chance explains" for a share. */
function describeSide({ outlier }: Pick<ComparedPlace, 'outlier'>, { unit }: Measure): string {
  const [more, fewer] = unit === 'RATE' ? ['more', 'fewer'] : ['higher', 'lower'];
  return `${outlier === 'HIGH' ? more : fewer} than chance explains`;
}

/**
 * A scale for the base of places. Limits narrow with the square root of the base, so the numbers
 * are closer together at the end of the scale.
 */
function toRootScale(bases: readonly number[]): NonNullable<BlockColumn['scale']> {
  const [from, to] = [Math.min(...bases), Math.max(...bases)];
  if (bases.length === 0) return { from: 0, to: 0, ticks: [] };
  const powers = Array.from(
    { length: Math.ceil(Math.log10(to + 1)) + 1 },
    (_, index) => 10 ** index,
  );
  const round = powers.flatMap((power) => [1, 1.5, 2, 3, 4, 5, 6, 8].map((times) => times * power));
  const ticks = round.filter((value) => value >= from && value <= to);
  return { from, to, ticks: ticks.map((value) => ({ value, text: formatBare(value, 'COUNT') })) };
}

function nameBase({ unit, denominatorName }: Measure): string {
  return unit === 'RATE' ? 'Residents' : capitalise(denominatorName ?? 'cases');
}

function toFunnel({
  measure,
  comparedPlaces: { places, kind, centre },
}: PlacesSummary): BlockFunnel {
  const comparedPlaces = places.map(({ place }) => place).filter(({ base }) => base > 0);
  const bases = comparedPlaces.map(({ base }) => base);
  const [least, most] = [Math.sqrt(Math.min(...bases)), Math.sqrt(Math.max(...bases))];
  const drawn =
    bases.length === 0
      ? []
      : Array.from(
          { length: POINTS },
          (_, index) => (least + ((most - least) * index) / (POINTS - 1)) ** 2,
        );
  return {
    centre: centre * measure.scale,
    centreText: `all ${formatFigure(centre * measure.scale, measure.unit)}`,
    limits: (kind === null ? [] : traceLimits(comparedPlaces, kind, drawn)).map(
      ({ base, lower, upper, innerLower, innerUpper }) => ({
        base,
        lower: lower * measure.scale,
        upper: upper * measure.scale,
        innerLower: innerLower * measure.scale,
        innerUpper: innerUpper * measure.scale,
      }),
    ),
  };
}

function isNumber(value: number | null | undefined): value is number {
  return typeof value === 'number';
}
