import type { Unit } from '#lib/unit.js';

/** Words for keys and codes of the API. */
export interface AnswerNames {
  /** The measure with a key; undefined if there is none. */
  readonly findMeasure: (key: string) => NamedMeasure | undefined;
  /** `Crime type` for `CRIME_TYPE`. */
  readonly nameDimension: (dimension: string) => string;
  /** The name of a value by its code: `Crimestoppers` for `CRIMESTOPPERS`. */
  readonly nameValue: (dimension: string, code: string) => string;
}

export interface NamedMeasure {
  readonly key: string;
  readonly name: string;
  readonly unit: Unit;
}

const dimensionNames: Readonly<Record<string, string>> = {
  AGENCY_KIND: 'Kind of agency',
  SERIOUS_LIMB: 'Limb of the serious-crime test',
  TARGET: 'Target of a disruption',
  LOCAL_COMMAND_UNIT: 'Local command unit',
};

/** Words for a code that has no name: `REPORT_STATUS` and `reportStatus` become `Report status`. */
export function toWords(code: string): string {
  const apart = /[a-z]/.test(code)
    ? code.replaceAll(/(?<=[a-z\d])(?=[A-Z])|(?<=[a-z])(?=\d)/g, ' ')
    : code;
  const words = apart.replaceAll('_', ' ').trim().toLowerCase();
  return words === '' ? code : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** The name of a dimension. */
export function nameDimension(dimension: string): string {
  return dimensionNames[dimension] ?? toWords(dimension);
}

/** The dimension with this field in the key of a row: `crimeType` is `CRIME_TYPE`. */
export function toDimension(field: string): string {
  return field.replaceAll(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();
}
