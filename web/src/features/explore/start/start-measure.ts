import type { Opening } from '#features/explore/questions/open-questions.js';
import type { Choices } from '#features/explore/workbench.type.js';

import { toQuestion } from './ready-questions.js';
import { writeSketch } from './write-sketch.js';

interface Started {
  readonly key: string;
  readonly name: string;
  readonly dimensions: readonly string[];
  /** The only records to count, as text and by name; left out for all records. */
  readonly only?: { readonly written: string; readonly name: string };
}

/**
 * A first question about a measure: by area in the latest quarter; if it does not record areas, by
 * quarter, or else by agency.
 */
export function startMeasure(
  { key, name, dimensions, only }: Started,
  choices: Pick<Choices, 'periods' | 'areas' | 'measures'>,
): Opening {
  const beside = choices.measures.find((measure) => measure.key === key)?.companion ?? null;
  const measures = [{ key }, ...(beside === null ? [] : [{ key: beside }])];
  const isByArea = dimensions.includes('AREA');
  const by = isByArea
    ? 'AREA'
    : (['QUARTER', 'AGENCY'].find((dimension) => dimensions.includes(dimension)) ?? 'QUARTER');
  const isByQuarter = by === 'QUARTER';
  const text = writeSketch({
    variables: isByQuarter ? '$from: Quarter!' : '$quarter: Quarter!',
    by: [by],
    where: [
      isByQuarter ? 'quarter: { from: $from }' : 'quarter: { in: [$quarter] }',
      ...(only === undefined ? [] : [only.written]),
    ],
    maxOf: isByQuarter ? null : key,
    measures,
  });
  const asks = isByQuarter ? (['from'] as const) : (['quarter'] as const);
  const told = { AREA: 'by area', AGENCY: 'by agency', QUARTER: 'by quarter' }[by] ?? '';
  return {
    ...toQuestion({ text, asks }, choices),
    name: `${name} ${told}${only === undefined ? '' : `, ${only.name}`}`,
  };
}
