import { toField } from '#lib/figure-document.js';
import {
  type ExplainedFigure,
  explainRow,
  type FigureQuestion,
  type FigureWhere,
  narrowExplained,
  withoutNulls,
} from '#lib/figure-question.js';
import { toAreaFilter } from '#lib/scope/scope-filter.js';

import type { BlockQuestion, BlockRow } from './block.type.js';
import { filterPeriod, toStep } from './time-dimension.js';

/** The maximum number of rows in an answer: agencies by quarter can come to hundreds of rows. */
const maxRows = 1000;

/** The question of a block as `figures` takes it. The block's file and query are built from it. */
export function toFigureQuestion({
  measures,
  by,
  window,
  ...narrowed
}: BlockQuestion): FigureQuestion {
  return { measures, by, where: toWhere(narrowed), window, first: maxRows };
}

/** The figure that a block shows: its first measure in the quarter or the range shown. */
export function explainBlock({ measures, ...question }: BlockQuestion): ExplainedFigure {
  return { measure: measures[0] ?? '', where: toWhereShown(question) };
}

/**
 * One measure's figure in a row of a block. Undefined for several parts together, which are not a
 * figure in the catalogue.
 */
export function explainCell(
  question: BlockQuestion,
  { key, kind }: Pick<BlockRow, 'key' | 'kind'>,
  measure: string,
): ExplainedFigure | undefined {
  if (kind === 'OTHERS') return undefined;
  const where = toWhereShown(question);
  const dimension = question.by.at(-1);
  if (kind === 'TOTAL' || dimension === undefined) return { measure, where };
  if (toStep(dimension) === null)
    return explainRow({ where }, measure, { [toField(dimension)]: key });
  return narrowExplained({ measure, where }, filterPeriod(dimension, key, question));
}

/**
 * One measure's figure for one of the places that are compared. Undefined for a column without a
 * place.
 */
export function explainPlace(
  question: BlockQuestion,
  measure: string,
  code: string | undefined,
): ExplainedFigure | undefined {
  if (code === undefined) return undefined;
  const where = toWhereShown(question);
  return code === question.area.code
    ? { measure, where }
    : narrowExplained({ measure, where }, { area: { within: [code] } });
}

function toWhereShown({
  shownFrom,
  shownTo,
  ...question
}: Omit<BlockQuestion, 'measures'>): FigureWhere {
  return toWhere({ ...question, from: shownFrom, to: shownTo });
}

type Narrowed = Pick<
  BlockQuestion,
  'area' | 'agency' | 'agencyKind' | 'objective' | 'crimeType' | 'pathway' | 'where'
> &
  Readonly<Record<'from' | 'to', Quarter>>;
type Quarter = Pick<BlockQuestion['from'], 'key'>;

function toWhere({
  from,
  to,
  area,
  agency,
  agencyKind,
  objective,
  crimeType,
  pathway,
  where,
}: Narrowed): FigureWhere {
  // A saved question can have conditions that no page has: then its own filter replaces all filters
  // of the page.
  if (isWhere(where)) return withoutNulls(where);
  return withoutNulls({
    quarter: from.key === to.key ? { in: [to.key] } : { from: from.key, to: to.key },
    ...toAreaFilter({ area: { ...area, name: '' } }),
    agency: agency === null ? null : { in: [agency.code] },
    agencyKind: agencyKind === null ? null : { in: [agencyKind] },
    objective: objective === null ? null : { in: [objective] },
    crimeType: crimeType === null ? null : { in: [crimeType] },
    pathway: pathway === null ? null : { in: [pathway] },
  });
}

function isWhere(where: unknown): where is FigureWhere {
  return typeof where === 'object' && where !== null;
}
