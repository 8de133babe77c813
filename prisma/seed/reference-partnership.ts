// By the package's name: the built module is in another folder than the files.
import agencies from '@stronghold/prisma/seed/reference/agencies.json' with { type: 'json' };
import areas from '@stronghold/prisma/seed/reference/areas.json' with { type: 'json' };

import type {
  DemonstrationAgency,
  DemonstrationArea,
  Partnership,
} from './demonstration/partnership.js';

/** The partnership of the reference files, without a database. */
export const referencePartnership: Partnership = {
  agencies: agencies.map(toAgency),
  areas: areas.map(toArea),
};

function toAgency({
  code,
  kind,
  districts,
  services = [],
  ...agency
}: (typeof agencies)[number]): DemonstrationAgency {
  const { nrmFirstResponder: isNrmFirstResponder, validFrom, validTo } = agency;
  return {
    code,
    kind,
    districts,
    services,
    isNrmFirstResponder,
    validFrom: validFrom ?? null,
    validTo: validTo ?? null,
  };
}

function toArea({
  code,
  kind,
  parents = [],
  populationMid2023 = 0,
  under18Mid2023 = 0,
}: (typeof areas)[number]): DemonstrationArea {
  const county =
    kind === 'DISTRICT'
      ? areas.find((area) => area.kind === 'COUNTY' && parents.includes(area.code))
      : undefined;
  return {
    code,
    kind,
    countyCode: county?.code ?? null,
    people: populationMid2023,
    under18: under18Mid2023,
  };
}
