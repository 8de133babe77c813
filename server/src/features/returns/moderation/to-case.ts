import { countDays } from '#domain/plain-date.js';
import { quarterOf } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { DAYS_TO_MODERATE } from '#domain/returns/disruptions.js';
import { describeResults } from '#domain/returns/moderation/disruption-results.js';
import { findStanding, toCaseVersion } from '#domain/returns/moderation/step.js';
import { toPeriod } from '#features/periods/period.type.js';
import { toAgency } from '#features/places/agency.type.js';

import type { CaseKey, CaseWithSteps } from './case.reader.js';
import type { ModerationCase } from './moderation.type.js';

/** Everything needed to format a case. */
export interface CaseContext {
  readonly referenceData: ReferenceData;
  /** Agencies that the moderator belongs to, by their ids. */
  readonly ownAgencyIds: readonly number[];
}

/** A disruption in the form of the contract, as a list of one; empty if its agency is unknown. */
export function toCase(
  { record, steps }: CaseWithSteps,
  { referenceData, ownAgencyIds }: CaseContext,
): readonly ModerationCase[] {
  const { agencies, places, today } = referenceData;
  const agency = agencies.find(({ id }) => id === record.agencyId);
  if (!agency) return [];
  const { agencyId: _, version, areaCode, supportingAgencyIds, ...facts } = record;
  const isWaiting = record.status === 'SUBMITTED' || record.status === 'IN_REVIEW';
  const daysWaiting =
    isWaiting && record.submittedOn !== null ? countDays(record.submittedOn, today) : null;
  return [
    {
      ...facts,
      ...findStanding(steps, version),
      id: `${agency.code}:${record.reference}`,
      version: toCaseVersion(version, steps.length),
      agency: toAgency(agency),
      period: toPeriod(quarterOf(record.occurredOn), referenceData),
      place: places.find(areaCode)?.name ?? areaCode,
      daysWaiting,
      isOverdue: daysWaiting !== null && daysWaiting > DAYS_TO_MODERATE,
      restsOn: describeResults(record),
      supportingAgencies: agencies
        .filter(({ id }) => supportingAgencyIds.includes(id))
        .map(toAgency),
      isOwn: ownAgencyIds.includes(record.agencyId),
      history: steps,
    },
  ];
}

/** The agency and reference in an id: AGENCY:REFERENCE. Null if no agency has that code. */
export function toCaseKey(id: string, { agencies }: ReferenceData): CaseKey | null {
  const colon = id.indexOf(':');
  const code = id.slice(0, Math.max(colon, 0));
  const agency = agencies.find((each) => each.code === code);
  return agency ? { agencyId: agency.id, reference: id.slice(colon + 1) } : null;
}
