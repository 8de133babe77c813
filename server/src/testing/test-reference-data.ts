import { isAgencyKind } from '#domain/agencies.js';
import { Periods } from '#domain/period.js';
import { type AreaKind, areaKinds, Places } from '#domain/places.js';
import type { PlainDate } from '#domain/plain-date.js';
import { quarterOf } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { referencePartnership } from '@stronghold/prisma/seed/reference-partnership';

import { aPlace } from './places.js';

/**
 * The whole partnership as in the reference files, without a database: all areas, all agencies, and
 * all obligations since April 2022.
 */
export function testReferenceData(today: PlainDate): ReferenceData {
  const { areas, agencies } = referencePartnership;
  const from = quarterOf('2022-04-01');
  return {
    today,
    places: new Places(
      areas.map(({ code, kind, countyCode }, position) =>
        aPlace({ code, kind: kindOf(kind), countyCode, position }),
      ),
    ),
    agencies: agencies.map(({ code, kind, validFrom, validTo }, index) => ({
      id: index + 1,
      code,
      name: code,
      kind: isAgencyKind(kind) ? kind : 'PARTNERSHIP',
      family: 'POLICE',
      validFrom,
      validTo,
    })),
    periods: new Periods([]),
    obligations: agencies.map((_, index) => ({
      agencyId: index + 1,
      dataset: 'REPORTS',
      from,
      until: null,
    })),
  };
}

function kindOf(kind: string): AreaKind {
  const isKind = (text: string): text is AreaKind => Object.hasOwn(areaKinds, text);
  if (!isKind(kind)) throw new Error(`There is no kind of area ${kind}`);
  return kind;
}
