import sql from 'sql-template-tag';

import { type Quarter, quarterOf, startOf } from '#domain/quarter.js';
import type { Target } from '#domain/targets/target.js';
import { toTargetAim } from '#domain/targets/target-numbers.js';
import type { Ask } from '#platform/ask.js';

interface TargetRow {
  readonly id: string;
  readonly measure: string;
  readonly quarterStart: string;
  readonly areaCode: string | null;
  readonly agencyId: number | null;
  readonly objective: string | null;
  readonly value: number | null;
  readonly tolerance: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly version: number;
}

/**
 * An area by its code, null for the force; and an agency by its id, null for all agencies together.
 */
type TargetHolder = Pick<Target, 'areaCode' | 'agencyId'>;

/** A text that changes whenever a target changes, made of all their versions. */
export const targetVersionsSql = sql`(SELECT md5(string_agg(concat(id, version), ' ' ORDER BY id)) FROM target)`;

/** The targets for these quarters that are set for these areas and agencies. */
export async function readTargets(
  ask: Ask,
  { quarters, of }: { readonly quarters: readonly Quarter[]; readonly of: readonly TargetHolder[] },
): Promise<readonly Target[]> {
  const { rows } = await ask<TargetRow>(sql`
    SELECT id, measure, quarter_start AS "quarterStart", area_code AS "areaCode", agency_id AS "agencyId", objective,
           value::float8 AS value, tolerance::float8 AS tolerance, lower::float8 AS lower, upper::float8 AS upper, version
    FROM   target
    WHERE  quarter_start = ANY (${quarters.map(startOf)}::date[])
      AND  EXISTS (SELECT
                   FROM   unnest(${of.map(({ areaCode }) => areaCode)}::text[], ${of.map(({ agencyId }) => agencyId)}::int[]) AS held (area, agency)
                   WHERE  target.area_code IS NOT DISTINCT FROM held.area AND target.agency_id IS NOT DISTINCT FROM held.agency)`);
  // A removed target is a row without any number.
  return rows.flatMap(({ quarterStart, value, lower, upper, tolerance, ...row }) => {
    const wish = toTargetAim({ value, lower, upper, tolerance });
    return wish ? [{ ...row, quarter: quarterOf(quarterStart), ...wish }] : [];
  });
}
