import { isMeasureKey } from '#domain/measures/catalogue.js';
import { quarterOf } from '#domain/quarter.js';
import {
  type TargetParams,
  type TargetQuarters,
  targetQuarters,
} from '#domain/targets/set-target.js';
import { findFirstDay } from '#features/periods/period.reader.js';
import type { Context } from '#graphql/context.js';
import { badInput } from '#graphql/errors.js';

import type { SetTargetInput } from './set-target.type.js';

/** The quarters for which targets may be set today. */
export async function findTargetQuarters({
  database,
  referenceData,
}: Pick<Context, 'database' | 'referenceData'>): Promise<TargetQuarters> {
  const firstDay = await findFirstDay(database);
  return targetQuarters(firstDay === null ? null : quarterOf(firstDay), referenceData.today);
}

/**
 * The subject of a target; missing parts are null.
 * @throws BAD_USER_INPUT if there is no such measure
 */
export function toAsked({
  measure,
  quarter,
  area,
  agency,
  objective,
  value,
  lower,
  upper,
  tolerance,
}: SetTargetInput): TargetParams {
  if (!isMeasureKey(measure))
    throw badInput('measure: there is no such measure. { measures { key name } } lists them.');
  const numbers = {
    value: value ?? null,
    lower: lower ?? null,
    upper: upper ?? null,
    tolerance: tolerance ?? null,
  };
  return {
    measure,
    quarter,
    area: area ?? null,
    agency: agency ?? null,
    objective: objective ?? null,
    ...numbers,
  };
}
