import { isAgencyActive, leadAgencyId } from '#domain/access/active-grants.js';
import type { AgencyFamily, AgencyKind, AgencyRecord } from '#domain/agencies.js';
import { hasInvisible } from '#domain/invisible-characters.js';
import { joinWords } from '#domain/join-words.js';
import { allDatasets, type Dataset, datasets } from '#domain/lists.js';
import { addDays, formatDate, type PlainDate } from '#domain/plain-date.js';
import type { Problem } from '#domain/problem.js';
import { endOf, quarterOf, shift } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { describeTimes, type OwedTime } from '#domain/return-calendar/owing-change.js';
import { toPlainName } from '#domain/returns/column.js';

/** The family of each kind of agency. */
export const familyOf = {
  POLICE: 'POLICE',
  REGIONAL_POLICE: 'POLICE',
  NATIONAL_LAW_ENFORCEMENT: 'NATIONAL_LAW_ENFORCEMENT',
  REGULATOR: 'NATIONAL_LAW_ENFORCEMENT',
  OVERSIGHT: 'OVERSIGHT',
  PARTNERSHIP: 'OVERSIGHT',
  LOCAL_AUTHORITY_UNITARY: 'LOCAL_AUTHORITY',
  LOCAL_AUTHORITY_COUNTY: 'LOCAL_AUTHORITY',
  LOCAL_AUTHORITY_DISTRICT: 'LOCAL_AUTHORITY',
  FIRE: 'FIRE',
  AMBULANCE: 'HEALTH',
  NHS_ICB: 'HEALTH',
  NHS_TRUST: 'HEALTH',
  PROBATION: 'CRIMINAL_JUSTICE',
  PROSECUTION: 'CRIMINAL_JUSTICE',
  CHARITY: 'CHARITY',
} as const satisfies Readonly<Record<AgencyKind, AgencyFamily>>;

/** A new agency, as entered. */
export interface NewAgency {
  readonly code: string;
  readonly name: string;
  readonly kind: AgencyKind;
  /** First day on which the agency exists; null means no limit. */
  readonly validFrom: PlainDate | null;
}

/** How an agency ends: its last day and its successors. A null day cancels the end. */
export interface AgencyEnd {
  readonly lastDay: PlainDate | null;
  /** Codes of the agency's successors. */
  readonly successors: readonly string[];
}

const MAX_NAME = 120;
const code = /^[A-Z][A-Z0-9-]{1,11}$/;
/** The maximum number of days ahead that an agency's end may be set. */
const MAX_DAYS_AHEAD = 366;

type Known = Pick<ReferenceData, 'agencies'>;
type KnownToEnd = Pick<ReferenceData, 'agencies' | 'today' | 'periods'>;

/** What is wrong with a new agency. */
export function findNewProblems(added: NewAgency, known: Known): readonly Problem[] {
  const taken = known.agencies.find((agency) => isCalled(agency, added.code));
  return [
    ...(code.test(added.code)
      ? []
      : [
          problem(
            'code',
            'A code has 2 to 12 capital letters, digits and hyphens, and begins with a letter, such as RBC.',
          ),
        ]),
    ...(taken === undefined
      ? []
      : [
          taken.code === added.code
            ? problem(
                'code',
                `${taken.name} has this code${taken.validTo === null ? '' : ', although it has ended'}. A code is never used again. Choose another.`,
              )
            : problem(
                'code',
                `In returns, ${added.code} already stands for ${taken.name} (${taken.code}). Choose another code.`,
              ),
        ]),
    ...findNameProblems(added.name, null, known),
  ];
}

/**
 * What is wrong with a name. Returns name agencies by name or code, in any spelling, including
 * agencies that have ended: no two agencies may look the same when a return is read.
 * @param of the agency to rename; null for a new one
 */
export function findNameProblems(
  name: string,
  of: AgencyRecord | null,
  { agencies }: Known,
): readonly Problem[] {
  const written = name.trim();
  if (written === '' || written.length > MAX_NAME || hasInvisible(written))
    return [
      problem(
        'name',
        `A name is one line of 1 to ${MAX_NAME} visible characters. If it was pasted, type it again.`,
      ),
    ];
  const same = agencies.find((agency) => agency.code !== of?.code && isCalled(agency, written));
  return same === undefined
    ? []
    : [
        problem(
          'name',
          `${same.code} is called ${same.name}${same.validTo === null ? '' : ', or was until it ended'}, so the two could not be told apart in returns. Choose another name.`,
        ),
      ];
}

/** Whether a text in a return means an agency, by its name or its code. */
function isCalled({ code: itsCode, name }: AgencyRecord, text: string): boolean {
  return [itsCode, name].some((each) => toPlainName(each) === toPlainName(text));
}

/**
 * What is wrong with the end of an agency. A last day within final quarters would remove
 * obligations from quarters that boards have seen.
 */
export function findEndProblems(
  agency: AgencyRecord,
  { lastDay, successors }: AgencyEnd,
  known: KnownToEnd,
): readonly Problem[] {
  if (lastDay === null)
    return successors.length === 0
      ? []
      : [problem('successors', 'Only an agency that ends can have a successor. Give a last day.')];
  const latest = addDays(known.today, MAX_DAYS_AHEAD);
  const settled = lastFinalDay(known);
  const earliest =
    agency.validFrom !== null && agency.validFrom > settled ? agency.validFrom : settled;
  const isLead = agency.id === leadAgencyId(known);
  return [
    ...(isLead
      ? [problem(null, `${agency.name} leads the partnership, and cannot be ended here.`)]
      : []),
    ...(lastDay !== agency.validTo && (lastDay < earliest || lastDay > latest)
      ? [
          problem(
            'lastDay',
            `Give a day from ${formatDate(earliest)} (${earliest === agency.validFrom ? 'its first day' : 'quarters are final up to then'}) up to ${formatDate(latest)}.`,
          ),
        ]
      : []),
    ...successors.flatMap((each) => {
      const successor = known.agencies.find((other) => other.code === each);
      if (successor === undefined) return [problem('successors', 'There is no such agency.')];
      if (successor.code === agency.code)
        return [problem('successors', 'An agency cannot be its own successor.')];
      if (leadsBack(agency, successor, known))
        return [
          problem(
            'successors',
            `${successor.name} has itself ended, and ${agency.name} is its final successor. Choose another.`,
          ),
        ];
      return isAgencyActive(successor, addDays(lastDay, 1))
        ? []
        : [
            problem(
              'successors',
              `${successor.name} does not exist on ${formatDate(addDays(lastDay, 1))}. Choose one that does.`,
            ),
          ];
    }),
  ];
}

/** The last day of the latest quarter that is final for some dataset. */
function lastFinalDay({ periods, today }: Pick<KnownToEnd, 'periods' | 'today'>): PlainDate {
  let quarter = quarterOf(today);
  while (!allDatasets.some((dataset) => periods.statusOf(dataset, quarter, today) === 'FINAL'))
    quarter = shift(quarter, -1);
  return endOf(quarter);
}

/** Whether a successor leads back to an agency through its own successors, at any distance. */
function leadsBack(agency: AgencyRecord, successor: AgencyRecord, { agencies }: Known): boolean {
  const followed = new Set([successor.code]);
  for (const each of followed)
    for (const next of agencies.find(({ code: its }) => its === each)?.successorCodes ?? [])
      followed.add(next);
  return followed.has(agency.code);
}

function problem(field: string | null, message: string): Problem {
  return { field, message };
}

/** What depends on an agency that ends. */
export interface RestingOn {
  /** Names of datasets for which the agency owes returns after its last quarter. */
  readonly owed: readonly string[];
  /** Number of people whose grants name the agency. */
  readonly personCount: number;
}

/** The effects of an agency's end, or of cancelling it, one sentence each. */
export function describeEndEffect(
  agency: AgencyRecord,
  { lastDay, successors }: AgencyEnd,
  { owed, personCount, known }: RestingOn & { readonly known: Known },
): readonly string[] {
  if (lastDay === null)
    return [
      `${agency.name} no longer ends. Access there is valid again; what it owes does not change, and must be set by hand.`,
    ];
  const names = successors.map(
    (each) => known.agencies.find((other) => other.code === each)?.name ?? each,
  );
  const people = `${personCount} ${personCount === 1 ? 'person' : 'people'}`;
  return [
    `Records dated after ${formatDate(lastDay)} are refused${names.length === 0 ? '' : `, and the message names ${joinWords(names)}`}. Earlier records, and those from that day, stay and still count in figures.`,
    ...(owed.length === 0
      ? []
      : [`It no longer owes ${joinWords(owed)} after that day’s quarter.`]),
    ...(names.length === 0
      ? []
      : [
          `${joinWords(names)} ${names.length === 1 ? 'owes' : 'owe'} only what the list of owed returns says: check that it is complete.`,
        ]),
    personCount === 0
      ? 'Nobody has access there.'
      : `${people} ${personCount === 1 ? 'has' : 'have'} access there, which is not valid after that day.`,
    names.length === 0
      ? 'Nobody takes over its saved questions.'
      : `Its saved questions pass to ${joinWords(names)}.`,
  ];
}

/** The previous state, before an agency's end was set. */
export interface FormerEnd {
  readonly lastDay: PlainDate | null;
  /** Names of the successors. */
  readonly successors: readonly string[];
  /** Obligations that the end shortened or removed, as they were before. */
  readonly owed: readonly (OwedTime & { readonly dataset: Dataset })[];
}

/**
 * The end of an agency as logged, such as `Ended Frimley, with 31 March 2026 as its last day.
 * Successors: none.`
 */
export function describeEnd(
  { name }: Pick<AgencyRecord, 'name'>,
  { lastDay, successors }: AgencyEnd,
  former: FormerEnd,
): string {
  const heirs = (names: readonly string[]) =>
    `Successors: ${names.length === 0 ? 'none' : joinWords(names)}.`;
  const owed = allDatasets.flatMap((dataset) => {
    const times = former.owed.filter((each) => each.dataset === dataset);
    return times.length === 0
      ? []
      : [`It owed ${datasets[dataset].toLowerCase()} ${describeTimes(times)}.`];
  });
  return [
    lastDay === null
      ? `Reversed the end of ${name}.`
      : `Ended ${name}, with ${formatDate(lastDay)} as its last day. ${heirs(successors)}`,
    former.lastDay === null
      ? 'Before: no last day.'
      : `Before: ${formatDate(former.lastDay)} as its last day. ${heirs(former.successors)}`,
    ...owed,
  ].join(' ');
}
