import type { AgencyFamily, Impact } from '#graphql/operations.js';

/** Impacts in their order, from the greatest. */
export const impacts = [
  { code: 'MAJOR', name: 'Major' },
  { code: 'MODERATE', name: 'Moderate' },
  { code: 'MINOR', name: 'Minor' },
  { code: 'NONE', name: 'No impact' },
  { code: 'NEGATIVE', name: 'Negative' },
] as const satisfies readonly { readonly code: Impact; readonly name: string }[];

/** The four objectives in the order in which they always stand, each with the field of the page's question. */
export const objectiveFields = [
  { code: 'PURSUE', field: 'pursue', name: 'Pursue' },
  { code: 'PREVENT', field: 'prevent', name: 'Prevent' },
  { code: 'PROTECT', field: 'protect', name: 'Protect' },
  { code: 'PREPARE', field: 'prepare', name: 'Prepare' },
] as const;

export interface ResultField {
  readonly field: string;
  readonly name: string;
  readonly unit?: string;
}

/**
 * What confirmed disruptions led to, in reading order: a field of the page's question each. Where `unit` is set, a tile names it beside
 * the name, so that the number can stand alone.
 */
export const resultFields = [
  { field: 'arrests', name: 'Arrests' },
  { field: 'charges', name: 'Charges' },
  { field: 'convictions', name: 'Convictions' },
  { field: 'sentenceYears', name: 'Sentences', unit: 'years' },
  { field: 'cashAndAssets', name: 'Cash and assets' },
  { field: 'drugsKg', name: 'Drugs seized', unit: 'kg' },
  { field: 'firearms', name: 'Firearms' },
  { field: 'phones', name: 'Phones' },
  { field: 'addressesVisited', name: 'Addresses visited' },
  { field: 'peopleSafeguarded', name: 'People safeguarded' },
  { field: 'schoolVisits', name: 'School visits' },
  { field: 'linesClosed', name: 'County lines closed' },
] as const satisfies readonly ResultField[];

/** Families of agencies, each with the field of the page's question that counts the disruptions it supported. */
export const familyFields = [
  { code: 'POLICE', field: 'byPolice', name: 'Police' },
  { code: 'NATIONAL_LAW_ENFORCEMENT', field: 'byNational', name: 'National law enforcement' },
  { code: 'LOCAL_AUTHORITY', field: 'byCouncils', name: 'Councils' },
  { code: 'FIRE', field: 'byFire', name: 'Fire and rescue' },
  { code: 'HEALTH', field: 'byHealth', name: 'Health' },
  { code: 'CRIMINAL_JUSTICE', field: 'byJustice', name: 'Criminal justice' },
  { code: 'CHARITY', field: 'byCharities', name: 'Charities' },
  { code: 'OVERSIGHT', field: 'byOversight', name: 'Oversight' },
] as const satisfies readonly { readonly code: AgencyFamily; readonly field: string; readonly name: string }[];
