import type { AreaFiguresQueryVariables } from '#graphql/operations.js';

import type { AreaScope } from './area.type.js';
import { toMeasureKey } from './map-measures.js';

/** The parts of the page that fail by themselves. */
export const parts = ['shown', 'districts', 'area', 'other'] as const;
export type Part = (typeof parts)[number];

const fieldParts: ReadonlyMap<string, Part> = new Map<string, Part>([
  ['shown', 'shown'],
  ['districts', 'districts'],
  ...(['card', 'reportRate', 'disruptionRate', 'referrals'] as const).map((field) => [field, 'area'] as const),
  ...(['otherCard', 'otherReportRate', 'otherDisruptionRate', 'otherReferrals'] as const).map((field) => [field, 'other'] as const),
]);

/** Which part of the page a field of the answer belongs to. */
export function toPart(field: string): Part | undefined {
  return fieldParts.get(field);
}

/** What the page asks. Parts in `failed` are left out, so that what cannot be answered does not keep the rest from being. */
export function toVariables(scope: AreaScope, failed: readonly Part[]): AreaFiguresQueryVariables {
  const { quarter, area, other, measure } = scope;
  return {
    quarter: quarter.code,
    area: area.kind === 'FORCE' ? null : area.code,
    other: other === null || other.kind === 'FORCE' ? null : other.code,
    shown: toMeasureKey(scope),
    count: measure.code,
    rate: measure.rate?.code ?? measure.code,
    withRate: measure.rate !== null,
    where: { quarter: { in: [quarter.code] } },
    withShown: !failed.includes('shown'),
    withDistricts: !failed.includes('districts'),
    withArea: !failed.includes('area'),
    withOther: other !== null && !failed.includes('other'),
  };
}
