import { type FigureQuestion, type FigureWhere, withoutNulls } from './figure-question.js';

/**
 * Parts of a filter whose values are strings (periods, codes of places and agencies); the values of
 * all others are enum values.
 */
const inTexts: ReadonlySet<string> = new Set([
  'month',
  'quarter',
  'financialYear',
  'area',
  'county',
  'localCommandUnit',
  'agency',
  'supportingAgency',
]);

/** Fields of the key of a row, by dimension, with their subfields. */
const keyFields: Readonly<Record<string, string>> = {
  MONTH: 'month',
  QUARTER: 'quarter { key label }',
  FINANCIAL_YEAR: 'financialYear',
  CALENDAR_YEAR: 'calendarYear',
  AREA: 'area { code name }',
  COUNTY: 'county { code name }',
  LOCAL_COMMAND_UNIT: 'localCommandUnit { code name }',
  AGENCY: 'agency { code name }',
  SUPPORTING_AGENCY: 'supportingAgency { code name }',
};

/**
 * A document that asks the API a question for figures, with every value written out, so that
 * anybody who may see the figures can send it unchanged.
 */
export function writeFigureDocument({
  measures,
  by,
  where,
  window,
  orderBy = [],
  first,
  fillGaps,
  changes = [],
}: FigureQuestion): string {
  const args = [
    ...(by.length === 0 ? [] : [`by: [${by.join(', ')}]`]),
    ...(Object.keys(withoutNulls(where)).length === 0 ? [] : [`where: ${writeWhere(where)}`]),
    ...(window === undefined || window === 'PERIOD' ? [] : [`window: ${window}`]),
    ...(orderBy.length === 0 ? [] : [`orderBy: [${orderBy.map(writeOrder).join(', ')}]`]),
    ...(first === undefined ? [] : [`first: ${first}`]),
    ...(fillGaps === true ? ['fillGaps: true'] : []),
  ];
  const compared = changes
    .map((to) => ` ${aliases[to]}: change(to: ${to}) { text difference from { value text } }`)
    .join('');
  const figures = measures.map(
    (measure) => `      ${measure} { value text displayText flags${compared} }`,
  );
  return [
    '{',
    ...(args.length === 0
      ? ['  figures {']
      : ['  figures(', ...args.map((arg) => `    ${arg}`), '  ) {']),
    '    dataVersion',
    '    asOf',
    ...(by.length === 0
      ? []
      : [
          '    truncated',
          '    rows {',
          `      key { ${by.map((dimension) => keyFields[dimension] ?? toField(dimension)).join(' ')} }`,
          ...figures,
          '    }',
        ]),
    '    totals {',
    ...figures,
    '    }',
    '    notes',
    '  }',
    '}',
    '',
  ].join('\n');
}

const aliases = {
  PREVIOUS_PERIOD: 'onThePeriodBefore',
  SAME_PERIOD_LAST_YEAR: 'onTheYearBefore',
} as const;

function writeOrder({
  measure,
  dimension,
  direction,
}: NonNullable<FigureQuestion['orderBy']>[number]): string {
  return `{ ${measure === undefined ? `dimension: ${dimension}` : `measure: ${measure}`}, direction: ${direction} }`;
}

function writeWhere(where: FigureWhere): string {
  const parts = Object.entries(withoutNulls(where)).map(
    ([field, condition]) => `${field}: ${writeCondition(field, condition)}`,
  );
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}

function writeCondition(field: string, condition: unknown): string {
  if (field === 'and' || field === 'or')
    return `[${[condition]
      .flat()
      .map((part) => writeWhere(toRecord(part)))
      .join(', ')}]`;
  if (field === 'not') return writeWhere(toRecord(condition));
  return writeValue(condition, inTexts.has(field));
}

function writeValue(value: unknown, isText: boolean): string {
  if (Array.isArray(value)) return `[${value.map((each) => writeValue(each, isText)).join(', ')}]`;
  if (typeof value === 'string') return isText ? JSON.stringify(value) : value;
  if (typeof value !== 'object' || value === null) return String(value);
  const parts = Object.entries(withoutNulls(toRecord(value))).map(
    ([name, part]) => `${name}: ${writeValue(part, isText)}`,
  );
  return `{ ${parts.join(', ')} }`;
}

function toRecord(value: unknown): FigureWhere {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value))
    : {};
}

/** The field of a key or of a filter for a dimension: `CRIME_TYPE` is `crimeType`. */
export function toField(dimension: string): string {
  return dimension
    .toLowerCase()
    .replaceAll(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}
