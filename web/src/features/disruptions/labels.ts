import type { AgencyFamily, Impact, MeasureKey } from '#graphql/operations.js';

/** Impacts in their order, from the greatest. */
export const impacts = [
  { code: 'MAJOR', name: 'Major' },
  { code: 'MODERATE', name: 'Moderate' },
  { code: 'MINOR', name: 'Minor' },
  { code: 'NONE', name: 'No impact' },
  { code: 'NEGATIVE', name: 'Negative' },
] as const satisfies readonly { readonly code: Impact; readonly name: string }[];

/** The four objectives in the order in which they always stand, each with the tone of its panel. */
export const objectiveTones = [
  { code: 'PURSUE', tone: 'pursue', name: 'Pursue' },
  { code: 'PREVENT', tone: 'prevent', name: 'Prevent' },
  { code: 'PROTECT', tone: 'protect', name: 'Protect' },
  { code: 'PREPARE', tone: 'prepare', name: 'Prepare' },
] as const;

export interface ResultMeasure {
  readonly measure: MeasureKey;
  readonly name: string;
  readonly unit?: string;
}

/**
 * What confirmed disruptions led to, in reading order. Where `unit` is set, a tile names it beside
 * the name, so that the number can stand alone.
 */
export const resultMeasures = [
  { measure: 'arrests', name: 'Arrests' },
  { measure: 'charges', name: 'Charges' },
  { measure: 'convictions', name: 'Convictions' },
  { measure: 'sentenceYears', name: 'Sentences', unit: 'years' },
  { measure: 'cashAndAssets', name: 'Cash and assets' },
  { measure: 'drugsKg', name: 'Drugs seized', unit: 'kg' },
  { measure: 'firearms', name: 'Firearms' },
  { measure: 'phones', name: 'Phones' },
  { measure: 'addressesVisited', name: 'Addresses visited' },
  { measure: 'peopleSafeguarded', name: 'People safeguarded' },
  { measure: 'schoolVisits', name: 'School visits' },
  { measure: 'linesClosed', name: 'County lines closed' },
] as const satisfies readonly ResultMeasure[];

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
