import type { DisclosedTable } from '#domain/disclosure/disclose.js';
import { type Change, noChange } from '#domain/figures/figure/change.js';
import type { Figure } from '#domain/figures/figure/figure.js';
import type { Row } from '#domain/figures/figure/row.js';
import { type Compared, toComparisons } from '#domain/figures/plan/comparison.js';
import type { Dataset } from '#domain/lists.js';
import { isMeasureKey, measureOf } from '#domain/measures/catalogue.js';
import {
  type ChangeParams,
  type Comparison,
  comparisonKeys,
  type Question,
} from '#domain/question/question.js';
import { widenToWindow } from '#domain/question/window.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { ReturnedQuarter } from '#domain/returned/returned-quarters.js';
import { finish, mapInSteps, type Steps } from '#domain/steps.js';

import { changeFinder, type LaterRow } from './changes.js';
import { groupsOfBefore } from './groups-of-before.js';
import { type Answer, answer, type Table, tooManyGroups } from './table.js';

/**
 * What is read to answer a question. Totals are read with the groups if they cover the same days.
 */
export interface Plan {
  readonly question: Question;
  readonly groups: Question;
  readonly whole: Question;
  readonly comparisons: readonly Compared[];
}

/** A question to read, and whether its sums over all groups are needed too. */
export interface Reading {
  readonly question: Question;
  readonly isWithTotals: boolean;
}

/**
 * Plans what to read for a question.
 *
 * @param returned who has returned what, which decides how an open quarter is compared
 */
export function planAnswer(
  question: Question,
  returned: ReadonlyMap<Dataset, readonly ReturnedQuarter[]>,
  referenceData: ReferenceData,
): Plan {
  const filters = widenToWindow(question, referenceData);
  const changes = changesOf(question);
  const groups = { ...question, filter: filters.groups };
  const whole =
    filters.whole === filters.groups ? groups : { ...question, by: [], filter: filters.whole };
  return {
    question,
    groups,
    whole,
    comparisons: toComparisons({ ...question, changes }, returned, referenceData),
  };
}

/** The changes that are worked out. A question without grouping has only one row, the whole. */
function changesOf({ by, changes }: Question): Question['changes'] {
  if (by.length > 0) return changes;
  const isRepeated = ({ measure, to, of }: ChangeParams) =>
    of === 'ROWS' &&
    changes.some((other) => other.of === 'TOTALS' && other.measure === measure && other.to === to);
  return changes
    .filter((change) => !isRepeated(change))
    .map((change) => ({ ...change, of: 'TOTALS' }));
}

/** Everything that must be read for a plan, the question itself first. */
export function readingsOf({ groups, whole, comparisons }: Plan): readonly Reading[] {
  const earlier = comparisons.flatMap((compared) =>
    compared.earlier.ok ? [compared.earlier.question] : [],
  );
  return [
    { question: groups, isWithTotals: whole === groups },
    ...(whole === groups ? [] : [{ question: whole, isWithTotals: true }]),
    ...earlier.map((question) => ({ question, isWithTotals: question.by.length === 0 })),
  ];
}

/** A figure with the changes that were asked for. */
export interface ShownFigure extends Figure {
  readonly changes: ReadonlyMap<Comparison, Change>;
}

export interface ShownRow extends Row {
  readonly figures: ReadonlyMap<string, ShownFigure>;
}

export interface ShownTable extends Table {
  readonly rows: readonly ShownRow[];
  readonly totals: ShownRow;
  readonly other: ShownRow | null;
}

export type ShownAnswer =
  | { readonly ok: true; readonly table: ShownTable }
  | Extract<Answer, { readonly ok: false }>;

/**
 * Makes the answer to a planned question from everything that was read for it and has passed
 * disclosure.
 */
export function answerPlan(
  plan: Plan,
  tables: ReadonlyMap<Question, DisclosedTable>,
  referenceData: ReferenceData,
): ShownAnswer {
  return finish(answerPlanInSteps(plan, tables, referenceData));
}

/** `answerPlan` in steps that can be interrupted, for answers of any size. */
export function* answerPlanInSteps(
  plan: Plan,
  tables: ReadonlyMap<Question, DisclosedTable>,
  referenceData: ReferenceData,
): Steps<ShownAnswer> {
  const { question, groups, whole, comparisons } = plan;
  const find = (read: Question): DisclosedTable => {
    const disclosed = tables.get(read);
    if (!disclosed) throw new Error('A planned question was not read');
    return disclosed;
  };
  const isCut = comparisons.some(({ earlier }) => earlier.ok && find(earlier.question).isTooLarge);
  if (isCut) return { ok: false, reason: tooManyGroups };
  const answered = yield* answer(
    question,
    {
      groups: { question: groups, disclosed: find(groups) },
      whole: { question: whole, disclosed: find(whole) },
      alsoListed: groupsOfBefore({ question, comparisons, find }, referenceData),
    },
    referenceData,
  );
  if (!answered.ok) return answered;

  const finders: ChangeFinders = comparisons.map(({ earlier, ...compared }) => {
    if (earlier.ok)
      return { ...compared, find: changeFinder(earlier, find(earlier.question), referenceData) };
    const none = new Map(
      compared.measures.map(
        (measure) => [measure, noChange(measureOf(measure), earlier.reason)] as const,
      ),
    );
    return { ...compared, find: () => none };
  });

  const { rows, totals, other } = answered.table;
  const isWhole = question.by.length === 0;
  return {
    ok: true,
    table: {
      ...answered.table,
      rows: yield* mapInSteps(rows, (row) =>
        withChanges(row, isWhole ? 'TOTALS' : 'ROWS', finders),
      ),
      totals: withChanges(totals, 'TOTALS', finders),
      other: other && withoutChanges(other),
    },
  };
}

type ChangeFinders = readonly (Pick<Compared, 'to' | 'of'> & {
  readonly find: ReturnType<typeof changeFinder>;
})[];

function withChanges(row: Row, of: Compared['of'], finders: ChangeFinders): ShownRow {
  const later: LaterRow = { figures: row.figures, key: of === 'ROWS' ? row.key : null };
  const changes = finders
    .filter((finder) => finder.of === of)
    .map(({ to, find }) => ({ to, found: find(later) }));
  return show(
    row,
    (key) =>
      new Map(
        changes.flatMap(({ to, found }) =>
          toEntry(to, isMeasureKey(key) ? found.get(key) : undefined),
        ),
      ),
  );
}

function toEntry(
  to: Comparison,
  change: Change | undefined,
): readonly (readonly [Comparison, Change])[] {
  return change ? [[to, change]] : [];
}

function withoutChanges(row: Row): ShownRow {
  const reason = 'groups that are not listed are not compared';
  return show(
    row,
    (key) =>
      new Map(
        isMeasureKey(key) ? comparisonKeys.map((to) => [to, noChange(measureOf(key), reason)]) : [],
      ),
  );
}

function show(row: Row, find: (measure: string) => ReadonlyMap<Comparison, Change>): ShownRow {
  return {
    key: row.key,
    figures: new Map(
      [...row.figures].map(([key, figure]) => [key, { ...figure, changes: find(key) }] as const),
    ),
  };
}
