import { type AgencyKind, agencyKinds } from './agency-kind.js';

/** Something that an address can name. */
export interface Choice {
  readonly code: string;
  readonly name: string;
}

/** A quarter that can be asked for. */
export interface PeriodChoice extends Choice {
  /** Whether the quarter's returns are still coming in. */
  readonly isOpen: boolean;
  /** Whether a return for the quarter has been sent, of any dataset that the page shows. */
  readonly hasData: boolean;
}

export interface AreaChoice extends Choice {
  readonly kind: AreaKind;
}

type AreaKind = 'FORCE' | 'COUNTY' | 'LOCAL_COMMAND_UNIT' | 'DISTRICT';

interface AgencyKindChoice extends Choice {
  readonly code: AgencyKind;
}

/** The agencies whose records count: one agency, or every agency of a kind. */
export type AgencyChoice =
  | (Choice & { readonly of: 'AGENCY' })
  | (AgencyKindChoice & { readonly of: 'KIND' });

interface Known {
  readonly periods: readonly {
    readonly key: string;
    readonly label: string;
    readonly status: string;
    readonly datasetsReceived: readonly string[];
  }[];
  readonly areas: readonly {
    readonly code: string;
    readonly name: string;
    readonly kind: AreaKind;
  }[];
  /** The agencies, with their kinds if the page can show a kind of agency. */
  readonly agencies: readonly (Choice & { readonly kind?: AgencyKind })[];
}

/** What can be asked for: quarters in order of time; the force first among the areas. */
export interface Choices {
  readonly periods: readonly PeriodChoice[];
  readonly areas: readonly AreaChoice[];
  readonly agencies: readonly Choice[];
  /** Left out if the page shows single agencies only. */
  readonly agencyKinds?: readonly AgencyKindChoice[];
}

const suffixes = {
  FORCE: '',
  COUNTY: ' (county)',
  LOCAL_COMMAND_UNIT: ' (command unit)',
  DISTRICT: '',
} as const;

/**
 * Turns the server's answer into the choices of a page that shows these datasets; by default all
 * datasets.
 */
export function toChoices(
  { periods, areas, agencies }: Known,
  shown: readonly string[] | null = null,
): Choices {
  return {
    periods: periods.map(({ key, label, status, datasetsReceived }) => ({
      code: key,
      name: label,
      isOpen: status === 'OPEN',
      hasData: datasetsReceived.some((dataset) => shown?.includes(dataset) ?? true),
    })),
    areas: toAreaChoices(areas),
    agencies,
    agencyKinds: agencyKinds.filter(({ code }) => agencies.some(({ kind }) => kind === code)),
  };
}

/**
 * Areas as choices. Names can occur in two kinds of area, so all but districts state their kind.
 */
export function toAreaChoices(areas: Known['areas']): readonly AreaChoice[] {
  return areas.map(({ code, name, kind }) => ({ code, kind, name: `${name}${suffixes[kind]}` }));
}

const headings = [
  { kind: 'COUNTY', name: 'Counties' },
  { kind: 'LOCAL_COMMAND_UNIT', name: 'Local command units' },
  { kind: 'DISTRICT', name: 'Districts' },
] as const;

/** The areas under their headings; the force is first and has no heading. */
export function groupAreas(areas: readonly AreaChoice[]) {
  return [
    { name: null, options: areas.filter((area) => area.kind === 'FORCE') },
    ...headings.map(({ kind, name }) => ({
      name,
      options: areas.filter((area) => area.kind === kind),
    })),
  ];
}

/** Finds what an address names. Without a name it finds nothing and reports no problem. */
export function findChoice<Found extends Choice>(
  code: string | null,
  choices: readonly Found[],
  { what, instead }: PickWords,
): { readonly choice: Found | null; readonly problem: string | null } {
  if (code === null) return { choice: null, problem: null };
  const choice = choices.find((candidate) => candidate.code === code) ?? null;
  return {
    choice,
    problem: choice === null ? `“${shorten(code)}” is not ${what}, so ${instead}.` : null,
  };
}

/** The two halves of the sentence that says which name was not understood. */
interface PickWords {
  readonly what: string;
  readonly instead: string;
}

/** Finds the agency, or the kind of agency, that has a code. No agency has the code of a kind. */
export function findAgency(
  code: string,
  { agencies, agencyKinds: kinds = [] }: Pick<Choices, 'agencies' | 'agencyKinds'>,
): AgencyChoice | null {
  const agency = agencies.find((candidate) => candidate.code === code);
  if (agency !== undefined) return { code, name: agency.name, of: 'AGENCY' };
  const kind = kinds.find((candidate) => candidate.code === code);
  return kind === undefined ? null : { ...kind, of: 'KIND' };
}

/** Text from outside, cut to what fits in a sentence. */
export function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
