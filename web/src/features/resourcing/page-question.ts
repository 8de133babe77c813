import type { PageOfBlocksQueryVariables } from '#graphql/operations.js';
import { isRange, type Step, type YearKind } from '#lib/scope.js';

import type { ResourceScope } from './resourcing.type.js';

const steps = { month: 'MONTH', quarter: 'QUARTER', year: 'YEAR', rolling: 'ROLLING' } as const satisfies Readonly<Record<Step, string>>;
const yearKinds = { financial: 'FINANCIAL', calendar: 'CALENDAR' } as const satisfies Readonly<Record<YearKind, string>>;

/** What the page asks: its filters, by the same names. */
export function toPageQuestion(scope: ResourceScope): PageOfBlocksQueryVariables {
  const { quarter, from, step, years, area, agency, objective } = scope;
  return {
    key: 'RESOURCING',
    scope: {
      quarter: quarter.code,
      from: isRange(scope) ? from.code : null,
      step: steps[step],
      years: yearKinds[years],
      area: area.kind === 'FORCE' ? null : area.code,
      agency: agency?.of === 'AGENCY' ? agency.code : null,
      agencyKind: agency?.of === 'KIND' ? agency.code : null,
      objective: objective?.code ?? null,
    },
  };
}
