import type { DemonstrationAgency, DemonstrationArea, Partnership } from './partnership.js';
import type { Random } from './random.js';

export interface AreaOptions {
  readonly random: Random;
  /** The percentage of rows for which a sender for the whole force does not know the place. */
  readonly notPlacedPercent: number;
}

/**
 * Draws the place of an agency's record: a district that the agency serves, weighted by residents,
 * or the county of a county council.
 */
export function toAreaDrawer(
  { kind, districts }: DemonstrationAgency,
  { areas }: Partnership,
  { random, notPlacedPercent }: AreaOptions,
): () => string {
  const served = areas.filter(
    (area) => area.kind === 'DISTRICT' && area.people > 0 && districts.includes(area.code),
  );
  const weighted = served.map((area): readonly [DemonstrationArea, number] => [area, area.people]);
  const isForceWide =
    served.length === areas.filter((area) => area.kind === 'DISTRICT' && area.people > 0).length;
  const force = areas.find((area) => area.kind === 'FORCE');
  return () => {
    if (isForceWide && force && random.happens(notPlacedPercent)) return force.code;
    const { code, countyCode } = random.draw(weighted);
    return kind === 'LOCAL_AUTHORITY_COUNTY' ? (countyCode ?? code) : code;
  };
}
