import type { PageOfBlocksQueryVariables } from '#graphql/operations.js';
import { isRange, type Scope, type Step } from '#lib/scope/scope.js';
import type { YearKind } from '#lib/years.js';

type PageKey = PageOfBlocksQueryVariables['key'];
type Params = PageOfBlocksQueryVariables['scope'];

const steps = {
  month: 'MONTH',
  quarter: 'QUARTER',
  year: 'YEAR',
  rolling: 'ROLLING',
} as const satisfies Readonly<Record<Step, string>>;
const yearKinds = { financial: 'FINANCIAL', calendar: 'CALENDAR' } as const satisfies Readonly<
  Record<YearKind, string>
>;

interface PageScope extends Scope {
  readonly objective?: { readonly code: NonNullable<Params['objective']> } | null;
  readonly crimeType?: { readonly code: NonNullable<Params['crimeType']> } | null;
  readonly pathway?: { readonly code: NonNullable<Params['pathway']> } | null;
}

/**
 * The question of a page of blocks: its filters, under the same names. Filters that are not set are
 * left out.
 */
export function toPageQuestion(key: PageKey, scope: PageScope): PageOfBlocksQueryVariables {
  const { quarter, from, step, years, area, agency, objective, crimeType, pathway = null } = scope;
  return {
    key,
    scope: {
      quarter: quarter.code,
      from: isRange(scope) ? from.code : null,
      step: steps[step],
      years: yearKinds[years],
      area: area.kind === 'FORCE' ? null : area.code,
      agency: agency?.of === 'AGENCY' ? agency.code : null,
      agencyKind: agency?.of === 'KIND' ? agency.code : null,
      objective: objective?.code ?? null,
      crimeType: crimeType?.code ?? null,
      ...(pathway === null ? {} : { pathway: pathway.code }),
    },
  };
}
