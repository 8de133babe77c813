import type { World } from '#domain/figures/world.js';

import type { Names } from './words.js';

/** Names of all agencies and areas. */
export function namesOf({ agencies, places }: World): Names {
  return {
    agencies: new Map(agencies.map(({ id, name }) => [id, name])),
    areas: new Map(places.areas.map(({ code, name }) => [code, name])),
  };
}
