import { type FigureFlag, toFigure } from '#domain/figures/figure/figure.js';
import { answerPlan } from '#domain/figures/table/answer.js';
import { measureOf } from '#domain/measures/catalogue.js';
import type { Quarter } from '#domain/quarter.js';
import { MAX_ROWS, type Question } from '#domain/question/question.js';
import {
  findMoved,
  type JudgedChange,
  movedMeasures,
  type MovedSums,
} from '#domain/returns/moderation/effect.js';
import { rangeOf } from '#domain/time.js';
import { discloseTables } from '#features/figures/disclosed-tables.reader.js';
import { readFigures } from '#features/figures/figures.reader.js';
import { toPeriod } from '#features/periods/period.type.js';
import type { Context } from '#graphql/context.js';
import { badInput } from '#graphql/errors.js';

import type { ModerationEffect } from './moderation.type.js';

/**
 * Computes how decisions would change the figures for each quarter that they affect: the engine's
 * figures before, and the same figures with what the decisions add to their sums.
 */
export async function readEffect(
  changes: readonly JudgedChange[],
  context: Context,
): Promise<readonly ModerationEffect[]> {
  const moved = findMoved(changes);
  if (moved.length === 0) return [];
  const { referenceData } = context;
  const quarters = [...new Set(moved.map(({ quarter }) => quarter))];
  const { plan, tables } = await readFigures(context, ask(quarters));
  const answered = answerPlan(plan, await discloseTables(tables, context), referenceData);
  if (!answered.ok) throw badInput(answered.reason);
  return moved.flatMap(({ measure, quarter, added }) => {
    const row = answered.table.rows.find(({ key }) => key[0] === quarter);
    const figure = row?.figures.get(measure);
    if (!figure || figure.flags.includes('CONFIDENTIAL')) return [];
    const before: MovedSums =
      added.denominator === null
        ? { numerator: figure.value ?? 0, denominator: null }
        : { numerator: figure.numerator ?? 0, denominator: figure.denominator ?? 0 };
    const period = toPeriod(quarter, referenceData);
    // The quarter has no figure yet, so this is its first.
    const isFirst = figure.flags.includes('NOT_AVAILABLE');
    const flags: readonly FigureFlag[] = isFirst
      ? period.status === 'FINAL'
        ? []
        : ['PROVISIONAL']
      : figure.flags.filter((flag) => !ofSums.includes(flag));
    const after: MovedSums = {
      numerator: before.numerator + added.numerator,
      denominator:
        before.denominator === null ? null : before.denominator + (added.denominator ?? 0),
    };
    return [
      {
        measure,
        name: measureOf(measure).name,
        period,
        before: figure,
        after: toFigure(measureOf(measure), after, flags),
      },
    ];
  });
}

/** Flags that follow from the sums of a figure, and are computed again. */
const ofSums: readonly FigureFlag[] = ['NOT_APPLICABLE', 'LOW_RELIABILITY'];

function ask(quarters: readonly Quarter[]): Question {
  return {
    by: ['QUARTER'],
    filter: {
      leaf: { axis: 'TIME', ranges: quarters.map((quarter) => rangeOf('QUARTER', quarter)) },
    },
    window: 'PERIOD',
    changes: [],
    measures: movedMeasures,
    orderBy: [],
    first: MAX_ROWS,
    fillGaps: true,
  };
}
