import { createHash } from 'node:crypto';

import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';

import { findProtections } from '#domain/figures/notes/protections.js';
import {
  answerPlanInSteps,
  type ShownFigure,
  type ShownRow,
} from '#domain/figures/table/answer.js';
import { describeFilter } from '#domain/figures/words/describe-filter.js';
import { isMeasureKey } from '#domain/measures/catalogue.js';
import { isDimension } from '#domain/measures/dimensions.js';
import { toFilter } from '#domain/question/filter-request.js';
import { type Question, refuseQuestion } from '#domain/question/question.js';
import { isWindow } from '#domain/question/window.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { MeasureKey } from '#features/measures/measure.type.js';
import type { Context } from '#graphql/context.js';
import { eachTime } from '#graphql/each-time.js';
import { badInput } from '#graphql/errors.js';
import { handOutInSlices, mapInSlices, runInSlices } from '#platform/fair-share/time-slices.js';

import { AnswerCache, type WorkedOut } from './answer-cache.reader.js';
import { discloseTables } from './disclosed-tables.reader.js';
import { Figure } from './figure.type.js';
import { figureKeyMaker } from './figure-key.type.js';
import { toOrder } from './figure-order.type.js';
import { FigureRow, FigureTable, type RowOfFigures } from './figure-table.type.js';
import { readFigures } from './figures.reader.js';
import { FiguresArgs } from './figures-args.type.js';
import { findSelected } from './selected-measures.js';

@Resolver(() => FigureRow)
export class FiguresResolver {
  private readonly answers = new AnswerCache<KeptTable>();

  @Query(() => FigureTable, {
    description:
      'Figures for any measures, grouped and filtered. The measures are those that the query selects in rows, totals and other.',
  })
  async figures(
    @Args(() => FiguresArgs) asked: FiguresArgs,
    @Ctx() context: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AnsweredTable> {
    const { referenceData } = context;
    const question = toQuestion(asked, referenceData, info);
    const { by, where, window, orderBy, first, fillGaps } = asked;
    const { measures, changes } = question;
    const table = await this.answers.find([asked, measures, changes], context, (seen) =>
      answerFigures(asked, question, seen),
    );
    const { dataVersion } = table;
    eachTime(context, ({ dataRead, keepQuestion }) => {
      dataRead.note(dataVersion);
      keepQuestion('figures', {
        by,
        where,
        window,
        orderBy,
        first,
        fillGaps,
        measures,
        changes,
      });
    });
    // Serialising a list may still take a lot of work, whatever fields were selected.
    const rows = handOutInSlices(
      table.rows,
      Math.ceil(FIGURES_OF_TURN / (measures.length + changes.length)),
      context.work,
    );
    return { ...table, rows, asOf: context.operation.asOf };
  }

  @FieldResolver(() => Figure, {
    nullable: true,
    description: 'The figure of a measure chosen at run time.',
  })
  figure(
    @Root() row: RowOfFigures,
    @Arg('measure', () => MeasureKey, { description: 'The measure.' }) measure: string,
  ): ShownFigure | null {
    return isMeasureKey(measure) ? (row[measure] ?? null) : null;
  }
}

/** An answer without the time at which it was read, which differs for each question. */
type KeptTable = Omit<FigureTable, 'asOf'>;

/** An answer with rows that are returned a few at a time. */
interface AnsweredTable extends Omit<FigureTable, 'rows'> {
  readonly rows: Iterable<RowOfFigures | Promise<RowOfFigures>>;
}

/** How many figures are serialised before other work has its turn. */
const FIGURES_OF_TURN = 400;

async function answerFigures(
  asked: FiguresArgs,
  question: Question,
  context: Context,
): Promise<WorkedOut<KeptTable>> {
  const { referenceData, policy, work } = context;
  const { plan, tables, cacheVersion } = await readFigures(context, question);
  const disclosed = await discloseTables(tables, context);
  const table = await runInSlices(answerPlanInSteps(plan, disclosed, referenceData), work);
  if (!table.ok) throw badInput(table.reason);

  const { measures, changes } = question;
  const { rows, totals, other, groupCount, isTruncated, writeNotes, dataVersion } = table.table;
  const toKey = figureKeyMaker(question.by, referenceData);
  const toRow = (row: ShownRow): RowOfFigures => ({
    key: toKey(row.key),
    ...Object.fromEntries(row.figures),
  });
  const groups = disclosed.get(plan.groups);
  // Rolling quarters depend on quarters before those that the question names.
  const resting = question.by.length === 0 ? plan.whole : plan.groups;
  const whole = disclosed.get(resting) ?? null;
  const answer = {
    id: toId({
      asked,
      measures,
      changes,
      dataVersion,
      breaks: groups?.breaks,
      policy,
      today: referenceData.today,
    }),
    rows: await mapInSlices(rows, toRow, work),
    totals: toRow(totals),
    other: other && toRow(other),
    groupCount,
    truncated: isTruncated,
    dataVersion,
    notes: writeNotes(),
    filterText: describeFilter(asked.where ?? {}, referenceData),
    protections: groups ? findProtections(question, groups) : [],
    asked: whole && { question: resting, disclosed: whole, referenceData },
  };
  // The source returns of an answer follow from all groups, listed or not.
  return {
    answer,
    cacheVersion,
    figureCount: (Math.max(groupCount, rows.length) + 2) * (measures.length + changes.length),
  };
}

/**
 * Turns arguments into a question.
 *
 * @throws a sentence for the caller if they ask for something impossible
 */
function toQuestion(
  { by, where, window, orderBy, first, fillGaps }: FiguresArgs,
  referenceData: ReferenceData,
  info: GraphQLResolveInfo,
): Question {
  const filter = toFilter(where ?? {}, referenceData);
  if (!filter.ok) throw badInput(filter.reason);

  const orders = (orderBy ?? []).map(toOrder);
  const known = orders.filter((order) => order !== null);
  if (known.length < orders.length)
    throw badInput(
      'Each entry in orderBy must name either a measure or a dimension. Give exactly one of the two.',
    );

  const question: Question = {
    ...findSelected(info),
    by: by.filter(isDimension),
    filter: filter.filter,
    window: isWindow(window) ? window : 'PERIOD',
    orderBy: known,
    first,
    fillGaps,
  };
  const refusal = refuseQuestion(question);
  if (refusal) throw badInput(refusal);
  return question;
}

function toId(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}
