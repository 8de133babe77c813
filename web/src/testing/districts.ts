import { readFileSync } from 'node:fs';
import path from 'node:path';

import { type DistrictTopology, parseBoundaries } from '#charts/boundaries.js';

const file = path.resolve(import.meta.dirname, '../charts/boundaries/districts.json');

/** The boundaries as the page fetches them, read from their file. */
export function readDistricts(): DistrictTopology {
  return parseBoundaries(JSON.parse(readFileSync(file, 'utf8')));
}
