import type { Places } from '#domain/places.js';
import type { PlainDate } from '#domain/plain-date.js';

/** People who live in some places, by one year's estimate. */
export interface PopulationOf {
  readonly people: number;
  /** The year of the estimate (30 June). */
  readonly year: number;
}

interface PeriodAndPlaces {
  /** What the records asked about may be coded to, with null for no code; null means everything. */
  readonly codes: ReadonlySet<string | null> | null;
  /** Last day of the period. */
  readonly lastDay: PlainDate;
  readonly places: Places;
}

/**
 * The population of the places asked about: by the latest published estimate that is not after the
 * period, or else by the earliest there is. Null if the places do not follow from the codes: a
 * larger place without everything inside it (what is coded only to Oxfordshire happened somewhere
 * in it), or none at all.
 */
export function populationOf({ codes, lastDay, places }: PeriodAndPlaces): PopulationOf | null {
  const asked = places.current.filter(({ code }) => !codes || codes.has(code));
  const isWhole = ({ code }: { readonly code: string }) =>
    places.current.every(
      (inner) => !places.doesContain(code, inner.code) || !codes || codes.has(inner.code),
    );
  if (!asked.every(isWhole)) return null;

  const districts = asked.filter(({ kind }) => kind === 'DISTRICT');
  const years = districts[0]?.populations
    .map(({ year }) => year)
    .filter((each) =>
      districts.every(({ populations }) => populations.some(({ year }) => year === each)),
    );
  const year = years?.findLast((each) => `${each}-06-30` <= lastDay) ?? years?.[0];
  if (year === undefined) return null;
  const people = districts.reduce(
    (sum, { populations }) => sum + (populations.find((each) => each.year === year)?.people ?? 0),
    0,
  );
  return { people, year };
}
