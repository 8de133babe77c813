import { toPageQuestion } from '#blocks/page/page-question.js';
import type { ChoicesQuery, PageOfBlocksQueryVariables } from '#graphql/operations.js';
import { findChoice, toAreaChoices, toChoices } from '#lib/scope/choice.js';
import { dropInvalid, readScope, toSearch } from '#lib/scope/scope.js';

import type { AreaChoices, AreaMeasure, AreaScope, AreasParams } from './area.type.js';

export function toPlaceChoices(data: ChoicesQuery): AreaChoices {
  const rates = new Set(data.measures.flatMap(({ ratePer1000 }) => ratePer1000 ?? []));
  const measures = data.measures
    // A rate is shown next to its count, not on its own.
    .filter(
      ({ key, dimensions, companion }) =>
        dimensions.includes('AREA') && companion === null && !rates.has(key),
    )
    .map(({ key, name, subject, isStandard, disclosure }) => ({
      ...{ code: key, name, subject, isStandard },
      isClosed: disclosure === 'CLEARED_BY_DISTRICT' && !data.viewer.isCleared,
    }));
  const larger = data.areas.map(({ largerAreas }) => largerAreas.map(({ code }) => code));
  return {
    ...toChoices(data),
    areas: toAreaChoices(data.areas).map((area, index) => ({
      ...area,
      larger: larger[index] ?? [],
    })),
    measures,
  };
}

type ReadAreas =
  | {
      readonly kind: 'known';
      readonly scope: AreaScope;
      readonly problems: readonly string[];
      readonly understood: AreasParams;
    }
  /** There is no area with this code. */
  | { readonly kind: 'unknown'; readonly code: string };

/**
 * Reads the address of an area's page. Unknown values are listed in `problems` and left out, except
 * an unknown area, because the page is about it. Null if the server has no quarter, no area,
 * or no measure by area.
 */
export function readAreas(asked: AreasParams, choices: AreaChoices): ReadAreas | null {
  const read = readScope({ ...asked, compare: null }, choices);
  const usual = choices.measures.find(({ isStandard }) => isStandard) ?? choices.measures[0];
  if (read === null || usual === undefined) return null;
  const area = choices.areas.find(({ code }) => code === (asked.area ?? read.scope.area.code));
  if (area === undefined) return { kind: 'unknown', code: asked.area ?? '' };

  const other = findChoice(asked.compare === area.code ? null : asked.compare, choices.areas, {
    what: 'a known area',
    instead: 'nothing else is compared',
  });
  const measure = findMeasure(asked.measure, choices.measures, usual);
  const { compare: _, ...scope } = read.scope;
  return {
    kind: 'known',
    scope: { ...scope, area, other: other.choice, measure: measure.measure },
    problems: [
      ...read.problems,
      ...(asked.compare === area.code ? [`${area.name} cannot be compared with itself.`] : []),
      ...[other.problem, measure.problem].filter((problem) => problem !== null),
    ],
    understood: {
      ...dropInvalid(asked, { ...read.scope, area }),
      ...{ objective: null, crimeType: null, compare: other.choice?.code ?? null },
      measure: measure.measure === usual ? null : measure.measure.code,
    },
  };
}

/**
 * The measure that is asked for, or the usual one, with the reason if the viewer may not see it.
 */
function findMeasure(
  asked: string | null,
  measures: readonly AreaMeasure[],
  usual: AreaMeasure,
): { readonly measure: AreaMeasure; readonly problem: string | null } {
  const instead = `${usual.name} is shown`;
  const { choice, problem } = findChoice(asked, measures, {
    what: 'a measure with figures for districts',
    instead,
  });
  if (choice?.isClosed !== true) return { measure: choice ?? usual, problem };
  return {
    measure: usual,
    problem: `Only cleared viewers see ${choice.name} by district, so ${instead}.`,
  };
}

/** `/areas/E07000178?measure=reports`: the page of an area. The force's page has no code. */
export function toAreaAddress({ area, ...asked }: AreasParams): string {
  return `/areas${area === null ? '' : `/${area}`}${toSearch({ ...asked, area: null, compare: asked.compare === area ? null : asked.compare })}`;
}

/** The question of the page. */
export function toAreaQuestion(scope: AreaScope): PageOfBlocksQueryVariables {
  const { key, scope: asked } = toPageQuestion('AREA', { ...scope, compare: null });
  return {
    key,
    measure: scope.measure.code,
    scope: { ...asked, compare: scope.other?.code ?? null },
  };
}
