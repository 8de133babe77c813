import type { AgencyKind } from './agency-kind.js';
import { type Scope } from './scope.js';

/** The parts of a `FigureFilter` for a scope; null for a part that the scope does not narrow. */
interface ScopeFilter {
  readonly quarter: { readonly in: string[] } | { readonly from: string; readonly to: string };
  readonly area: { readonly within: string[] } | null;
  readonly agency: { readonly in: string[] } | null;
  readonly agencyKind: { readonly in: AgencyKind[] } | null;
}

/** Time, place and agency of the records that count. */
export function toScopeFilter(
  scope: Pick<Scope, 'quarter' | 'from' | 'area' | 'agency'>,
): ScopeFilter {
  return { ...toPeriodFilter(scope), ...toAreaFilter(scope), ...toAgencyFilter(scope) };
}

/** The quarter, or all quarters of the range. */
export function toPeriodFilter({
  quarter,
  from,
}: Pick<Scope, 'quarter' | 'from'>): Pick<ScopeFilter, 'quarter'> {
  return {
    quarter:
      quarter.code === from.code ? { in: [quarter.code] } : { from: from.code, to: quarter.code },
  };
}

/**
 * The area with everything inside it; the force includes all records, even those without a place.
 */
export function toAreaFilter({ area }: Pick<Scope, 'area'>): Pick<ScopeFilter, 'area'> {
  return { area: area.kind === 'FORCE' ? null : { within: [area.code] } };
}

/** One agency, or every agency of a kind. */
export function toAgencyFilter({
  agency,
}: Pick<Scope, 'agency'>): Pick<ScopeFilter, 'agency' | 'agencyKind'> {
  return {
    agency: agency?.of === 'AGENCY' ? { in: [agency.code] } : null,
    agencyKind: agency?.of === 'KIND' ? { in: [agency.code] } : null,
  };
}

/** The objective and the crime type, if they are chosen. */
export function toKindFilter<Objective extends string, CrimeType extends string>({
  objective,
  crimeType,
}: {
  readonly objective: { readonly code: Objective } | null;
  readonly crimeType: { readonly code: CrimeType } | null;
}) {
  return {
    objective: objective === null ? null : { in: [objective.code] },
    crimeType: crimeType === null ? null : { in: [crimeType.code] },
  };
}
