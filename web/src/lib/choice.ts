import { type AgencyKind, agencyKinds } from './agency-kind.js';

/** Something that an address may name. */
export interface Choice {
  readonly code: string;
  readonly name: string;
}

/** A quarter that may be asked for. */
export interface PeriodChoice extends Choice {
  /** While its returns are still coming in. */
  readonly isOpen: boolean;
  /** Whether anybody has sent something for it that the page shows. */
  readonly hasData: boolean;
}

export interface AreaChoice extends Choice {
  readonly kind: AreaKind;
}

type AreaKind = 'FORCE' | 'COUNTY' | 'LOCAL_COMMAND_UNIT' | 'DISTRICT';

interface AgencyKindChoice extends Choice {
  readonly code: AgencyKind;
}

/** Whose records count: those of one agency, or of every agency of a kind. */
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
  /** With their kinds where the page can be told by them. */
  readonly agencies: readonly (Choice & { readonly kind?: AgencyKind })[];
}

/** What can be asked for: quarters from early to late, the force first among the areas. */
export interface Choices {
  readonly periods: readonly PeriodChoice[];
  readonly areas: readonly AreaChoice[];
  readonly agencies: readonly Choice[];
  /** Left out where the page is told by single agencies only. */
  readonly agencyKinds?: readonly AgencyKindChoice[];
}

const suffixes = {
  FORCE: '',
  COUNTY: ' (county)',
  LOCAL_COMMAND_UNIT: ' (command unit)',
  DISTRICT: '',
} as const;

/**
 * What the server knows, as choices of a page that shows these datasets; of all of them unless it
 * says so.
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

/** Areas as choices. Two kinds of them share some names, so all but districts say what they are. */
export function toAreaChoices(areas: Known['areas']): readonly AreaChoice[] {
  return areas.map(({ code, name, kind }) => ({ code, kind, name: `${name}${suffixes[kind]}` }));
}

const headings = [
  { kind: 'COUNTY', name: 'Counties' },
  { kind: 'LOCAL_COMMAND_UNIT', name: 'Local command units' },
  { kind: 'DISTRICT', name: 'Districts' },
] as const;

/** The areas below their headings; the force stands first and has none. */
export function groupAreas(areas: readonly AreaChoice[]) {
  return [
    { name: null, options: areas.filter((area) => area.kind === 'FORCE') },
    ...headings.map(({ kind, name }) => ({
      name,
      options: areas.filter((area) => area.kind === kind),
    })),
  ];
}

/** Finds what an address names. Without a name nothing is found, and nothing is wrong. */
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

/** The two halves of the sentence that names what was not understood. */
interface PickWords {
  readonly what: string;
  readonly instead: string;
}

/** The agency, or the kind of agency, that a code stands for. No agency has the code of a kind. */
export function findAgency(
  code: string,
  { agencies, agencyKinds: kinds = [] }: Pick<Choices, 'agencies' | 'agencyKinds'>,
): AgencyChoice | null {
  const agency = agencies.find((candidate) => candidate.code === code);
  if (agency !== undefined) return { code, name: agency.name, of: 'AGENCY' };
  const kind = kinds.find((candidate) => candidate.code === code);
  return kind === undefined ? null : { ...kind, of: 'KIND' };
}

/** A stranger's text, cut to what fits in a sentence. */
export function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
