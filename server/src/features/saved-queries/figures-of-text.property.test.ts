import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';

import { type MeasureKey, measureKeys } from '#domain/measures/catalogue.js';
import { dimensionKeys } from '#domain/measures/dimensions.js';
import { type FigureParams, readFiguresAsked } from '#domain/saved-queries/figure-params.js';
import { testReferenceData } from '#testing/test-reference-data.js';
import { runs } from '@stronghold/prisma/testing/depth';

import { readAskedText } from './saved-text.type.js';

const schema = buildSchema(
  readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8'),
);
const referenceData = testReferenceData('2026-11-24');

/** A question, before it is written in one of many ways. */
const asked: fc.Arbitrary<FigureParams> = fc
  .record({
    measures: fc.uniqueArray(fc.constantFrom(...measureKeys), { minLength: 1, maxLength: 4 }),
    by: fc.uniqueArray(fc.constantFrom(...dimensionKeys), { maxLength: 3 }),
    where: fc.constantFrom(
      {},
      { quarter: { in: ['2026-27-Q2'] } },
      { quarter: { from: '2025-26-Q1', to: '2026-27-Q2' }, area: { within: ['E06000038'] } },
      { or: [{ agency: { in: ['TVP', 'RBC'] } }, { not: { sex: { isNull: true } } }] },
    ),
    window: fc.constantFrom('PERIOD' as const, 'ROLLING_FOUR_QUARTERS' as const),
    isOrdered: fc.boolean(),
    first: fc.integer({ min: 1, max: 10_000 }),
    fillGaps: fc.boolean(),
    compared: fc.constantFrom(null, 'PREVIOUS_PERIOD' as const, 'SAME_PERIOD_LAST_YEAR' as const),
  })
  .map(({ measures, isOrdered, compared, ...rest }) => {
    const [measure] = measures;
    return {
      ...rest,
      measures,
      orderBy: isOrdered && measure ? [{ by: { measure }, isDescending: true }] : [],
      changes: compared && measure ? [{ measure, to: compared, of: 'ROWS' as const }] : [],
    };
  });

/** Ways to write a question: each makes a different text for the same question. */
const written = fc.record({
  isNamed: fc.boolean(),
  isAliased: fc.boolean(),
  isInFragment: fc.boolean(),
  isByVariable: fc.boolean(),
  isChosen: fc.boolean(),
  isInTotals: fc.boolean(),
  hasComment: fc.boolean(),
});
type Written = typeof written extends fc.Arbitrary<infer Way> ? Way : never;

function writeText(
  { measures, by, window, orderBy, first, fillGaps, changes }: FigureParams,
  way: Written,
  where: string,
): string {
  const toField = (measure: MeasureKey, index: number) => {
    const change = changes.find((each) => each.measure === measure);
    const inner = `{ text ${change ? `${way.isAliased ? 'before: ' : ''}change(to: ${change.to}) { text }` : ''} }`;
    if (way.isChosen) return `m${index}: figure(measure: ${measure}) ${inner}`;
    return `${way.isAliased ? `m${index}: ` : ''}${measure} ${inner}`;
  };
  const fields = measures.map(toField).join('\n      ');
  const rows = way.isInFragment ? '{ ...Row }' : `{ ${fields} }`;
  const order = orderBy
    .map(({ by: of }) => ('measure' in of ? `{ measure: ${of.measure}, direction: DESC }` : ''))
    .join(', ');
  const head = way.isByVariable ? 'query Q($where: FigureFilter) ' : way.isNamed ? 'query Q ' : '';
  const totals = way.isInTotals ? `totals { ${measures[0] ?? ''} { text } }` : '';
  return `${way.hasComment ? '# A comment, { with } braces\n' : ''}${head}{
  ${way.isAliased ? 'mine: ' : ''}figures(by: [${by.join(', ')}], where: ${way.isByVariable ? '$where' : where}, window: ${window},
    orderBy: [${order}], first: ${first}, fillGaps: ${fillGaps}) { rows ${rows} ${totals} groupCount }
}
${way.isInFragment ? `fragment Row on FigureRow { ${fields} }` : ''}`;
}

const inGraphQl = (value: unknown): string => JSON.stringify(value).replaceAll(/"(\w+)":/g, '$1: ');

describe('a text that asks for figures once', () => {
  it('is read as its question however it is written', () => {
    fc.assert(
      fc.property(asked, written, (question, way) => {
        const text = writeText(question, way, inGraphQl(question.where));
        const variables = way.isByVariable
          ? [{ name: 'where', label: '', default: { ...question.where }, quartersBack: null }]
          : [];
        const read = readAskedText(
          { text, variables: JSON.parse(JSON.stringify(variables)) },
          { schema, referenceData },
        );
        if (!read.ok) throw new Error(`${read.reason}\n${text}`);
        expect(JSON.parse(JSON.stringify(readFiguresAsked(read.asked.fields)))).toEqual({
          ok: true,
          asked: question,
        });
      }),
      { numRuns: runs({ sample: 150, deep: 1000 }) },
    );
  });
});

describe('a text that is not such a question', () => {
  it.each([
    {
      text: '{ agencies { name } }',
      reason:
        'It asks for agencies. A block can show only one question, and it must ask for figures.',
    },
    {
      text: '{ a: figures { totals { reports { text } } } b: figures { totals { reports { text } } } }',
      reason:
        'It asks 2 things at once. A block can show only one question, and it must ask for figures.',
    },
    { text: '{ figures { groupCount } }', reason: 'It does not select any measures.' },
    { text: '{ __typename }', reason: 'It asks for nothing.' },
  ])('is refused in a sentence: $reason', ({ text, reason }) => {
    const read = readAskedText({ text, variables: [] }, { schema, referenceData });
    expect(read.ok && readFiguresAsked(read.asked.fields)).toEqual({ ok: false, reason });
  });
});

describe('the values of its variables', () => {
  const text =
    'query ($quarter: Quarter!, $agency: [ID!]) { figures(where: { quarter: { in: [$quarter] }, agency: { in: $agency } }) { totals { reports { text } } } }';
  const moving = [{ name: 'quarter', label: '', default: null, quartersBack: 0 }];

  it.each([
    {
      variables: moving,
      given: {},
      scope: {},
      is: { quarter: '2026-27-Q2' },
      because: 'it moves with the latest closed quarter',
    },
    {
      variables: moving,
      given: {},
      scope: { quarter: '2025-26-Q4', area: 'x' },
      is: { quarter: '2025-26-Q4' },
      because: 'the page around it says so',
    },
    {
      variables: moving,
      given: {},
      scope: { agency: 'TVP' },
      is: { quarter: '2026-27-Q2', agency: ['TVP'] },
      because: 'one value becomes a list of one',
    },
    {
      ...{ variables: moving, given: { quarter: '2024-25-Q1' }, scope: { quarter: '2025-26-Q4' } },
      ...{ is: { quarter: '2024-25-Q1' }, because: 'what is given comes first' },
    },
  ])('are $is: $because', ({ variables, given, scope, is }) => {
    const read = readAskedText(
      { text, variables },
      { schema, referenceData, given: { values: given, scope } },
    );
    expect(read.ok && read.asked.variables).toEqual(is);
  });

  it('are reported if missing', () => {
    expect(readAskedText({ text, variables: [] }, { schema, referenceData })).toEqual({
      ...{
        ok: false,
        reason: '$quarter has no value, and the question needs one. Give it one.',
      },
    });
  });
});
