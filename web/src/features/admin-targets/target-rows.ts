import { type Cell, toCellText } from './cell-drafts.js';
import type { TargetsAnswer } from './target-documents.js';

type Measure = TargetsAnswer['measures'][number];

const unitWords = {
  COUNT: '',
  PERCENT: 'per cent',
  RATE: 'per 1,000 people',
  GBP: 'pounds',
  KILOGRAMS: 'kilograms',
  YEARS: 'years',
  HOURS: 'hours',
  FTE: 'full-time equivalents',
} as const satisfies Readonly<Record<Measure['unit'], string>>;

/** The table's filters: codes, empty for the force and for all agencies together. */
export type TargetScope = Pick<Cell, 'area' | 'agency' | 'objective'>;

/** The measures that can have a target in this scope, each with its cells. */
export function toRows(
  { measures, targets }: Pick<TargetsAnswer, 'measures' | 'targets'>,
  quarters: readonly string[],
  scope: TargetScope,
) {
  return measures
    .filter(
      ({ direction, dimensions }) =>
        direction !== 'NEUTRAL' &&
        (scope.area === '' || dimensions.includes('AREA')) &&
        (scope.agency === '' || dimensions.includes('AGENCY')) &&
        (scope.objective === '' || dimensions.includes('OBJECTIVE')),
    )
    .map(({ key, name, unit }) => ({
      measure: key,
      name,
      unit: unitWords[unit],
      cells: quarters.map((quarter) => {
        const found = targets.find(
          (each) =>
            each.measure === key &&
            each.quarter === quarter &&
            (each.objective ?? '') === scope.objective,
        );
        return {
          cell: { measure: key, quarter, ...scope },
          current: toCellText(found?.target ?? null),
          shown: found?.target.text ?? 'None',
        };
      }),
    }));
}
