import type { Pathway } from '#graphql/operations.js';

/** Names of an age band; null is a referral without one. */
export function nameAgeBand(band: string | null): string {
  return ageBands[band ?? 'UNKNOWN'] ?? 'Age not known';
}

/** Names of a kind of exploitation; null is a referral that names none. */
export function nameExploitation(kind: string | null): string {
  return kind === null ? 'None named' : (exploitations[kind] ?? kind);
}

/** Names of a pathway; null is a referral without one. */
export function namePathway(pathway: string | null): string {
  return pathways.find(({ code }) => code === pathway)?.name ?? 'No pathway recorded';
}

/** Where a referral is coded to. Those coded to more than a district are not placed any further, and say so. */
export function nameArea(area: { readonly name: string; readonly kind: string } | null): string {
  if (area === null) return 'No area recorded';
  if (area.kind === 'FORCE') return `${area.name}, not placed further`;
  return area.kind === 'COUNTY' ? `${area.name}, district not known` : area.name;
}

/** The pathways, as they can be chosen. */
export const pathways = [
  { code: 'MASH_CHILD', name: 'Child, multi-agency hub' },
  { code: 'ADULT_CONCERN', name: 'Adult concern' },
  { code: 'NRM', name: 'National Referral Mechanism' },
  { code: 'SUPPORT_SERVICE', name: 'Support service' },
  { code: 'DUTY_TO_NOTIFY', name: 'Duty to Notify' },
] as const satisfies readonly { readonly code: Pathway; readonly name: string }[];

const ageBands: Readonly<Record<string, string>> = {
  CHILD_17_OR_UNDER: 'Child (17 or under)',
  ADULT_18_OR_OVER: 'Adult (18 or over)',
  UNKNOWN: 'Age not known',
};

const exploitations: Readonly<Record<string, string>> = {
  CRIMINAL: 'Criminal',
  LABOUR: 'Labour',
  SEXUAL: 'Sexual',
  DOMESTIC: 'Domestic',
  ORGAN_HARVESTING: 'Organ harvesting',
  NOT_SPECIFIED: 'Not specified',
};

/** The shares of decisions and what else is held to a time, in reading order; `field` begins their names in the answer. */
export const decisionFields = [
  { field: 'inTime', measure: 'reasonableGroundsIn5Days', name: 'Reasonable grounds within 5 working days', cases: 'decisions' },
  { field: 'positive', measure: 'positiveReasonableGrounds', name: 'Positive reasonable grounds', cases: 'decisions' },
  { field: 'triage', measure: 'triagedInTime', name: 'Hub triage within its limit', cases: 'triaged' },
  { field: 'duty', measure: 'dutyToNotifyShare', name: 'Duty to Notify share', cases: 'adults' },
  { field: 'repeat', measure: 'repeatReferrals', name: 'Repeats within 12 months', cases: 'referrals' },
] as const;

/** The ends of their names: the area chosen, then the larger ones that it lies in, from the smallest. */
export const levels = ['Here', 'Larger', 'Larger2', 'Larger3'] as const;
