import type { GraphQLSchema } from 'graphql';

import { toFieldName } from '#features/explore/to-field-name.js';
import { shiftQuarter } from '#lib/quarter.js';

import { addArgument } from './change-arguments.js';
import { keySource } from './change-dimensions.js';
import { takeStep } from './open-question.js';
import type {
  ChangeQuestion,
  FiguresQuestion,
  FilterPart,
  WrittenQuestion,
} from './question.type.js';
import { conditionsOf } from './read-filter.js';
import { writeFigures } from './write-figures.js';
import { writeWhere } from './write-filter.js';
import { writeChange } from './write-question.js';

interface Context {
  readonly schema: GraphQLSchema;
  /** Closed quarters, earliest first. */
  readonly closed: readonly string[];
}

const times: ReadonlySet<string> = new Set(['month', 'quarter', 'financialYear', 'calendarYear']);
const nowhere = { from: 0, to: 0 };

/**
 * A question about what made a measure change: from a year before to the latest closed quarter in
 * the current question, among the same records.
 */
export function toChangeQuestion(
  question: FiguresQuestion,
  { measure, splits }: { readonly measure: string; readonly splits: readonly string[] },
  { schema, closed }: Context,
): WrittenQuestion | null {
  const asked = conditionsOf(question.filters)
    .filter(({ field }) => field === 'quarter')
    .flatMap(({ tests }) =>
      tests.flatMap(({ operator, values }) => (operator === 'from' ? [] : values.map(String))),
    );
  const to = closed.findLast((quarter) => asked.includes(quarter)) ?? closed.at(-1);
  const [first] = closed;
  if (to === undefined || first === undefined || to === first) return null;
  const yearBefore = shiftQuarter(to, -4);
  const from = yearBefore < first ? first : yearBefore;
  const keys = splits.map((dimension) => keySource(schema, toFieldName(dimension)));
  const written: WrittenQuestion = {
    text: writeChange({ measure, from, to, keys }),
    variables: {},
  };
  const where = writeWhere(question.filters.flatMap(withoutTime), schema);
  return where === null ? written : takeStep(written, schema, (open) => addArgument(open, where));
}

/** A part of a filter, unless it contains time: a change has its own quarters. */
function withoutTime(part: FilterPart): readonly FilterPart[] {
  if (part.kind === 'TEXT') return [];
  return conditionsOf([part]).some(({ field }) => times.has(field)) ? [] : [part];
}

/** The figures for the two quarters of a change, among the same records. */
export function toFiguresQuestion(
  { measure, from, to, by, filters }: ChangeQuestion,
  schema: GraphQLSchema,
): WrittenQuestion {
  const quarters = [from, to].flatMap((each) => (each === null ? [] : [each.value]));
  const ofQuarters: readonly FilterPart[] =
    quarters.length === 0
      ? []
      : [
          {
            kind: 'CONDITION',
            field: 'quarter',
            tests: [{ operator: 'in', values: quarters, variables: [] }],
            path: ['quarter'],
            range: nowhere,
          },
        ];
  const text = writeFigures(
    {
      measures:
        measure === null
          ? []
          : [
              {
                key: measure.value,
                changes: [],
                sharedChanges: [],
                befores: [],
                hasParts: false,
                sharesParts: false,
                range: nowhere,
              },
            ],
      by: [{ dimension: 'QUARTER', range: nowhere }, ...by],
      filters: [...ofQuarters, ...filters.filter(({ kind }) => kind !== 'TEXT')],
      window: null,
      orderBy: [],
      first: null,
      fillGaps: null,
      hasTotals: true,
      hasOther: false,
    },
    schema,
  );
  return { text, variables: {} };
}
