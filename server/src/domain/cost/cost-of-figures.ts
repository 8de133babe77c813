import { isMeasureKey, type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import {
  type Axis,
  type Dimension,
  dimensionKeys,
  dimensions,
  isDimension,
} from '#domain/measures/dimensions.js';
import { sourcesOf } from '#domain/measures/measure.js';
import { splitsOf } from '#domain/measures/splits.js';
import { countGroups, countValues } from '#domain/question/count-groups.js';
import { countConditions, everything } from '#domain/question/filter.js';
import { type FilterRequest, toFilter } from '#domain/question/filter-request.js';
import { comparisonKeys } from '#domain/question/question.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { SelectedField } from '#domain/selected-field.js';

import { points } from './points.js';

/** What a question for figures may cost, before anything is read. */
export interface FiguresSize {
  readonly groups: number;
  readonly measures: number;
  /** The number of rows that are listed. */
  readonly rows: number;
  /** The cost in points, without that of writing the values. */
  readonly cost: number;
}

/**
 * Dimensions for which the filter is evaluated again for every value, because their groups hold
 * several atoms of their axis.
 */
const upperDimensions: ReadonlySet<Dimension> = new Set([
  'FINANCIAL_YEAR',
  'CALENDAR_YEAR',
  'COUNTY',
  'LOCAL_COMMAND_UNIT',
  'AGENCY_KIND',
]);

/** How finely protected cells are divided, by axis. */
const atomsOf: Readonly<Partial<Record<Axis, Dimension>>> = {
  TIME: 'QUARTER',
  AREA: 'AREA',
  AGENCY: 'AGENCY',
};

/**
 * Sizes a question for figures from its arguments and selection. Each group that could exist,
 * ignoring `first`, costs one figure for each measure (two if the figure covers four quarters) and
 * two for each change.
 */
export function sizeFigures(
  { args, fields }: SelectedField,
  referenceData: ReferenceData,
): FiguresSize {
  const by = (Array.isArray(args.by) ? args.by : []).filter(
    (each): each is Dimension => typeof each === 'string' && isDimension(each),
  );
  const read = toFilter(isRequest(args.where) ? args.where : {}, referenceData);
  // The question itself reports what is wrong with a filter.
  const filter = read.ok ? read.filter : everything;
  const selected = findSelected(fields);
  const measures = new Set([...selected.measures, ...measuresOrdering(args.orderBy)]);
  const isRolling = args.window === 'ROLLING_FOUR_QUARTERS';
  const groups = countGroups({ by, filter }, referenceData);
  const conditions = countConditions(filter);

  const inRows = groups * (measures.size * (isRolling ? 2 : 1) + selected.changesOfRows * 2);
  const figures = inRows + 2 * measures.size + 2 * selected.changesOfTotals;
  const readings = 1 + Number(isRolling) + selected.comparisons;
  const sources = new Set([...measures].flatMap((key) => sourcesOf(measureOf(key)))).size;
  const guarded = [...measures].filter((key) => measureOf(key).disclosure !== 'OPEN').length;
  const cells = guarded === 0 ? 0 : countCells(by, filter, referenceData) * (guarded + 1);
  const anew = by.filter((each) => upperDimensions.has(each) || (isRolling && each === 'QUARTER'));
  const filters =
    guarded === 0
      ? 0
      : (1 + conditions) *
        (anew.length === 0 ? 1 : countGroups({ by: anew, filter }, referenceData));
  return {
    groups,
    measures: measures.size,
    rows: Math.min(groups, typeof args.first === 'number' ? Math.max(args.first, 1) : groups),
    cost:
      figures * points.FIGURE +
      readings *
        (sources * points.READING * (1 + conditions * points.CONDITION) +
          cells * points.CELL +
          filters * points.FILTER),
  };
}

/** Sizes a change broken down into parts: the figures of both quarters for each of its splits. */
export function sizeContributions(
  { args, ...field }: SelectedField,
  referenceData: ReferenceData,
): Pick<FiguresSize, 'groups' | 'cost'> {
  const { measure, from, to, by, where } = args;
  if (typeof measure !== 'string' || !isMeasureKey(measure)) return { groups: 0, cost: 0 };
  const asked = Array.isArray(by) ? new Set<unknown>(by) : null;
  const { companion } = measureOf(measure);
  const read = companion === null ? [measure] : [measure, companion];
  const splits = splitsOf(measureOf(measure)).filter(
    (dimension) => asked === null || asked.has(dimension),
  );
  const condition = {
    and: [...(isRequest(where) ? [where] : []), { quarter: { in: [from, to] } }],
  };
  const sized = [[], ...splits.map((dimension) => [dimension])].map((dimensionsOf) => {
    const selected: SelectedField = {
      ...field,
      of: 'FigureTable',
      name: 'rows',
      key: 'rows',
      args: {},
      isList: true,
      fields: read.map((name) => ({ ...field, name, args: {}, fields: [] })),
    };
    return sizeFigures(
      {
        ...field,
        args: { by: ['QUARTER', ...dimensionsOf], where: condition },
        fields: [selected],
      },
      referenceData,
    );
  });
  return {
    groups: sized.reduce((sum, { groups }) => sum + groups, 0),
    cost: sized.reduce((sum, { cost }) => sum + cost, 0),
  };
}

/**
 * The number of cells that protected numbers are added up from: the dimensions filtered or grouped
 * by, each as finely as it is divided.
 */
function countCells(
  by: readonly Dimension[],
  filter: Parameters<typeof countGroups>[0]['filter'],
  referenceData: ReferenceData,
): number {
  const axes = new Set(by.map((dimension) => dimensions[dimension].axis));
  const finest = [...axes].map(
    (axis) =>
      atomsOf[axis] ?? dimensionKeys.find((dimension) => dimensions[dimension].axis === axis),
  );
  return Math.min(
    finest.reduce(
      (product, dimension) =>
        product * (dimension ? countValues(dimension, filter, referenceData) : 1),
      1,
    ),
    100_000,
  );
}

interface SelectedFigures {
  readonly measures: ReadonlySet<MeasureKey>;
  readonly changesOfRows: number;
  readonly changesOfTotals: number;
  /** The number of questions that are read for comparison. */
  readonly comparisons: number;
}

function findSelected(fields: readonly SelectedField[]): SelectedFigures {
  const figures = fields
    .filter(({ name }) => ['rows', 'totals', 'other'].includes(name))
    .flatMap(({ name: of, fields: inRow }) => inRow.map((field) => ({ of, field })));
  const known = figures.flatMap(({ of, field }) => {
    const measure = field.name === 'figure' ? field.args.measure : field.name;
    return typeof measure === 'string' && isMeasureKey(measure) ? [{ of, measure, field }] : [];
  });
  const changes = new Set(
    known.flatMap(({ of, measure, field }) =>
      field.fields
        .filter(({ name }) => name === 'change')
        .map(({ args }) => `${of} ${String(args.to)} ${measure}`),
    ),
  );
  const ofRows = [...changes].filter((change) => change.startsWith('rows'));
  const comparisons = new Set(
    [...changes].map((change) => change.slice(0, change.lastIndexOf(' '))),
  );
  return {
    measures: new Set(known.map(({ measure }) => measure)),
    changesOfRows: ofRows.length,
    changesOfTotals: changes.size - ofRows.length,
    comparisons: Math.min(comparisons.size, comparisonKeys.length * 2),
  };
}

function measuresOrdering(orderBy: unknown): readonly MeasureKey[] {
  if (!Array.isArray(orderBy)) return [];
  return orderBy.flatMap((order: unknown) => {
    const measure =
      typeof order === 'object' && order !== null && 'measure' in order ? order.measure : null;
    return typeof measure === 'string' && isMeasureKey(measure) ? [measure] : [];
  });
}

function isRequest(where: unknown): where is FilterRequest {
  return typeof where === 'object' && where !== null;
}
