import type { ReferenceData } from '#domain/reference-data.js';

import type { Names } from './words.js';

const kinds = {
  FORCE: '',
  COUNTY: ' (county)',
  LOCAL_COMMAND_UNIT: ' (command unit)',
  DISTRICT: '',
} as const;

/**
 * Names of all agencies and areas. Areas of different kinds share some names, so all but districts
 * include their kind.
 */
export function namesOf({ agencies, places }: ReferenceData): Names {
  return {
    agencies: new Map(agencies.map(({ id, name }) => [id, name])),
    areas: new Map(places.areas.map(({ code, name, kind }) => [code, `${name}${kinds[kind]}`])),
  };
}
