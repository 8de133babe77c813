import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createSomeReferrals, READING, type SomeReferrals } from '#testing/some-referrals.js';

let some: SomeReferrals;
beforeAll(async () => {
  some = await createSomeReferrals();
});
afterAll(() => some.close());

const ofDisruptions = 'totals { disruptions { value } }';

describe('an invalid document', () => {
  it.each([
    {
      figures: '(where: { crimeType: { in: [DRUG] } })',
      message: 'Value "DRUG" does not exist in "CrimeType" enum.',
      column: 38,
    },
    {
      figures: '(by: [SHOE_SIZE])',
      message: 'Value "SHOE_SIZE" does not exist in "Dimension" enum.',
      column: 16,
    },
    {
      figures: '(window: YEAR)',
      message: 'Value "YEAR" does not exist in "Window" enum.',
      column: 19,
    },
    {
      figures: '(first: "ten")',
      message: 'Int cannot represent non-integer value: "ten"',
      column: 18,
    },
    {
      figures: '(first: 2147483648)',
      message: 'Int cannot represent non 32-bit signed integer value: 2147483648',
      column: 18,
    },
    {
      figures: '(where: { quarter: { in: ["2025-Q1"] } })',
      message:
        '"2025-Q1" is not a Quarter. A UK financial quarter, such as 2025-26-Q1 for April to June 2025.',
      column: 36,
    },
    {
      figures: '(where: { month: { from: "2025-13" } })',
      message: '"2025-13" is not a Month. A month, such as 2025-04.',
      column: 35,
    },
    {
      figures: '(orderBy: [{ measure: nonsense }])',
      message: 'Value "nonsense" does not exist in "MeasureKey" enum.',
      column: 32,
    },
  ])('is refused with its position: $message', async ({ figures, message, column }) => {
    const { errors, status } = await some.api.ask(`{ figures${figures} { ${ofDisruptions} } }`);
    expect(status).toBe(200);
    expect(errors[0]?.message).toContain(message);
    expect(errors[0]).toMatchObject({
      locations: [{ line: 1, column }],
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
  });

  it.each([
    {
      selection: 'figure(measure: nonsense) { value }',
      message: 'Value "nonsense" does not exist in "MeasureKey" enum.',
    },
    {
      selection: 'figure { value }',
      message:
        'Field "figure" argument "measure" of type "MeasureKey!" is required, but it was not provided.',
    },
    {
      selection: 'constructor { value }',
      message: 'Cannot query field "constructor" on type "FigureRow".',
    },
    {
      selection: 'referrals { change(to: NEXT) { text } }',
      message: 'Value "NEXT" does not exist in "Comparison" enum.',
    },
  ])('is refused if it selects what does not exist: $selection', async ({ selection, message }) => {
    const { errors } = await some.api.ask(`{ figures { totals { ${selection} } } }`);
    expect(errors[0]?.message).toBe(message);
    expect(errors[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(errors[0]?.locations).toHaveLength(1);
  });

  it.each(['referrals { value }', 'figures { totals { referrals { value } } }'])(
    'is also one with hundreds of aliases for %s',
    async (field) => {
      const many = Array.from({ length: 300 }, (_, index) => `a${index}: ${field}`).join(' ');
      const { errors, data, status } = await some.api.ask(
        field.startsWith('figures') ? `{ ${many} }` : `{ figures { totals { ${many} } } }`,
      );
      expect(status).toBe(200);
      expect(data).toBeUndefined();
      expect(errors).toHaveLength(1);
      expect(errors[0]).toEqual({
        message:
          'The question has more than 100 aliases or repeated fields. Ask for less at once, in several questions.',
        locations: [{ line: 1, column: 1 }],
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      });
    },
  );
});

describe('invalid variables', () => {
  const refusalOf = async (variables: Readonly<Record<string, unknown>>) => {
    const { errors, status } = await some.api.ask(
      'query ($where: FigureFilter, $measure: MeasureKey! = referrals) { figures(where: $where) { totals { figure(measure: $measure) { value } } } }',
      variables,
    );
    expect(status).toBe(200);
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(errors[0]?.locations).toHaveLength(1);
    return errors[0]?.message;
  };
  const nested = (depth: number): unknown =>
    JSON.parse('{"not":'.repeat(depth) + '{}' + '}'.repeat(depth));

  it.each([
    {
      variables: { measure: 'nonsense' },
      message: /"nonsense"; Value "nonsense" does not exist in "MeasureKey" enum/,
    },
    {
      variables: { measure: null },
      message: /"\$measure" of non-null type "MeasureKey!" must not be null/,
    },
    {
      variables: { where: { sex: { in: ['WOMAN'] } } },
      message: /at "where\.sex\.in\[0\]"; Value "WOMAN" does not exist in "Sex" enum/,
    },
    {
      variables: { where: { quarter: { from: 'Q1' } } },
      message: /at "where\.quarter\.from"; "Q1" is not a Quarter/,
    },
    {
      variables: { where: { shoeSize: { in: [41] } } },
      message: /Field "shoeSize" is not defined by type "FigureFilter"/,
    },
    {
      variables: { where: nested(20) },
      message: /^where: it nests "and", "or" and "not" more than 20 deep\. Nest less deeply\.$/,
    },
    {
      variables: {
        where: { or: Array.from({ length: 4_000 }, () => ({ sex: { in: ['MALE'] } })) },
      },
      message: /^where contains 4,000 conditions; at most 1,000 are allowed/,
    },
    {
      variables: {
        where: { month: { in: Array.from({ length: 1001 }, (_, n) => `${2000 + n}-01`) } },
      },
      message: /^where contains 1,001 conditions; at most 1,000 are allowed/,
    },
    {
      variables: { where: { area: { in: ['x'.repeat(900_000)] } } },
      message: /^where\.area: no area has the code "x{100}…"/,
    },
    { variables: { where: { quarter: { in: ['x'.repeat(900_000)] } } }, message: /^[^]{1,1010}$/ },
    {
      variables: { where: { agency: { in: ["a\u0000'; DROP TABLE referral; --"] } } },
      message: /^where\.agency: no agency has the code "a\ufffd'; DROP/,
    },
  ])('are refused with $message', async ({ variables, message }) => {
    expect(await refusalOf(variables)).toMatch(message);
  });

  it('are not examined if they have more than twenty thousand values', async () => {
    const { errors } = await some.api.ask(
      'query ($where: FigureFilter) { figures(where: $where) { totals { referrals { value } } } }',
      {
        where: { or: Array.from({ length: 30_000 }, () => ({ sex: { in: ['MALE'] } })) },
      },
    );
    expect(errors).toEqual([
      {
        message:
          'The arguments of the question contain more than 20,000 values. Name each once, or ask in several questions.',
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });

  it('may name the same code ten thousand times, which then counts once', async () => {
    const { data } = await some.api.ask(
      'query ($where: FigureFilter) { figures(where: $where) { totals { referrals { value } } } }',
      {
        where: { area: { in: Array.from({ length: 10_000 }, () => READING) } },
      },
    );
    expect(data.figures.totals.referrals.value).toBe(31);
  });
});
