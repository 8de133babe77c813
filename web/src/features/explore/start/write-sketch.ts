import { fragments } from '#features/explore/builder/write-question.js';

/** A question for figures, before it is written. */
export interface FiguresSketch {
  /** Variable declarations as text, such as `$quarter: Quarter!`. */
  readonly variables: string;
  /** Dimensions, such as AREA. */
  readonly by: readonly string[];
  /** Conditions as text, one each. */
  readonly where: readonly string[];
  /** The key of the measure that rows are ordered by, highest first; null for the groups' order. */
  readonly maxOf: string | null;
  /** Measures in the order of their columns, each with its further fields. */
  readonly measures: readonly { readonly key: string; readonly more?: readonly string[] }[];
}

/** The fields to select from each kind of key. */
const keyParts: Readonly<Record<string, string>> = {
  AREA: 'area { code name }',
  AGENCY: 'agency { code name }',
  QUARTER: 'quarter { key label }',
  MONTH: 'month',
  CRIME_TYPE: 'crimeType',
  OBJECTIVE: 'objective',
  AGE_BAND: 'ageBand',
  PATHWAY: 'pathway',
};

/**
 * Writes a sketch's question in the style of the builder: a short head, and fragments for a row's
 * key, a figure and its facts.
 */
export function writeSketch({ variables, by, where, maxOf, measures }: FiguresSketch): string {
  const order =
    maxOf === null
      ? []
      : [
          '    orderBy: {',
          `      measure: ${maxOf}`,
          '      direction: DESC',
          '    }',
          '    first: 20',
        ];
  return [
    `query (${variables}) {`,
    '  figures(',
    `    by: [${by.join(', ')}]`,
    '    where: {',
    ...where.map((condition) => `      ${condition}`),
    '    }',
    ...order,
    '  ) {',
    '    rows { ...Row }',
    '    totals { ...Row }',
    '    other { ...Row }',
    '    ...About',
    '  }',
    '}',
    '',
    'fragment Row on FigureRow {',
    `  key { ${by.map((dimension) => keyParts[dimension] ?? '').join(' ')} }`,
    ...measures.flatMap(({ key, more = [] }) =>
      more.length === 0
        ? [`  ${key} { ...Shown }`]
        : [`  ${key} {`, '    ...Shown', ...more.map((line) => `    ${line}`), '  }'],
    ),
    '}',
    '',
    fragments.Shown,
    '',
    fragments.About,
    '',
  ].join('\n');
}
