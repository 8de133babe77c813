import { type AgencyChoice, type AreaChoice, type Choices, findAgency, shorten } from './choice.js';

/**
 * What a page compares its own place with: another area of the same size, or another agency, or
 * another kind of agency.
 */
export type Compared =
  | { readonly part: 'area'; readonly choice: AreaChoice }
  | { readonly part: 'agency'; readonly choice: AgencyChoice };

interface Shown {
  readonly area: AreaChoice;
  readonly agency: AgencyChoice | null;
}

interface ReadCompare {
  readonly compare: Compared | null;
  readonly problem: string | null;
}

const sizes = {
  FORCE: 'the whole force',
  COUNTY: 'a county',
  LOCAL_COMMAND_UNIT: 'a command unit',
  DISTRICT: 'a district',
} as const;

/**
 * Reads the comparison that an address asks for. The area or agency must be of the same kind as the
 * one shown; otherwise nothing is compared, and a sentence says why.
 */
export function readCompare(asked: string | null, shown: Shown, choices: Choices): ReadCompare {
  if (asked === null) return { compare: null, problem: null };
  const area = choices.areas.find(({ code }) => code === asked);
  if (area !== undefined) {
    const problem = refuseArea(area, shown.area);
    return problem === null
      ? { compare: { part: 'area', choice: area }, problem }
      : { compare: null, problem };
  }

  const agency = findAgency(asked, choices);
  if (agency === null)
    return {
      compare: null,
      problem: `“${shorten(asked)}” is not a known area or agency, so nothing is compared.`,
    };
  const problem = refuseAgency(agency, shown.agency);
  return problem === null
    ? { compare: { part: 'agency', choice: agency }, problem }
    : { compare: null, problem };
}

function refuseArea(area: AreaChoice, shown: AreaChoice): string | null {
  if (area.code === shown.code)
    return `${area.name} is already shown, so nothing is compared with it.`;
  if (area.kind === shown.kind) return null;
  if (area.kind === 'FORCE')
    return `${area.name} is the whole force, and there is no other to compare it with, so nothing is compared.`;
  return `${area.name} is ${sizes[area.kind]} and can only be compared with another one; ${sizes[shown.kind]} is shown, so nothing is compared.`;
}

function refuseAgency(agency: AgencyChoice, shown: AgencyChoice | null): string | null {
  if (shown === null)
    return `${agency.name} can be compared once one agency is chosen; all are shown, so nothing is compared.`;
  if (agency.code === shown.code)
    return `${agency.name} is already shown, so nothing is compared with it.`;
  if (agency.of === shown.of) return null;
  return `An agency cannot be compared with a kind of agency, so ${shown.name} is shown on its own.`;
}

/**
 * The places that the page's place can be compared with. Empty groups are left out. There are none
 * for all agencies in the whole force.
 */
export function listComparable({ area, agency }: Shown, choices: Choices) {
  const areas =
    area.kind === 'FORCE'
      ? []
      : choices.areas.filter(({ kind, code }) => kind === area.kind && code !== area.code);
  const agencies =
    agency === null ? [] : agency.of === 'KIND' ? (choices.agencyKinds ?? []) : choices.agencies;
  return [
    { name: 'Areas', options: areas },
    { name: 'Agencies', options: agencies.filter(({ code }) => code !== agency?.code) },
  ].filter(({ options }) => options.length > 0);
}

/** The same scope for the compared place. Null if there is no comparison. */
export function toComparedScope<Of extends Shown & { readonly compare: Compared | null }>(
  scope: Of,
): Of | null {
  const { compare } = scope;
  if (compare === null) return null;
  return compare.part === 'area'
    ? { ...scope, area: compare.choice, compare: null }
    : { ...scope, agency: compare.choice, compare: null };
}
