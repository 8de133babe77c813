import { toPageQuestion } from '#blocks/page/page-question.js';
import type { ChoicesQuery, PageOfBlocksQueryVariables } from '#graphql/operations.js';
import { toChoices } from '#lib/scope/choice.js';
import type { KindsParams } from '#lib/scope/kind-scope.js';

import { type ChangeParams, readChange } from './change-address.js';
import type { PageMeasure } from './measure.type.js';
import { type MeasureChoices, type ReadMeasureScope, readMeasureScope } from './measure-address.js';

interface MeasureParams {
  readonly key: string;
  readonly asked: KindsParams;
  readonly change: ChangeParams;
}

interface MeasureQuestion extends ReadMeasureScope {
  readonly measure: PageMeasure;
  readonly choices: MeasureChoices;
  readonly question: PageOfBlocksQueryVariables;
}

/** The choices on a measure's page. */
export function toMeasureChoices(
  measure: Pick<PageMeasure, 'datasets'>,
  data: ChoicesQuery,
): MeasureChoices {
  return {
    ...toChoices(data, measure.datasets),
    objectives: data.objectives,
    crimeTypes: data.crimeTypes,
  };
}

/**
 * The question of a measure's page at an address. Null if there is no such measure, or the server
 * has no quarter or no area.
 */
export function toMeasureQuestion(
  { key, asked, change }: MeasureParams,
  data: ChoicesQuery,
): MeasureQuestion | null {
  const measure = data.measures.find((candidate) => candidate.key === key);
  if (measure === undefined) return null;
  const choices = toMeasureChoices(measure, data);
  const read = readMeasureScope(asked, choices, measure);
  if (read === null) return null;
  const { scope, ...page } = toPageQuestion('MEASURE', read.scope);
  return {
    ...read,
    measure,
    choices,
    question: {
      ...page,
      measure: measure.key,
      scope: { ...scope, ...readChange(change, measure) },
    },
  };
}
