/** A filter as the API takes it. A null or undefined part narrows nothing. */
export type FigureWhere = Readonly<Record<string, unknown>>;

/**
 * A question for figures as the API takes it: asked again, it gives the figures that a block shows.
 */
export interface FigureQuestion {
  /** Keys of measures in the catalogue. */
  readonly measures: readonly string[];
  readonly by: readonly string[];
  readonly where: FigureWhere;
  readonly orderBy?: readonly FigureQuestionOrder[];
  readonly first?: number;
  readonly fillGaps?: boolean;
  /** The time that each figure covers; by default the period of its row. */
  readonly window?: 'PERIOD' | 'ROLLING_FOUR_QUARTERS';
  readonly changes?: readonly ('PREVIOUS_PERIOD' | 'SAME_PERIOD_LAST_YEAR')[];
}

interface FigureQuestionOrder {
  readonly measure?: string;
  readonly dimension?: string;
  readonly direction: 'ASC' | 'DESC';
}

/** One figure that can be explained: a measure with a filter that leaves only this figure. */
export interface ExplainedFigure {
  /** Key of the measure. */
  readonly measure: string;
  readonly where: FigureWhere;
}

/**
 * The values of one row of an answer, by the fields of its key; null for a field without a value.
 */
export type RowKey = Readonly<Record<string, string | null>>;

/** One measure's figure in one row of the answer to a question. */
export function explainRow(
  { where }: Pick<FigureQuestion, 'where'>,
  measure: string,
  key: RowKey,
): ExplainedFigure {
  const narrowed = Object.entries(key).map(
    ([field, code]) => [field, code === null ? { isNull: true } : { in: [code] }] as const,
  );
  return { measure, where: withoutNulls({ ...where, ...Object.fromEntries(narrowed) }) };
}

/**
 * The same measure with a narrower filter: each part that is given, even null, replaces the earlier
 * part.
 */
export function narrowExplained(
  { measure, where }: ExplainedFigure,
  more: FigureWhere,
): ExplainedFigure {
  return { measure, where: withoutNulls({ ...where, ...more }) };
}

/** A filter without the parts that narrow nothing. */
export function withoutNulls(where: FigureWhere): FigureWhere {
  return Object.fromEntries(
    Object.entries(where).filter(([, condition]) => condition !== null && condition !== undefined),
  );
}

/** The key of the one quarter that a filter names; null if it names none or several. */
export function findQuarter(where: FigureWhere): string | null {
  const span = findQuarterSpan(where);
  return span !== null && span.from === span.to ? span.from : null;
}

/**
 * The keys of the first and last quarter of a filter; null if it lists several quarters, or lacks a
 * start or an end.
 */
export function findQuarterSpan({
  quarter,
}: FigureWhere): { readonly from: string; readonly to: string } | null {
  if (typeof quarter !== 'object' || quarter === null) return null;
  if ('in' in quarter && Array.isArray(quarter.in)) {
    const only = quarter.in.length === 1 ? String(quarter.in[0]) : null;
    return only === null ? null : { from: only, to: only };
  }
  const [from, to] = ['from' in quarter ? quarter.from : null, 'to' in quarter ? quarter.to : null];
  return typeof from === 'string' && typeof to === 'string' ? { from, to } : null;
}
