import fc from 'fast-check';

import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { type Dimension, dimensions } from '#domain/measures/dimensions.js';
import { codeLists, countyOfPlace, quarterStarts, senders } from '#testing/random-partnership.js';

import { handKeys } from './worked-out-keys.js';
import { type Holds, isOfTime } from './worked-out-sums.js';

/** The possible values of a dimension in GraphQL. Yes and no are written as true and false. */
export const valuesOf: Readonly<Partial<Record<Dimension, readonly string[]>>> = {
  AREA: Object.keys(countyOfPlace),
  COUNTY: ['TV-C-BERKSHIRE', 'E10000025'],
  AGENCY: senders,
  CRIME_TYPE: codeLists.crime_type,
  CHANNEL: codeLists.channel,
  REPORT_STATUS: codeLists.report_status,
  SIGN: codeLists.signs,
  SERIOUS_LIMB: codeLists.serious_limbs,
  OBJECTIVE: codeLists.objective,
  IMPACT: codeLists.impact,
  TARGET: codeLists.target,
  SUPPORTING_AGENCY: [...senders, 'SEROCU'],
  PATHWAY: codeLists.pathway,
  AGE_BAND: codeLists.age_band,
  SEX: codeLists.sex,
  EXPLOITATION: codeLists.exploitation,
  COUNTY_LINES: ['YES', 'NO'],
  RISK_BAND: codeLists.risk_band,
  STAFF_GROUP: codeLists.staff_group,
  FUNDING_SOURCE: codeLists.funding_source,
};
/** Dimensions whose values are texts in GraphQL, and objects with a code in answers. */
export const quoted: ReadonlySet<string> = new Set([
  'AREA',
  'COUNTY',
  'AGENCY',
  'SUPPORTING_AGENCY',
]);
const withNull: ReadonlySet<string> = new Set([
  'AREA',
  'COUNTY',
  'AGENCY',
  'OBJECTIVE',
  'SIGN',
  'EXPLOITATION',
  'SEX',
  'TARGET',
  'IMPACT',
  'SUPPORTING_AGENCY',
  'RISK_BAND',
  'REPORT_STATUS',
]);
/** A condition as GraphQL text, and as a predicate over records. */
export interface Condition {
  readonly text: string;
  readonly holds: Holds;
  /**
   * Whether records with these known values can match the condition; null if these values do not
   * decide.
   */
  readonly admits: (known: Known) => boolean | null;
}

/** The values of some dimensions that all records in question share; an empty text for no value. */
export type Known = Readonly<Partial<Record<Dimension, string>>>;

function write(dimension: Dimension, values: readonly string[]): string {
  if (dimension === 'COUNTY_LINES')
    return `[${values.map((value) => String(value === 'YES')).join(', ')}]`;
  return `[${values.map((value) => (quoted.has(dimension) ? JSON.stringify(value) : value)).join(', ')}]`;
}

function leafOf(dimension: Dimension): fc.Arbitrary<Condition> {
  const { keyField } = dimensions[dimension];
  const picked = fc.subarray([...(valuesOf[dimension] ?? [])]);
  const decide = (isMet: (value: string) => boolean) => (known: Known) => {
    const value = known[dimension];
    return value === undefined ? null : isMet(value);
  };
  const oneOf = picked.map((values): Condition => ({
    text: `{ ${keyField}: { in: ${write(dimension, values)} } }`,
    holds: (_, keysOf) => keysOf(dimension).some((value) => values.includes(value)),
    admits: decide((value) => values.includes(value)),
  }));
  const noneOf = picked.map((values): Condition => ({
    text: `{ ${keyField}: { notIn: ${write(dimension, values)} } }`,
    holds: (_, keysOf) => !keysOf(dimension).some((value) => values.includes(value)),
    admits: decide((value) => !values.includes(value)),
  }));
  const isNull = fc.boolean().map((is): Condition => ({
    text: `{ ${keyField}: { isNull: ${is} } }`,
    holds: (_, keysOf) => keysOf(dimension).every((value) => value === '') === is,
    admits: decide((value) => (value === '') === is),
  }));
  return fc.oneof(oneOf, noneOf, ...(withNull.has(dimension) ? [isNull] : []));
}

/** Whether all of several conditions are true; null means unknown. */
function allOf(several: readonly (boolean | null)[]): boolean | null {
  if (several.includes(false)) return false;
  return several.includes(null) ? null : true;
}

function not(known: boolean | null): boolean | null {
  return known === null ? null : !known;
}

function treeOf(filterable: readonly Dimension[]): fc.Arbitrary<Condition> {
  const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      { weight: 4, arbitrary: fc.constantFrom(...filterable).chain(leafOf) },
      {
        weight: 1,
        arbitrary: fc.array(tie('tree'), { maxLength: 3 }).map((parts) => ({
          text: `{ and: [${parts.map(({ text }) => text).join(', ')}] }`,
          holds: (...record: Parameters<Holds>) => parts.every(({ holds }) => holds(...record)),
          admits: (known: Known) => allOf(parts.map(({ admits }) => admits(known))),
        })),
      },
      {
        weight: 1,
        arbitrary: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((parts) => ({
          text: `{ or: [${parts.map(({ text }) => text).join(', ')}] }`,
          holds: (...record: Parameters<Holds>) => parts.some(({ holds }) => holds(...record)),
          admits: (known: Known) => not(allOf(parts.map(({ admits }) => not(admits(known))))),
        })),
      },
      {
        weight: 1,
        arbitrary: tie('tree').map((part) => ({
          text: `{ not: ${part.text} }`,
          holds: (...record: Parameters<Holds>) => !part.holds(...record),
          admits: (known: Known) => not(part.admits(known)),
        })),
      },
    ),
  }));
  return tree;
}

const quarterKeys = Object.keys(quarterStarts);
const period = fc.option(
  fc
    .tuple(fc.constantFrom(...quarterKeys), fc.constantFrom(...quarterKeys))
    .map(([one, two]) => (one < two ? { from: one, to: two } : { from: two, to: one })),
);

/** Measures in one row, their grouping, and their filter. */
export interface RandomQuestion {
  readonly measures: readonly MeasureKey[];
  readonly by: readonly Dimension[];
  /** Keys of the first and the last quarter; null for all. */
  readonly quarters: { readonly from: string; readonly to: string } | null;
  readonly where: Condition;
  readonly isRolling: boolean;
  /** Whether periods without records are included. True only if rows are grouped only by period. */
  readonly isFilled: boolean;
  /** The comparison; null for none. */
  readonly to: 'PREVIOUS_PERIOD' | 'SAME_PERIOD_LAST_YEAR' | null;
}

/** Random questions about some of these measures, with the periods and comparisons of the API. */
export function questionOf(asked: readonly MeasureKey[]): fc.Arbitrary<RandomQuestion> {
  return fc.subarray([...asked], { minLength: 1, maxLength: 4 }).chain((picked) => {
    // Some measures are refused without another measure that must be selected too.
    const beside = asked.filter((key) =>
      picked.some((other) => measureOf(other).companion === key),
    );
    const measures = [...new Set([...picked, ...beside])];
    const shared = measures
      .map((key) =>
        measureOf(key).dimensions.filter((dimension) => Object.hasOwn(handKeys, dimension)),
      )
      .reduce((some, others) => some.filter((dimension) => others.includes(dimension)));
    const filterable = shared.filter((dimension) => valuesOf[dimension] !== undefined);
    // Most questions have at most one grouping by time, because others cannot be compared.
    const [times, others] = [
      shared.filter(isOfTime),
      shared.filter((dimension) => !isOfTime(dimension)),
    ];
    const oneTime = fc
      .tuple(fc.subarray([...times], { maxLength: 1 }), fc.subarray([...others], { maxLength: 2 }))
      .map((groupings) => groupings.flat());
    const grouping = fc.oneof(
      { weight: 3, arbitrary: oneTime },
      { weight: 1, arbitrary: fc.subarray([...shared], { maxLength: 3 }) },
    );
    return fc
      .record({
        measures: fc.constant(measures),
        by: grouping,
        quarters: period,
        where: treeOf(filterable),
        isRolling: fc.oneof(
          { weight: 2, arbitrary: fc.constant(false) },
          { weight: 1, arbitrary: fc.constant(true) },
        ),
        isFilled: fc.boolean(),
        to: fc.option(fc.constantFrom('PREVIOUS_PERIOD', 'SAME_PERIOD_LAST_YEAR'), { freq: 2 }),
      })
      .map((question) => ({
        ...question,
        isFilled: question.isFilled && question.by.length === 1 && question.by.every(isOfTime),
        by: question.isRolling
          ? question.by.filter((dimension) => dimension === 'QUARTER' || !isOfTime(dimension))
          : question.by,
      }));
  });
}
