/** Names of an age band; null is a referral without one. */
export function nameAgeBand(band: string | null): string {
  return ageBands[band ?? 'UNKNOWN'] ?? 'Age not known';
}

/** Names of a kind of exploitation; null is a referral that names none. */
export function nameExploitation(kind: string | null): string {
  return kind === null ? 'None named' : (exploitations[kind] ?? kind);
}

/** Where a referral is coded to. Those coded to more than a district are not placed any further, and say so. */
export function nameArea(area: { readonly name: string; readonly kind: string } | null): string {
  if (area === null) return 'No area recorded';
  if (area.kind === 'FORCE') return `${area.name}, not placed further`;
  return area.kind === 'COUNTY' ? `${area.name}, district not known` : area.name;
}

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
