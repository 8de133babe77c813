import type { DisruptionReturn } from './generate-disruptions.js';
import { daysAfter, type DemonstrationQuarter } from './partnership.js';
import { startRandom } from './random.js';
import type { ReportRow } from './report-row.js';

/** The percentage of reports with a first action that led to a disruption. */
const LINKED_PERCENT = 32;

/**
 * The percentage of these disruptions that the sender itself led, if it leads any. The police led
 * the others.
 */
const OWN_PERCENT = 60;

/** The maximum number of days between the first action and the disruption. */
const MAX_DAYS = 60;

const POLICE = 'TVP';

interface Candidate {
  readonly reference: string;
  readonly day: string;
  readonly area: string;
}

/** Disruptions by lead, then by crime type, each sorted by day. */
export type LinkableDisruptions = ReadonlyMap<string, ReadonlyMap<string, readonly Candidate[]>>;

/** The disruptions of a quarter that reports may have led to. */
export function toLinkable(returns: readonly DisruptionReturn[]): LinkableDisruptions {
  const linkable = new Map<string, Map<string, Candidate[]>>();
  for (const { agencyCode, rows } of returns) {
    const byCrimeType = linkable.get(agencyCode) ?? new Map<string, Candidate[]>();
    linkable.set(agencyCode, byCrimeType);
    for (const { crime_type: crimeType, reference, occurred_on: day, area } of rows) {
      const candidates = byCrimeType.get(crimeType) ?? [];
      byCrimeType.set(crimeType, candidates);
      candidates.push({ reference, day, area });
    }
  }
  return linkable;
}

/** Joins the disruptions of two consecutive quarters, the earlier quarter first. */
export function joinLinkable(
  first: LinkableDisruptions,
  second: LinkableDisruptions,
): LinkableDisruptions {
  const leaders = new Set([...first.keys(), ...second.keys()]);
  return new Map(
    [...leaders].map((leader) => {
      const [of, then] = [first.get(leader), second.get(leader)];
      const crimeTypes = new Set([...(of?.keys() ?? []), ...(then?.keys() ?? [])]);
      return [
        leader,
        new Map(
          [...crimeTypes].map((each) => [
            each,
            [...(of?.get(each) ?? []), ...(then?.get(each) ?? [])],
          ]),
        ),
      ];
    }),
  );
}

export interface LinkingContext {
  readonly agencyCode: string;
  readonly quarter: DemonstrationQuarter;
  readonly linkable: LinkableDisruptions;
  readonly today: string;
}

/**
 * Names the disruption that each report in an agency's quarter led to, if any: a disruption of the
 * same crime type after the first action, in the same place if possible. Needs the reports in the
 * order in which they were generated. A disruption after today is drawn but not named.
 */
export function toReportLinker({
  agencyCode,
  quarter,
  linkable,
  today,
}: LinkingContext): (row: ReportRow) => ReportRow {
  const random = startRandom(`links ${agencyCode} ${quarter.key}`);
  return (row) => {
    if (row.first_action_hours === '' || !random.happens(LINKED_PERCENT)) return row;
    const leader =
      linkable.has(agencyCode) && (agencyCode === POLICE || random.happens(OWN_PERCENT))
        ? agencyCode
        : POLICE;
    const actedOn = daysAfter(row.received_on, Math.ceil(Number(row.first_action_hours) / 24));
    const candidates = findWithin(
      linkable.get(leader)?.get(row.crime_type) ?? [],
      actedOn,
      daysAfter(actedOn, MAX_DAYS),
    );
    if (candidates.length === 0) return row;
    const near = candidates.filter(({ area }) => area === row.area);
    const fitting = near.length > 0 ? near : candidates;
    const drawn = fitting[random.int(0, fitting.length - 1)];
    if (!drawn || drawn.day > today) return row;
    return {
      ...row,
      disruption_reference:
        leader === agencyCode ? drawn.reference : `${leader}:${drawn.reference}`,
    };
  };
}

/** The candidates after the first day, up to and including the second. */
function findWithin(
  candidates: readonly Candidate[],
  after: string,
  until: string,
): readonly Candidate[] {
  return candidates.slice(countUntil(candidates, after), countUntil(candidates, until));
}

/** The number of candidates on or before a day, found by binary search. */
function countUntil(candidates: readonly Candidate[], day: string): number {
  let [least, most] = [0, candidates.length];
  while (least < most) {
    const middle = (least + most) >> 1;
    if ((candidates[middle]?.day ?? '') <= day) least = middle + 1;
    else most = middle;
  }
  return least;
}
