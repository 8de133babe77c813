import { archivedOnIn, type Group, listGroups, ownsGroups, standingOf } from './group-life.js';
import type { GroupRow } from './group-row.js';
import { daysAfter, type DemonstrationQuarter, type Partnership } from './partnership.js';
import { numberOf, quarterAt } from './quarters.js';
import { startRandom } from './random.js';

/** One agency's made-up register of groups at the end of one quarter. */
export interface GroupReturn {
  readonly agencyCode: string;
  readonly rows: readonly GroupRow[];
}

/**
 * The percentage of plans whose review is not due yet. It has been lower since the quarter in which
 * reviews were postponed.
 */
const inDate = { percent: 91, since: '2026-27-Q1', percentSince: 82 } as const;

/** A plan is reviewed every half year. */
const DAYS_BETWEEN_REVIEWS = 182;

/**
 * The made-up registers at the end of a quarter: one for each agency that keeps groups, in the
 * order of `agencies`. They depend only on the quarter and the partnership. A group that was
 * archived is listed in the register of that quarter, with the day, and in no later register unless
 * it came back.
 */
export function generateGroups({
  quarter,
  ...partnership
}: Partnership & { readonly quarter: DemonstrationQuarter }): readonly GroupReturn[] {
  return partnership.agencies
    .filter((agency) => ownsGroups(agency, quarter))
    .map((agency) => ({
      agencyCode: agency.code,
      rows: listGroups(agency, quarter, partnership).map((group) => toRow(group, quarter)),
    }))
    .filter(({ rows }) => rows.length > 0);
}

function toRow(group: Group, quarter: DemonstrationQuarter): GroupRow {
  const { reference, crimeType, otherCrimeTypes, area, riskBand, mappedOn } = group;
  const archivedOn = archivedOnIn(group, quarter);
  return {
    quarter: quarter.key,
    reference,
    status: archivedOn === null ? toOpenStatus(group, quarter) : 'ARCHIVED',
    crime_type: crimeType,
    mapped_on: mappedOn,
    other_crime_types: otherCrimeTypes.join(';'),
    area,
    risk_band: riskBand,
    archived_on: archivedOn ?? '',
    plan_review_due: archivedOn === null ? drawReviewDue(group, quarter) : '',
  };
}

/**
 * The status of an open group: many groups are only watched for half a year before they are
 * archived.
 */
function toOpenStatus(group: Group, quarter: DemonstrationQuarter): string {
  const ending = [1, 2].some(
    (later) => standingOf(group, quarterAt(numberOf(quarter.key) + later)) === 'ARCHIVED',
  );
  return ending && startRandom(`watched ${group.ownerCode} ${group.reference}`).happens(65)
    ? 'MONITORED'
    : 'ACTIVE';
}

/**
 * Draws the day by which a group's plan is due for review. A plan from this quarter is never
 * overdue.
 */
function drawReviewDue(
  { ownerCode, reference, mappedOn }: Group,
  { key, start, days }: DemonstrationQuarter,
): string {
  const random = startRandom(`review ${ownerCode} ${reference} ${key}`);
  const lastDay = daysAfter(start, days - 1);
  const isInDate =
    random.happens(key >= inDate.since ? inDate.percentSince : inDate.percent) ||
    mappedOn >= daysAfter(start, -1);
  return daysAfter(lastDay, isInDate ? random.int(0, DAYS_BETWEEN_REVIEWS) : -random.int(1, 75));
}
