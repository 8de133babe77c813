import type { ChoicesQuery } from '#graphql/operations.js';
import { findChoice, toAreaChoices, toChoices } from '#lib/choice.js';
import { nothingAsked, readScope } from '#lib/scope.js';

import type { AreaChoices, AreaScope, AskedAreas, Place } from './area.type.js';
import { type MapMeasure, mapMeasures, mapUnits } from './map-measures.js';

export function toPlaceChoices(data: ChoicesQuery): AreaChoices {
  return { ...toChoices(data), areas: toPlaces(data.areas), agencyKinds: [] };
}

function toPlaces(areas: ChoicesQuery['areas']): readonly Place[] {
  return toAreaChoices(areas).map((choice, index) => ({
    ...choice,
    population: areas[index]?.population ?? null,
    larger: areas[index]?.largerAreas.map(({ code }) => code) ?? [],
  }));
}

type ReadAreas =
  | { readonly kind: 'known'; readonly scope: AreaScope; readonly problems: readonly string[] }
  /** There is no area of this code. */
  | { readonly kind: 'unknown'; readonly code: string };

/**
 * Reads the address of an area's page. What is not known is named in `problems` and left out, but an unknown area is none: it is what
 * the page is of. Null where the server knows no quarter or no area.
 *
 * @param code of the area, from the path; the force where it is null
 */
export function readAreas(code: string | null, asked: AskedAreas, choices: AreaChoices): ReadAreas | null {
  const read = readScope({ ...nothingAsked, quarter: asked.quarter }, choices);
  const force = choices.areas.find(({ kind }) => kind === 'FORCE');
  if (read === null || force === undefined) return null;

  const area = code === null ? force : choices.areas.find((place) => place.code === code);
  if (area === undefined) return { kind: 'unknown', code: code ?? '' };

  const standard = area.kind === 'FORCE' ? null : force;
  const compare = findChoice(asked.compare === area.code ? null : asked.compare, choices.areas, {
    what: 'an area we know',
    instead: standard === null ? 'nothing stands beside it' : `${standard.name} stands beside it`,
  });
  const measure: MapMeasure = mapMeasures.find((candidate) => candidate.code === asked.map) ?? mapMeasures[0];
  const unit = findUnit(asked.unit, measure);
  const map = findChoice(asked.map, mapMeasures, { what: 'something that the map shows', instead: `it shows ${mapMeasures[0].noun}` });

  return {
    kind: 'known',
    scope: { ...read.scope, area, other: compare.choice ?? standard, measure, unit: unit.unit },
    problems: [
      ...read.problems,
      ...(asked.agency === null ? [] : ['Figures of an area are of all agencies together, so the agency in the address is left out.']),
      ...(asked.compare === area.code ? [`${area.name} cannot stand beside itself.`] : []),
      ...[compare.problem, map.problem, unit.problem].filter((problem) => problem !== null),
    ],
  };
}

/** The rate where there is one, unless the count is asked for. */
function findUnit(asked: string | null, { rate, noun }: MapMeasure): { readonly unit: AreaScope['unit']; readonly problem: string | null } {
  const { choice, problem } = findChoice(asked, mapUnits, {
    what: 'a unit of the map',
    instead: rate === null ? 'the count is shown' : 'the rate is shown',
  });
  if (rate !== null) return { unit: choice?.code ?? 'rate', problem };
  return { unit: 'count', problem: choice?.code === 'rate' ? `No rate of ${noun} is defined, so the count is shown.` : problem };
}

/** `/areas/E07000178?map=reports`: the page of an area. That of the force has no code. */
export function toAreaAddress(area: Pick<Place, 'code' | 'kind'>, asked: AskedAreas): string {
  const path = area.kind === 'FORCE' ? '/areas' : `/areas/${area.code}`;
  const named = Object.entries({ ...asked, agency: null, compare: asked.compare === area.code ? null : asked.compare }).flatMap(
    ([name, value]: readonly [string, string | null]) => (value === null ? [] : [[name, value]]),
  );
  return named.length === 0 ? path : `${path}?${new URLSearchParams(named).toString()}`;
}

/** The districts that an area is made of; the district itself. Empty for the force, which is all of them. */
export function findDistricts({ area, choices }: { readonly area: Place; readonly choices: AreaChoices }): readonly string[] {
  if (area.kind === 'FORCE') return [];
  if (area.kind === 'DISTRICT') return [area.code];
  return choices.areas.filter(({ kind, larger }) => kind === 'DISTRICT' && larger.includes(area.code)).map(({ code }) => code);
}
