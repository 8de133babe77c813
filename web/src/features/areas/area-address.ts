import type { ChoicesQuery } from '#graphql/operations.js';
import { findChoice, toAreaChoices, toChoices } from '#lib/choice.js';
import { nothingAsked, readScope } from '#lib/scope.js';

import type { AreaChoices, AreaScope, AskedAreas, Place } from './area.type.js';
import { findStandard, type MapMeasure, mapUnits, toMapMeasures } from './map-measures.js';

export function toPlaceChoices(data: ChoicesQuery): AreaChoices {
  const measures = toMapMeasures(data.measures, data.viewer.isCleared);
  return { ...toChoices(data), areas: toPlaces(data.areas), agencyKinds: [], measures };
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
 * the page is of. Null where the server knows no quarter, no area, or no measure that is told by area.
 *
 * @param code of the area, from the path; the force where it is null
 */
export function readAreas(code: string | null, asked: AskedAreas, choices: AreaChoices): ReadAreas | null {
  const read = readScope({ ...nothingAsked, quarter: asked.quarter }, choices);
  const force = choices.areas.find(({ kind }) => kind === 'FORCE');
  const usual = findStandard(choices.measures);
  if (read === null || force === undefined || usual === undefined) return null;

  const area = code === null ? force : choices.areas.find((place) => place.code === code);
  if (area === undefined) return { kind: 'unknown', code: code ?? '' };

  const standard = area.kind === 'FORCE' ? null : force;
  const compare = findChoice(asked.compare === area.code ? null : asked.compare, choices.areas, {
    what: 'an area we know',
    instead: standard === null ? 'nothing stands beside it' : `${standard.name} stands beside it`,
  });
  const map = findMeasure(asked.map, choices.measures, usual);
  const unit = findUnit(asked.unit, map.measure);

  return {
    kind: 'known',
    scope: { ...read.scope, area, other: compare.choice ?? standard, measure: map.measure, unit: unit.unit },
    problems: [
      ...read.problems,
      ...(asked.agency === null ? [] : ['Figures of an area are of all agencies together, so the agency in the address is left out.']),
      ...(asked.compare === area.code ? [`${area.name} cannot stand beside itself.`] : []),
      ...[compare.problem, map.problem, unit.problem].filter((problem) => problem !== null),
    ],
  };
}

/** What the map shows, as far as the viewer sees it. */
function findMeasure(
  asked: string | null,
  measures: readonly MapMeasure[],
  usual: MapMeasure,
): { readonly measure: MapMeasure; readonly problem: string | null } {
  const instead = `it shows ${usual.words}`;
  const { choice, problem } = findChoice(asked, measures, { what: 'something that the map shows', instead });
  if (choice?.isClosed !== true) return { measure: choice ?? usual, problem };
  const { words, isPlural } = choice;
  return { measure: usual, problem: `By district ${words} ${isPlural ? 'are' : 'is'} shown to cleared viewers only, so ${instead}.` };
}

/** The rate where there is one, unless the count is asked for. */
function findUnit(asked: string | null, measure: MapMeasure): { readonly unit: AreaScope['unit']; readonly problem: string | null } {
  const { rate, words, unit } = measure;
  const instead = unit === 'COUNT' ? 'the count is shown' : 'it is shown as it is';
  const { choice, problem } = findChoice(asked, mapUnits, {
    what: 'a unit of the map',
    instead: rate === null ? instead : 'the rate is shown',
  });
  if (rate !== null) return { unit: choice?.code ?? 'rate', problem };
  return { unit: 'count', problem: choice?.code === 'rate' ? `There is no rate of ${words} per 1,000 people, so ${instead}.` : problem };
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
