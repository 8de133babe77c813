import { getVariableValues, type GraphQLSchema, Kind, parse } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';

import { readAskedFields } from '#graphql/operations/selected-fields.js';

import { allowances } from './domain/cost/allowances.js';
import {
  computeCost,
  computeCostInSteps,
  computeCostOfPages,
} from './domain/cost/cost-of-operation.js';
import { describeAllowanceUsed, describeTooExpensive } from './domain/cost/describe-excess.js';
import { points } from './domain/cost/points.js';
import { measureKeys } from './domain/measures/catalogue.js';
import { pages } from './domain/pages/declared/catalogue.js';
import { headlinesOfParts, headlinesOfWhole } from './domain/pages/questions/block-headlines.js';
import type { SelectedField } from './domain/selected-field.js';
import { builtSchema } from './schema.js';
import { testReferenceData } from './testing/test-reference-data.js';

const referenceData = testReferenceData('2026-11-24');
let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await builtSchema;
});

function price(query: string, given: Readonly<Record<string, unknown>> = {}) {
  return computeCost(fieldsOf(query, given), referenceData);
}

function fieldOf(query: string): SelectedField {
  const [field] = fieldsOf(query);
  if (!field) throw new Error('It asks for nothing');
  return field;
}

function fieldsOf(query: string, given: Readonly<Record<string, unknown>> = {}) {
  const document = parse(query);
  const operation = document.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('There is no operation');
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  return readAskedFields({ schema, document, operation, variables: coerced ?? {} });
}

const costOf = (query: string, variables?: Readonly<Record<string, unknown>>) =>
  price(query, variables).cost;
const districts = 'figures(by: [MONTH, AREA, AGENCY]) { rows { disruptions { text } } }';

describe('the cost of an operation', () => {
  it.each([
    {
      what: 'a list that is shown only in part',
      less: `{ ${districts} }`,
      factor: 0.9,
      more: `{ ${districts.replace(')', ', first: 1)')} }`,
    },
    {
      what: 'the same again under another name',
      less: `{ ${districts} }`,
      factor: 1.9,
      more: `{ ${districts} again: ${districts} }`,
    },
    {
      what: 'the same again in a fragment',
      less: `{ ${districts} }`,
      factor: 1.9,
      more: `{ ${districts} ...More } fragment More on Query { again: ${districts} }`,
    },
    {
      what: 'another measure',
      less: `{ ${districts} }`,
      factor: 1.8,
      more: `{ ${districts.replace('{ text }', '{ text } reports { text }')} }`,
    },
    {
      what: 'a measure that only orders',
      less: `{ ${districts} }`,
      factor: 1.8,
      more: `{ ${districts.replace(')', ', orderBy: [{ measure: reports }])')} }`,
    },
    {
      what: 'four quarters',
      less: '{ figures(by: [QUARTER, AREA]) { rows { reports { text } } } }',
      factor: 1.5,
      more: '{ figures(by: [QUARTER, AREA], window: ROLLING_FOUR_QUARTERS) { rows { reports { text } } } }',
    },
    {
      what: 'a change',
      less: `{ ${districts} }`,
      factor: 2,
      more: `{ ${districts.replace('text', 'text change(to: PREVIOUS_PERIOD) { text }')} }`,
    },
    {
      what: 'a measure that is chosen by an argument',
      less: `{ ${districts} }`,
      factor: 0.99,
      more: `{ ${districts.replace('disruptions', 'figure(measure: disruptions)')} }`,
    },
    {
      what: 'a longer page of records',
      less: '{ reports(first: 10, reason: "a test") { edges { node { id } } } }',
      factor: 4,
      more: '{ reports(first: 1000, reason: "a test") { edges { node { id } } } }',
    },
    {
      what: 'more rated measures',
      less: '{ kpis(measures: [reports]) { name } }',
      factor: 4,
      more: '{ kpis { name } }',
    },
    {
      what: 'more objectives',
      less: '{ kpis { name } }',
      factor: 3,
      more: '{ kpis(objectives: [PURSUE, PREVENT, PROTECT, PREPARE]) { name } }',
    },
    {
      what: 'a card next to a card',
      less: '{ scorecard { message } }',
      factor: 1.8,
      more: '{ scorecard { message running { message } } }',
    },
  ])('is more for $what', ({ less, more, factor }) => {
    expect(costOf(more)).toBeGreaterThanOrEqual(costOf(less) * factor);
  });

  it('follows from variables and their defaults', () => {
    const query = (by: string) =>
      `query Q($by: [Dimension!]! = ${by}, $where: FigureFilter) { figures(by: $by, where: $where) { rows { reports { text } } } }`;
    const wide = costOf(query('[MONTH, AREA, AGENCY]'));
    expect(wide).toBe(costOf(query('[]'), { by: ['MONTH', 'AREA', 'AGENCY'] }));
    expect(wide).toBeGreaterThan(50 * costOf(query('[]')));
    expect(
      costOf(query('[MONTH, AREA, AGENCY]'), {
        where: { quarter: { in: ['2026-27-Q1'] }, agency: { in: ['TVP'] } },
      }),
    ).toBeLessThan(wide / 20);
  });

  it('of a change that is broken down is the cost of its quarters for each breakdown, and is within half the limit', () => {
    const two = 'from: "2025-26-Q1", to: "2025-26-Q2"';
    const taken = (by: string) =>
      `{ contributions(measure: reports, ${two}${by}) { splits { parts { amount } } } }`;
    const figures = (by: string) =>
      `figures(by: [${by}], where: { quarter: { in: ["2025-26-Q1", "2025-26-Q2"] } }) { rows { reports { value } } }`;
    const asFigures = costOf(`{ one: ${figures('QUARTER')} two: ${figures('QUARTER, CHANNEL')} }`);
    expect(costOf(taken(', by: [CHANNEL]')) / asFigures).toBeGreaterThan(0.7);
    expect(costOf(taken(', by: [CHANNEL]')) / asFigures).toBeLessThan(2);
    expect(costOf(taken(''))).toBeGreaterThan(3 * costOf(taken(', by: [CHANNEL]')));
    const dearest = measureKeys.map((measure) => costOf(taken('').replace('reports', measure)));
    expect(Math.max(...dearest)).toBeLessThan(allowances.QUESTION.operation / 2);
  });

  it('of a change shown only next to another measure is the cost of both', () => {
    const two = 'from: "2025-26-Q1", to: "2025-26-Q2"';
    const taken = costOf(
      `{ contributions(measure: hoursPerDisruption, ${two}, by: [AGENCY]) { difference } }`,
    );
    const figures = (by: string, measures: string) =>
      `figures(by: [${by}], where: { quarter: { in: ["2025-26-Q1", "2025-26-Q2"] } }) { rows { ${measures} } }`;
    const asFigures = (measures: string) =>
      costOf(
        `{ one: ${figures('QUARTER', measures)} two: ${figures('QUARTER, AGENCY', measures)} }`,
      );
    expect(taken).toBeGreaterThan(asFigures('hoursPerDisruption { value }'));
    expect(
      taken / asFigures('hoursPerDisruption { value } majorModerateShare { value }'),
    ).toBeGreaterThan(0.95);
  });

  it('excludes skipped fields, but no field that only seems to be skipped', () => {
    const query = `query Q($is: Boolean!) { viewer { id } ${districts.replace('figures', 'a: figures').replace(' { rows', ' @include(if: $is) { rows')} }`;
    expect(costOf(query, { is: false })).toBeLessThan(5);
    expect(costOf(query, { is: true })).toBeGreaterThan(1000);
    expect(
      costOf(query.replace('@include(if: $is)', '@skip(if: $is)'), { is: false }),
    ).toBeGreaterThan(1000);
  });

  it.each([
    '{ a: figures(by: [QUARTER, AREA, AGENCY], first: 1) { rows { reports { text } disruptions { text } referrals { text } arrests { text } charges { text } } } }',
    '{ figures(by: [MONTH, AREA, AGENCY, CRIME_TYPE], first: 1) { rows { reports { text } arrests { text } } } }',
    '{ kpis(objectives: [PURSUE, PREVENT, PROTECT, PREPARE]) { trend { figure { text } } } a: kpis(objectives: [PURSUE, PREVENT, PROTECT, PREPARE], area: "E06000038") { trend { figure { text } } } b: kpis(objectives: [PURSUE, PREVENT, PROTECT, PREPARE], area: "E06000039") { trend { figure { text } } } c: kpis(objectives: [PURSUE, PREVENT, PROTECT, PREPARE], area: "E06000040") { trend { figure { text } } } }',
    `{ __schema { types { ${Array.from({ length: 40 }, (_, index) => `f${index}: fields { name type { name } args { name type { name } } }`).join(' ')} } } }`,
    '{ periods(from: "1000-01-Q1", to: "9997-98-Q4") { key label longLabel start end status datasets { dataset status } } }',
  ])('exceeds the limit of one operation: %s', (query) => {
    expect(costOf(query)).toBeGreaterThan(allowances.QUESTION.operation);
  });

  it('of a filter that no rollup answers is limited by the filter’s conditions', () => {
    const where = {
      or: Array.from({ length: 300 }, (_, index) => ({
        month: { in: [`${2000 + (index % 30)}-0${1 + (index % 9)}`] },
        sex: { in: ['FEMALE'] },
      })),
    };
    const query =
      'query Q($where: FigureFilter) { figures(where: $where) { totals { referrals { text } } } }';
    expect(costOf(query, { where })).toBeGreaterThan(10 * costOf(query));
  });

  it('of the reports page covers each rated figure, including in its bar', () => {
    const { force } = referenceData.places;
    if (force === null) throw new Error('There is no force');
    const asked = {
      quarter: '2026-27-Q1',
      area: force,
      agency: null,
      agencyKind: null,
      crimeType: null,
    } as const;
    const page = { asked, objective: null, time: null, own: [] };
    const judged = pages.REPORTS.blocks.flatMap((block) => [
      ...headlinesOfWhole(block, page),
      ...headlinesOfParts(block, page, referenceData),
    ]);
    expect(computeCostOfPages(['REPORTS'], referenceData)).toBeGreaterThanOrEqual(
      6 * points.READING + judged.length * points.KPI_OF_MANY,
    );
  });

  it('is small for everything that pages ask for except figures', () => {
    expect(
      costOf(
        '{ viewer { id name } measures { key name } areas { code name } agencies { code name } }',
      ),
    ).toBeLessThan(30);
  });
});

describe('an operation with too many fields', () => {
  it('is not priced in full', () => {
    const levels = Array.from(
      { length: 12 },
      (_, index) =>
        `fragment F${index} on Figure { a: change(to: PREVIOUS_PERIOD) { from { ...F${index + 1} } } b: change(to: PREVIOUS_PERIOD) { from { ...F${index + 1} } } }`,
    );
    const query = `{ figures { totals { reports { ...F0 } } } } ${levels.join(' ')} fragment F12 on Figure { text }`;
    expect(() => price(query)).toThrow('The question selects more than 6,000 fields');
  });
});

describe('an operation that is too expensive', () => {
  it('is priced only up to the limit, one field in each step', () => {
    const fields = Array.from({ length: 90 }, (_, index) => ({
      ...fieldOf(`{ ${districts} }`),
      key: `a${index}`,
    }));
    const steps = computeCostInSteps(fields, referenceData, 5_000);
    let count = 0;
    for (;;) {
      const step = steps.next();
      if (step.done === true) {
        expect(step.value).toMatchObject({ isWhole: false });
        expect(step.value.cost).toBeGreaterThan(5_000);
        expect(step.value.parts.length).toBeLessThan(90);
        expect(count).toBe(step.value.parts.length - 1);
        expect(describeTooExpensive(step.value, 2000)).toMatch(
          /^This question would cost more than [\d,]+ points, and the limit for one question is 2,000\./,
        );
        return;
      }
      count += 1;
    }
  });
});

describe('the message about an operation that is too expensive', () => {
  it('names the cost, the limit, the most expensive part and how to make it cheaper', () => {
    const price_ = price(
      '{ viewer { id } wide: figures(by: [QUARTER, AREA, AGENCY]) { rows { reports { text } arrests { text } charges { text } convictions { text } phones { text } } } }',
    );
    expect(describeTooExpensive(price_, 2000)).toMatch(
      /^This question would cost [\d,]+ points, and the limit for one question is 2,000\. Most of it is wide \(figures\): up to 24,381 groups of 5 measures, [\d,]+ points\. Group by fewer dimensions, narrow it in "where", or select fewer measures and changes\. Or ask in several questions\.$/,
    );
  });

  it.each([
    { seconds: 3, when: 'a minute' },
    { seconds: 61, when: '2 minutes' },
  ])(
    'says when to ask again once an hour’s allowance is used up: in $when',
    ({ seconds, when }) => {
      expect(describeAllowanceUsed({ cost: 400 }, { left: 12, hour: 300_000, seconds })).toBe(
        `This question costs 400 points, and 12 of your 300,000 points an hour are left. Ask again in ${when}, or for less.`,
      );
    },
  );
});
