import fc from 'fast-check';

/** A question as it is written. */
interface Written {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Conditions on a field, by operator. */
type Tests = Readonly<Record<string, readonly (string | number | boolean)[]>>;

/** Measures that share the same records. */
export const measures = [
  'disruptions',
  'arrests',
  'charges',
  'majorModerateShare',
  'multiAgencyShare',
  'phones',
] as const;
/** The dimensions of the measures, each with the fields of its key that questions select. */
export const dimensions = {
  AREA: 'area { code name }',
  AGENCY: 'agency { name }',
  QUARTER: 'quarter { key label }',
  CRIME_TYPE: 'crimeType',
  OBJECTIVE: 'objective',
  IMPACT: 'impact',
} as const;
/** The values that filters may name. */
export const values = {
  quarter: {
    type: 'Quarter',
    all: ['2025-26-Q4', '2026-27-Q1', '2026-27-Q2'],
    operators: ['in', 'from', 'to'],
  },
  area: {
    type: 'ID',
    all: ['E06000038', 'E10000025', 'E23000029'],
    operators: ['in', 'notIn', 'within', 'isNull'],
  },
  agency: { type: 'ID', all: ['TVP', 'RBC'], operators: ['in', 'notIn'] },
  crimeType: {
    type: 'CrimeType',
    all: ['DRUGS', 'FIREARMS', 'CYBER_CRIME'],
    operators: ['in', 'notIn', 'isNull'],
  },
  objective: { type: 'Objective', all: ['PURSUE', 'PREVENT'], operators: ['in', 'notIn'] },
  calendarYear: { type: 'Int', all: [2024, 2025, 2026], operators: ['in', 'from', 'to'] },
} as const;
export type Field = keyof typeof values;
const fields = [
  'quarter',
  'area',
  'agency',
  'crimeType',
  'objective',
  'calendarYear',
] as const satisfies readonly Field[];
export const dimensionKeys = [
  'AREA',
  'AGENCY',
  'QUARTER',
  'CRIME_TYPE',
  'OBJECTIVE',
  'IMPACT',
] as const satisfies readonly (keyof typeof dimensions)[];
const isEnum = (field: Field) => field === 'crimeType' || field === 'objective';

interface Params {
  readonly field: Field;
  readonly tests: Tests;
  readonly isPinned: boolean;
}
interface Tree {
  readonly conditions: readonly Params[];
  readonly and: readonly Tree[];
  readonly or: readonly Tree[];
  readonly not: Tree | null;
}

const anAsked = (isPinned: fc.Arbitrary<boolean>): fc.Arbitrary<Params> =>
  fc.constantFrom(...fields).chain((field) => {
    const { all, operators } = values[field];
    const one = fc.constantFrom(...operators).chain((operator): fc.Arbitrary<Tests> => {
      if (operator === 'isNull') return fc.boolean().map((isNull) => ({ isNull: [isNull] }));
      if (operator === 'from' || operator === 'to')
        return fc.constantFrom<string | number>(...all).map((value) => ({ [operator]: [value] }));
      return fc
        .uniqueArray(fc.constantFrom<string | number>(...all), { minLength: 1, maxLength: 3 })
        .map((list) => ({ [operator]: list }));
    });
    return fc.record({
      field: fc.constant(field),
      tests: fc.tuple(one, one).map(([a, b]) => ({ ...a, ...b })),
      isPinned,
    });
  });
const conditions = (isPinned: fc.Arbitrary<boolean>, minLength: number) =>
  fc.uniqueArray(anAsked(isPinned), { selector: ({ field }) => field, minLength, maxLength: 3 });
const leafTree = conditions(fc.constant(false), 1).map((list): Tree => ({
  conditions: list,
  and: [],
  or: [],
  not: null,
}));
const innerTree = fc.record({
  conditions: conditions(fc.boolean(), 1),
  and: fc.array(leafTree, { maxLength: 1 }),
  or: fc.oneof(
    { weight: 4, arbitrary: fc.constant<Tree[]>([]) },
    { weight: 1, arbitrary: fc.array(leafTree, { minLength: 1, maxLength: 2 }) },
  ),
  not: fc.option(leafTree, { freq: 4 }),
});
const aTree: fc.Arbitrary<Tree> = fc.record({
  conditions: conditions(fc.boolean(), 0),
  and: fc.array(innerTree, { maxLength: 2 }),
  or: fc.array(innerTree, { maxLength: 3 }),
  not: fc.option(innerTree, { freq: 3 }),
});

const aMeasure = fc.record({
  key: fc.constantFrom(...measures),
  isAliased: fc.boolean(),
  isDynamic: fc.nat(5).map((roll) => roll === 0),
  shown: fc.constantFrom(
    '...Shown',
    'text',
    'value flags',
    'text numerator denominator',
    '__typename text',
  ),
  changes: fc.subarray<'PREVIOUS_PERIOD' | 'SAME_PERIOD_LAST_YEAR'>([
    'PREVIOUS_PERIOD',
    'SAME_PERIOD_LAST_YEAR',
  ]),
});
const aSpec = fc.record({
  measures: fc.uniqueArray(aMeasure, { selector: ({ key }) => key, minLength: 1, maxLength: 4 }),
  by: fc.subarray([...dimensionKeys]),
  where: fc.option(aTree, { freq: 8 }),
  orders: fc.array(
    fc.record({ isMeasure: fc.boolean(), at: fc.nat(3), isDescending: fc.boolean() }),
    { maxLength: 2 },
  ),
  first: fc.option(fc.integer({ min: 1, max: 50 })),
  fillGaps: fc.option(fc.boolean()),
  window: fc.option(fc.constantFrom('PERIOD', 'ROLLING_FOUR_QUARTERS')),
  areSettingsPinned: fc.boolean(),
  sets: fc.record({
    totals: fc.constantFrom('NONE', 'FRAGMENT', 'OWN'),
    other: fc.constantFrom('NONE', 'FRAGMENT', 'OWN'),
    rows: fc.constantFrom('FRAGMENT', 'OWN'),
  }),
  head: fc.constantFrom('query', 'query Mine', 'query  Mine # the head\n', '# first\nquery'),
  layout: fc.array(fc.nat(7), { minLength: 30, maxLength: 60 }),
  sharesChange: fc.nat(4).map((roll) => roll === 0),
});
type Spec = typeof aSpec extends fc.Arbitrary<infer S> ? S : never;

/**
 * Writes a question in some spelling: on one line or several, with commas or without, with comments
 * between.
 */
function writeDown(spec: Spec): Written {
  let turn = 0;
  let comments = 0;
  const style = () => spec.layout[turn++ % spec.layout.length] ?? 0;
  const variables: Record<string, unknown> = {};
  const definitions: string[] = [];
  const comment = () => `# c${(comments += 1)}`;
  const list = (open: string, entries: readonly string[], close: string): string => {
    const look = style();
    if (entries.length === 0) return `${open}${close}`;
    if (look < 2) return `${open} ${entries.join(', ')} ${close}`;
    if (look === 2) return `${open}${entries.join(',')}${close}`;
    if (look === 3) return `${open}${entries.join(' ')}${close}`;
    const between = entries.map((entry) => {
      const kind = style();
      if (kind === 0) return `${entry} ${comment()}`;
      if (kind === 1) return `${comment()}\n  ${entry}`;
      if (kind === 2) return `${entry},`;
      return entry;
    });
    return `${open}\n  ${between.join('\n  ')}\n${close}`;
  };
  const bind = (type: string, value: unknown): string => {
    const name = `v${definitions.length}`;
    if (style() === 7) definitions.push(`$${name}: ${type} = ${write(value, type)}`);
    else {
      definitions.push(`$${name}: ${type}`);
      variables[name] = value;
    }
    return `$${name}`;
  };
  const write = (value: unknown, type: string): string => {
    if (Array.isArray(value)) return `[${value.map((each) => write(each, type)).join(', ')}]`;
    return /CrimeType|Objective|Window|Dimension|MeasureKey/.test(type)
      ? String(value)
      : JSON.stringify(value);
  };
  const writeTest = (
    field: Field,
    isPinned: boolean,
    [operator, given]: readonly [string, readonly unknown[]],
  ) => {
    const type = operator === 'isNull' ? 'Boolean' : values[field].type;
    const isOne = ['from', 'to', 'isNull'].includes(operator);
    if (isPinned && isOne) return `${operator}: ${bind(`${type}!`, given[0])}`;
    if (isPinned && given.length > 1) return `${operator}: ${bind(`[${type}!]!`, given)}`;
    if (isPinned) return `${operator}: [${bind(`${type}!`, given[0])}]`;
    const literals: readonly string[] = given.map((each) =>
      write(each, isEnum(field) && operator !== 'isNull' ? type : ''),
    );
    return `${operator}: ${isOne || (literals.length === 1 && style() === 6) ? (literals[0] ?? '') : list('[', literals, ']')}`;
  };
  const writeTree = ({ conditions: asked, and, or, not }: Tree): string =>
    list(
      '{',
      [
        ...asked.map(
          ({ field, tests, isPinned }) =>
            `${field}: ${list(
              '{',
              Object.entries(tests).map((test) => writeTest(field, isPinned, test)),
              '}',
            )}`,
        ),
        ...(and.length === 0 ? [] : [`and: ${list('[', and.map(writeTree), ']')}`]),
        ...(or.length === 0 ? [] : [`or: ${list('[', or.map(writeTree), ']')}`]),
        ...(not === null ? [] : [`not: ${writeTree(not)}`]),
      ],
      '}',
    );
  const setting = (name: string, type: string, value: unknown) =>
    value === null
      ? []
      : [`${name}: ${spec.areSettingsPinned ? bind(`${type}!`, value) : write(value, type)}`];
  const orders = spec.orders.flatMap(({ isMeasure, at, isDescending }) => {
    const by = isMeasure
      ? spec.measures[at % spec.measures.length]?.key
      : spec.by[at % spec.by.length];
    if (by === undefined) return [];
    return [
      list(
        '{',
        [
          `${isMeasure ? 'measure' : 'dimension'}: ${by}`,
          ...(isDescending ? ['direction: DESC'] : style() === 0 ? ['direction: ASC'] : []),
        ],
        '}',
      ),
    ];
  });
  const args = [
    ...(spec.by.length === 0
      ? []
      : [`by: ${spec.by.length === 1 && style() === 0 ? spec.by[0] : list('[', spec.by, ']')}`]),
    ...(spec.where === null ? [] : [`where: ${writeTree(spec.where)}`]),
    ...(orders.length === 0
      ? []
      : [`orderBy: ${orders.length === 1 && style() < 4 ? orders[0] : list('[', orders, ']')}`]),
    ...setting('first', 'Int', spec.first),
    ...setting('fillGaps', 'Boolean', spec.fillGaps),
    ...setting('window', 'Window', spec.window),
  ];
  const writeMeasure = (
    { key, isAliased, isDynamic, shown, changes }: Spec['measures'][number],
    index: number,
  ) => {
    const parts = [
      shown,
      ...changes.map(
        (to, at) =>
          `${at === 0 && !(spec.sharesChange && shown === '...Shown') ? '' : `ch${at}: `}change(to: ${to}) ${list('{', ['signed'], '}')}`,
      ),
    ];
    const name = isDynamic
      ? `m${index}: figure(measure: ${key})`
      : `${isAliased ? `m${index}: ` : ''}${key}`;
    return `${name} ${list('{', parts, '}')}`;
  };
  const key =
    spec.by.length === 0
      ? []
      : [
          `key ${list(
            '{',
            spec.by.map((each) => dimensions[each]),
            '}',
          )}`,
        ];
  const row = () => [...key, ...spec.measures.map(writeMeasure)];
  const rowSet = (how: string) =>
    how === 'FRAGMENT' ? list('{', ['...Row'], '}') : list('{', row(), '}');
  const sets = (['rows', 'totals', 'other'] as const).flatMap((name) =>
    spec.sets[name] === 'NONE' ? [] : [`${name} ${rowSet(spec.sets[name])}`],
  );
  const body = `figures${args.length === 0 ? '' : list('(', args, ')')} ${list('{', [...sets, 'groupCount'], '}')}`;
  const usesRow = Object.values(spec.sets).includes('FRAGMENT');
  const rowFragment = usesRow ? `\n\nfragment Row on FigureRow ${list('{', row(), '}')}` : '';
  const usesShown = spec.measures.some(({ shown }) => shown === '...Shown');
  const shared = spec.sharesChange ? ' change(to: PREVIOUS_PERIOD) { text }' : '';
  const shown = usesShown ? `\n\nfragment Shown on Figure { value text${shared} }\n# the end` : '';
  const head =
    definitions.length === 0 && style() === 0
      ? ''
      : `${spec.head}${definitions.length === 0 ? '' : ` ${list('(', definitions, ')')}`} `;
  return { text: `${head}${list('{', [body], '}')}${rowFragment}${shown}\n`, variables };
}

/** Questions for figures in many spellings, all of them allowed by the schema. */
export const aQuestion = aSpec.map(writeDown);
