import { readFileSync } from 'node:fs';
import path from 'node:path';

import { type DistrictTopology, parseOutlines } from '#charts/outlines.js';

const file = path.resolve(import.meta.dirname, '../charts/outlines/districts.json');

/** The outlines as the page fetches them, read from their file. */
export function readDistricts(): DistrictTopology {
  return parseOutlines(JSON.parse(readFileSync(file, 'utf8')));
}
