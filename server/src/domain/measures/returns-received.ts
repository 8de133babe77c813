/**
 * Declares the measure for returns received on time. Its figures are worked out in
 * domain/figures/figure/figure.ts from sums (sums.ts here), shown by the blocks of
 * domain/pages/declared/overview.ts, and explained to readers by their description and formula.
 */
import { type Dimension, quarterlyDimensions } from './dimensions.js';
import { type Measure, type Part, plainShare, plural, plus, singular } from './measure.js';

const returnDimensions: readonly Dimension[] = [
  ...quarterlyDimensions.filter(
    (dimension) =>
      dimension !== 'AREA' && dimension !== 'COUNTY' && dimension !== 'LOCAL_COMMAND_UNIT',
  ),
  'DATASET',
];

const due = { source: 'RETURNS', countedBy: 'quarter_start', sum: 'RECORDS' } as const;

export const returnParts = {
  due: { ...due, key: 'due', where: [] },
  onTime: { ...due, key: 'on_time', where: [{ attribute: 'IS_ON_TIME', in: ['YES'] }] },
} as const satisfies Readonly<Record<string, Part>>;

export const returnMeasures = {
  returnsOnTime: {
    ...plainShare,
    key: 'returnsOnTime',
    name: 'Returns received on time',
    inTitles: plural('returns received on time'),
    inSentences: singular('the share of returns received on time'),
    description:
      'The share of returns received by the end of their due day, out of those whose due day has passed. The others came late, or not at all. A return counts as received from its first publication that has not been taken back.',
    formula: 'Returns received by their due day / returns due x 100.',
    direction: 'HIGHER',
    dimensions: returnDimensions,
    numerator: plus(returnParts.onTime),
    denominator: plus(returnParts.due),
    denominatorName: 'returns due',
  },
} as const satisfies Readonly<Record<string, Measure>>;
