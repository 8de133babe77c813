import { type ExplainedFigure, findQuarter } from '#lib/figure-question.js';

/** The filters on the page of a measure, under their names in the filter of `figures`. */
const fields = ['area', 'agency', 'agencyKind', 'objective', 'crimeType'] as const;

/** The page of a measure with some filters. */
export interface MeasurePlace {
  /** Key of the measure. */
  readonly measure: string;
  readonly scope: Readonly<Partial<Record<(typeof fields)[number] | 'quarter', string>>>;
}

/**
 * The page of a measure that shows exactly this figure; null if there is none, because the
 * figure covers several quarters or is narrowed by something else.
 */
export function toPageScope({ measure, where }: ExplainedFigure): MeasurePlace | null {
  const quarter = findQuarter(where);
  const narrowed = Object.entries(where).filter(
    ([field, condition]) => field !== 'quarter' && condition !== null && condition !== undefined,
  );
  const named = narrowed.flatMap(([field, condition]) => {
    const [known, code] = [fields.find((each) => each === field), findOne(condition)];
    return known === undefined || code === null ? [] : [[known, code] as const];
  });
  if (quarter === null || named.length < narrowed.length) return null;
  return { measure, scope: { quarter, ...Object.fromEntries(named) } };
}

/** The one value that a condition names; null if it names none or several. */
function findOne(condition: unknown): string | null {
  if (typeof condition !== 'object' || condition === null) return null;
  const [[name, values] = ['', null], ...others] = Object.entries(condition);
  const isOne = others.length === 0 && (name === 'in' || name === 'within');
  return isOne && Array.isArray(values) && values.length === 1 ? String(values[0]) : null;
}

/** The address of the page of a measure with some filters. */
export function toMeasureAddress({
  measure,
  scope: { agencyKind, agency, ...others },
}: MeasurePlace): string {
  const params = new URLSearchParams({ ...others });
  const who = agency ?? agencyKind;
  if (who !== undefined) params.set('agency', who);
  return `/measures/${measure}?${params.toString()}`;
}
