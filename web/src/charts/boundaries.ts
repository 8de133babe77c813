import type { GeometryCollection, Topology } from 'topojson-specification';

import file from './boundaries/districts.json?url';

interface DistrictProperties {
  readonly name: string;
}

/** The boundaries of the districts, by code. A line that two of them share is stored once. */
export type DistrictTopology = Topology<{ districts: GeometryCollection<DistrictProperties> }>;

/** The notice that must appear wherever the boundaries are shown. */
export const boundarySource =
  'Outlines: Office for National Statistics licensed under the Open Government Licence v.3.0. Contains OS data © Crown copyright and database right 2020.';

/** Fetches the boundaries, which are a separate file so that no other page has to load them. */
export async function loadBoundaries(): Promise<DistrictTopology> {
  const response = await fetch(file);
  if (!response.ok)
    throw new Error(`The district boundaries could not be loaded: ${response.status}.`);
  return parseBoundaries(await response.json());
}

/** Throws on anything but a topology of districts, such as an HTML page in its place. */
export function parseBoundaries(content: unknown): DistrictTopology {
  if (!isDistrictTopology(content))
    throw new Error('The district boundaries are not a topology of districts.');
  return content;
}

function isDistrictTopology(content: unknown): content is DistrictTopology {
  if (
    typeof content !== 'object' ||
    content === null ||
    !('type' in content) ||
    !('objects' in content)
  )
    return false;
  const { type, objects } = content;
  return (
    type === 'Topology' && typeof objects === 'object' && objects !== null && 'districts' in objects
  );
}
