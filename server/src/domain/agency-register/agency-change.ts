import { isAgencyActive, leadAgencyId } from '#domain/access/active-grants.js';
import type { AgencyFamily, AgencyKind, AgencyRecord } from '#domain/agencies.js';
import { joinWords } from '#domain/join-words.js';
import { addDays, formatDate, type PlainDate } from '#domain/plain-date.js';
import type { Problem } from '#domain/problem.js';
import type { ReferenceData } from '#domain/reference-data.js';

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
  /** First day on which it exists; null means no limit. */
  readonly validFrom: PlainDate | null;
}

/** How an agency ends: its last day and its successors. A null day cancels the end. */
export interface AgencyEnd {
  readonly lastDay: PlainDate | null;
  /** Codes of its successors. */
  readonly successors: readonly string[];
}

const MAX_NAME = 120;
const code = /^[A-Z][A-Z0-9-]{1,11}$/;
/** The furthest ahead that an agency's end may be, in days. */
const MAX_DAYS_AHEAD = 366;

type Known = Pick<ReferenceData, 'agencies' | 'today'>;

/** What is wrong with a new agency. */
export function findNewProblems(added: NewAgency, known: Known): readonly Problem[] {
  const taken = known.agencies.find((agency) => agency.code === added.code);
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
          problem(
            'code',
            `${taken.name} has this code${taken.validTo === null ? '' : ', although it ended'}. A code is never used again. Choose another.`,
          ),
        ]),
    ...findNameProblems(added.name, null, known),
  ];
}

/** What is wrong with a name. @param of the agency that is to have it; null for a new one */
export function findNameProblems(
  name: string,
  of: AgencyRecord | null,
  { agencies, today }: Known,
): readonly Problem[] {
  const written = name.trim();
  if (written === '' || written.length > MAX_NAME || /\p{Cc}/u.test(written))
    return [problem('name', `A name is one line of 1 to ${MAX_NAME} characters.`)];
  const same = agencies.find(
    (agency) =>
      agency.code !== of?.code &&
      isAgencyActive(agency, today) &&
      agency.name.toLowerCase() === written.toLowerCase(),
  );
  return same === undefined
    ? []
    : [problem('name', `${same.code} is called ${same.name} already. Choose another name.`)];
}

/** What is wrong with the end of an agency. */
export function findEndProblems(
  agency: AgencyRecord,
  { lastDay, successors }: AgencyEnd,
  known: Known,
): readonly Problem[] {
  if (lastDay === null)
    return successors.length === 0
      ? []
      : [problem('successors', 'An agency that does not end has no successor. Give a last day.')];
  const latest = addDays(known.today, MAX_DAYS_AHEAD);
  const isLead = agency.id === leadAgencyId(known);
  return [
    ...(isLead
      ? [problem(null, `${agency.name} leads the partnership, and cannot be ended here.`)]
      : []),
    ...((agency.validFrom !== null && lastDay < agency.validFrom) || lastDay > latest
      ? [
          problem(
            'lastDay',
            `Give a day ${agency.validFrom === null ? '' : `from ${formatDate(agency.validFrom)}, its first, `}up to ${formatDate(latest)}.`,
          ),
        ]
      : []),
    ...successors.flatMap((each) => {
      const successor = known.agencies.find((other) => other.code === each);
      if (successor === undefined) return [problem('successors', 'There is no such agency.')];
      if (successor.code === agency.code)
        return [problem('successors', 'An agency does not take over from itself.')];
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

function problem(field: string | null, message: string): Problem {
  return { field, message };
}

/** What depends on an agency that ends. */
export interface RestingOn {
  /** Names of datasets that it owes for quarters after its last one. */
  readonly owed: readonly string[];
  /** People whose grants name it. */
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
      `${agency.name} exists on. Access at it counts again; what it owes stays as it is and is set by hand.`,
    ];
  const names = successors.map(
    (each) => known.agencies.find((other) => other.code === each)?.name ?? each,
  );
  const people = `${personCount} ${personCount === 1 ? 'person' : 'people'}`;
  return [
    `Records after ${formatDate(lastDay)} are refused${names.length === 0 ? '' : `, with the name of ${joinWords(names)}`}. Records up to then stay, and stay in figures.`,
    ...(owed.length === 0
      ? []
      : [`It owes no more ${joinWords(owed)} after the quarter of that day.`]),
    ...(names.length === 0
      ? []
      : [
          `${joinWords(names)} ${names.length === 1 ? 'owes' : 'owe'} what the list of owed returns says: check that nothing is missing from it.`,
        ]),
    personCount === 0
      ? 'Nobody has access at it.'
      : `${people} ${personCount === 1 ? 'has' : 'have'} access at it, which counts for nothing after that day.`,
    names.length === 0
      ? 'Its saved questions stay without anybody to keep them.'
      : `Its saved questions pass to ${joinWords(names)}.`,
  ];
}

/** `Ended Frimley on 31 March 2026; NHS Thames Valley took over.` */
export function describeEnd(
  { name }: Pick<AgencyRecord, 'name'>,
  { lastDay, successors }: AgencyEnd,
): string {
  if (lastDay === null) return `Took the end of ${name} back.`;
  const heirs = successors.length === 0 ? 'nobody' : joinWords(successors);
  return `Ended ${name}, with ${formatDate(lastDay)} as its last day. Took over: ${heirs}.`;
}
