import { findSuccessor } from '#domain/agency-succession.js';
import { type Figure, toFigure } from '#domain/figures/figure/figure.js';
import type { Row } from '#domain/figures/figure/row.js';
import { answerPlan } from '#domain/figures/table/answer.js';
import {
  askContributions,
  type ContributionParams,
  findMissingSenders,
} from '#domain/findings/contribution-question.js';
import { decompose, differenceOf, type ShownPart } from '#domain/findings/decompose.js';
import { mergeFigures } from '#domain/findings/merge-figures.js';
import { measureOf } from '#domain/measures/catalogue.js';
import { datasetsUnder } from '#domain/measures/datasets-under.js';
import type { Dimension } from '#domain/measures/dimensions.js';
import type { Measure } from '#domain/measures/measure.js';
import type { KeyValue } from '#domain/question/dimension-values.js';
import { toKeyText } from '#domain/question/group-keys.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { WorkedOut } from '#features/figures/answer-cache.reader.js';
import { discloseTables } from '#features/figures/disclosed-tables.reader.js';
import { figureKeyMaker } from '#features/figures/figure-key.type.js';
import { type ReadFigures, readFiguresTogether } from '#features/figures/figures.reader.js';
import { toPeriod } from '#features/periods/period.type.js';
import { toAgency } from '#features/places/agency.type.js';
import type { Context } from '#graphql/context.js';
import { badInput } from '#graphql/errors.js';

import type { ContributionAnalysis, ContributionSplit } from './contributions.type.js';

/**
 * Reads the figures for a change and for its parts, all from one snapshot, and breaks the change
 * down by part.
 */
export async function readContributions(
  asked: ContributionParams,
  context: Context,
): Promise<WorkedOut<ContributionAnalysis>> {
  const { referenceData } = context;
  const measure = measureOf(asked.measure);
  let missing: ReadonlySet<number> = new Set();
  const { figures, cacheVersion } = await readFiguresTogether(context, {
    measures: askContributions(asked, missing, referenceData)[0]?.measures ?? [],
    datasets: datasetsUnder(measure),
    toQuestions: (returned) => {
      missing = findMissingSenders(asked, returned, referenceData);
      return askContributions(asked, missing, referenceData);
    },
    readBeside: () => Promise.resolve(null),
  });
  const answered: (readonly Row[])[] = [];
  for (const each of figures) answered.push(await answerRows(each, context));
  const [wholes = [], ...splits] = answered;
  const figureOf = (row: Row | undefined): Figure =>
    row?.figures.get(asked.measure) ??
    toFigure(measure, { numerator: 0, denominator: null }, ['NOT_AVAILABLE']);
  const whole = {
    before: figureOf(wholes.find(({ key }) => key[0] === asked.from)),
    after: figureOf(wholes.find(({ key }) => key[0] === asked.to)),
  };
  const difference = differenceOf(whole);
  const answer: ContributionAnalysis = {
    from: toPeriod(asked.from, referenceData),
    to: toPeriod(asked.to, referenceData),
    ...whole,
    difference,
    splits:
      difference === null
        ? []
        : asked.by.map((dimension, index): ContributionSplit => {
            const toKey = figureKeyMaker([dimension], referenceData);
            const { parts, remainder } = decompose(
              measure,
              whole,
              joinSuccessors(dimension, pairUp(splits[index] ?? [], asked, figureOf), {
                measure,
                referenceData,
              }),
            );
            return {
              dimension,
              remainder,
              parts: parts.map(({ key, before, after, contribution }) => ({
                key: toKey([key]),
                before,
                after,
                amount: contribution?.amount ?? null,
                rateEffect: contribution?.rateEffect ?? null,
                mixEffect: contribution?.mixEffect ?? null,
              })),
            };
          }),
    leftOut: referenceData.agencies.filter(({ id }) => missing.has(id)).map(toAgency),
  };
  return {
    answer,
    cacheVersion,
    figureCount: answered.reduce((sum, rows) => sum + rows.length, 0),
  };
}

async function answerRows(
  { plan, tables }: Omit<ReadFigures, 'cacheVersion'>,
  context: Context,
): Promise<readonly Row[]> {
  const answered = answerPlan(plan, await discloseTables(tables, context), context.referenceData);
  if (!answered.ok) throw badInput(answered.reason);
  return answered.table.rows;
}

/** The parts of a breakdown, each with its figures for the two quarters. */
function pairUp(
  rows: readonly Row[],
  { from, to }: Pick<ContributionParams, 'from' | 'to'>,
  figureOf: (row: Row | undefined) => Figure,
): readonly ShownPart[] {
  const byKey = new Map(rows.map((row) => [toKeyText(row.key), row] as const));
  const values = new Map<string, KeyValue>(
    rows.map(({ key: [, value = null] }) => [toKeyText([value]), value] as const),
  );
  return [...values.values()].map((key) => ({
    key,
    before: figureOf(byKey.get(toKeyText([from, key]))),
    after: figureOf(byKey.get(toKeyText([to, key]))),
  }));
}

/**
 * Joins an agency and its predecessors into one part, under the current agency’s key. If any of
 * their figures is hidden or rounded, the sum is unknown, and the agencies stay separate.
 */
function joinSuccessors(
  dimension: Dimension,
  parts: readonly ShownPart[],
  { measure, referenceData }: { readonly measure: Measure; readonly referenceData: ReferenceData },
): readonly ShownPart[] {
  if (dimension !== 'AGENCY') return parts;
  const groups = new Map<KeyValue, ShownPart[]>();
  for (const part of parts) {
    const key = typeof part.key === 'string' ? findSuccessor(part.key, referenceData) : part.key;
    groups.set(key, [...(groups.get(key) ?? []), part]);
  }
  return [...groups].flatMap(([key, members]) => {
    const before = mergeFigures(
      measure,
      members.map((each) => each.before),
    );
    const after = mergeFigures(
      measure,
      members.map((each) => each.after),
    );
    return before === null || after === null ? members : [{ key, before, after }];
  });
}
