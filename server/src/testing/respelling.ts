import fc from 'fast-check';

import { dimensionKeys, dimensions } from '#domain/measures/dimensions.js';
import { codesOf, isCodeAxis } from '#domain/question/dimension-values.js';

import { codeLists, countyOfPlace, quarterStarts, senders } from './random-partnership.js';

/** A condition on records, which can be written in many ways. */
export type Meant =
  | { readonly field: string; readonly of: 'in' | 'notIn'; readonly values: readonly string[] }
  | { readonly field: string; readonly isNull: boolean }
  | { readonly from: string; readonly to: string }
  | { readonly and: readonly Meant[] }
  | { readonly or: readonly Meant[] }
  | { readonly not: Meant };

const quarters = Object.keys(quarterStarts);
const quoted = (values: readonly string[]) => values.map((value) => `"${value}"`);

/** Fields of a filter with their GraphQL values. */
const valuesOf: Readonly<Record<string, readonly string[]>> = {
  area: quoted(Object.keys(countyOfPlace)),
  county: quoted(['TV-C-BERKSHIRE', 'E10000025', 'TV-C-BUCKINGHAMSHIRE']),
  agency: quoted(senders),
  agencyKind: ['POLICE', 'LOCAL_AUTHORITY_UNITARY', 'CHARITY'],
  pathway: codeLists.pathway,
  ageBand: codeLists.age_band,
  sex: codeLists.sex,
  exploitation: codeLists.exploitation,
  countyLines: ['true', 'false'],
  crimeType: codeLists.crime_type,
  channel: codeLists.channel,
  sign: codeLists.signs,
  seriousLimb: codeLists.serious_limbs,
  objective: codeLists.objective,
  impact: codeLists.impact,
  supportingAgency: quoted(['RBC', 'OCC']),
};

/** Fields that cannot be filtered for missing values. */
const neverNull: ReadonlySet<string> = new Set(['agencyKind']);

function leafOf(field: string): fc.Arbitrary<Meant> {
  const ofValues = fc
    .record({
      of: fc.constantFrom('in', 'in', 'notIn'),
      values: fc.subarray([...(valuesOf[field] ?? [])], { minLength: 1 }),
    })
    .map((leaf): Meant => ({ ...leaf, field }));
  if (neverNull.has(field)) return ofValues;
  const ofNone = fc.boolean().map((isNull): Meant => ({ field, isNull }));
  return fc.oneof({ weight: 4, arbitrary: ofValues }, { weight: 1, arbitrary: ofNone });
}

const range = fc
  .tuple(fc.constantFrom(...quarters), fc.constantFrom(...quarters))
  .map(([a, b]): Meant => (a < b ? { from: a, to: b } : { from: b, to: a }));

/** Filters over some fields. */
export function meantOver(fields: readonly string[]): fc.Arbitrary<Meant> {
  const leaf = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...fields).chain(leafOf) },
    { weight: 1, arbitrary: range },
  );
  const { tree } = fc.letrec<{ tree: Meant }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 2 },
      { weight: 3, arbitrary: leaf },
      {
        weight: 1,
        arbitrary: fc.array(tie('tree'), { minLength: 1, maxLength: 2 }).map((and) => ({ and })),
      },
      {
        weight: 1,
        arbitrary: fc.array(tie('tree'), { minLength: 1, maxLength: 2 }).map((or) => ({ or })),
      },
      { weight: 1, arbitrary: tie('tree').map((not) => ({ not })) },
    ),
  }));
  return tree;
}

/** A condition as plain GraphQL. */
export function writePlainly(meant: Meant): string {
  if ('isNull' in meant) return `{ ${meant.field}: { isNull: ${meant.isNull} } }`;
  if ('field' in meant) return `{ ${meant.field}: { ${meant.of}: [${meant.values.join(', ')}] } }`;
  if ('from' in meant) return `{ quarter: { from: "${meant.from}", to: "${meant.to}" } }`;
  if ('not' in meant) return `{ not: ${writePlainly(meant.not)} }`;
  const [word, parts] =
    'and' in meant ? (['and', meant.and] as const) : (['or', meant.or] as const);
  return `{ ${word}: [${parts.map(writePlainly).join(', ')}] }`;
}

/** Creates a function that makes random choices, the same for the same seed. */
export function chooser(seed: number): (count: number) => number {
  let state = seed >>> 0;
  return (count) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
}

const monthsOf = (quarter: string) => {
  const start = quarterStarts[quarter] ?? '';
  const [year, month] = [start.slice(0, 4), Number(start.slice(5, 7))];
  return [0, 1, 2].map((later) => `"${year}-${String(month + later).padStart(2, '0')}"`);
};

/** An equivalent condition: reordered, repeated, split, with additions that change nothing. */
export function writeOtherwise(meant: Meant, choose: (count: number) => number): string {
  const written = writeInOtherWords(meant, choose);
  const plain = writePlainly(meant);
  // Every protected record has a sender and a place.
  switch (choose(4)) {
    case 0:
      return `{ and: [${written}, { agency: { isNull: false } }, { not: { area: { isNull: true } } }] }`;
    case 1:
      return `{ or: [${written}, { and: [${plain}, { agency: { isNull: true } }] }, { and: [${plain}, { area: { isNull: true } }] }] }`;
    default:
      return written;
  }
}

function writeInOtherWords(meant: Meant, choose: (count: number) => number): string {
  const again = (part: Meant) => writeInOtherWords(part, choose);
  const written = writeOne(meant, again, choose);
  const plain = writePlainly(meant);
  switch (choose(6)) {
    case 0:
      return `{ not: { not: ${written} } }`;
    case 1:
      return `{ and: [${written}, { or: [${plain}, { not: ${plain} }] }] }`;
    case 2:
      return `{ or: [${written}, { and: [${plain}, { agency: { in: ["TVP", "RBC"] } }] }] }`;
    case 3:
      return `{ and: [{ or: [${plain}, { area: { in: ["E06000038"] } }] }, ${written}] }`;
    default:
      return written;
  }
}

function writeOne(
  meant: Meant,
  again: (meant: Meant) => string,
  choose: (count: number) => number,
): string {
  if ('isNull' in meant) return writeNone(meant, choose);
  if ('field' in meant) return writeLeaf(meant, choose);
  if ('from' in meant) return writeRange(meant, choose);
  if ('not' in meant) {
    const { not } = meant;
    if ('not' in not) return again(not.not);
    if ('and' in not && not.and.length > 0)
      return `{ or: [${not.and.map((part) => `{ not: ${again(part)} }`).join(', ')}] }`;
    if ('or' in not && not.or.length > 0)
      return `{ and: [${not.or.map((part) => `{ not: ${again(part)} }`).join(', ')}] }`;
    return `{ not: ${again(not)} }`;
  }
  if ('and' in meant) return `{ and: [${meant.and.toReversed().map(again).join(', ')}] }`;
  return choose(2) === 0
    ? `{ or: [${meant.or.toReversed().map(again).join(', ')}] }`
    : `{ not: { and: [${meant.or.map((part) => `{ not: ${again(part)} }`).join(', ')}] } }`;
}

/** Every possible value of a field of codes; an empty list for other fields, and for yes and no. */
function everyCodeOf(field: string): readonly string[] {
  const axes = dimensionKeys
    .filter((key) => dimensions[key].keyField === field)
    .map((key) => dimensions[key].axis);
  return axes
    .filter(isCodeAxis)
    .flatMap((axis) =>
      axis === 'SUPPORTING_AGENCY' || axis === 'COUNTY_LINES' ? [] : codesOf(axis),
    );
}

function writeNone(
  { field, isNull }: Extract<Meant, { isNull: boolean }>,
  choose: (count: number) => number,
): string {
  const every = everyCodeOf(field);
  const ways = [
    `{ ${field}: { isNull: ${isNull} } }`,
    `{ not: { ${field}: { isNull: ${!isNull} } } }`,
    `{ ${field}: { isNull: ${isNull}, notIn: [] } }`,
    ...(every.length > 0
      ? [`{ ${field}: { ${isNull ? 'notIn' : 'in'}: [${every.join(', ')}] } }`]
      : []),
  ];
  return ways[choose(ways.length)] ?? '';
}

function writeLeaf(
  { field, of, values }: Extract<Meant, { of: string }>,
  choose: (count: number) => number,
): string {
  const positive = [
    `{ ${field}: { in: [${values.toReversed().join(', ')}] } }`,
    `{ or: [${values.map((value) => `{ ${field}: { in: [${value}] } }`).join(', ')}] }`,
    `{ not: { ${field}: { notIn: [${values.join(', ')}] } } }`,
  ];
  const negative = [
    `{ ${field}: { notIn: [${values.toReversed().join(', ')}] } }`,
    `{ not: { ${field}: { in: [${values.join(', ')}] } } }`,
    `{ and: [${values.map((value) => `{ ${field}: { notIn: [${value}] } }`).join(', ')}] }`,
  ];
  return (of === 'in' ? positive : negative)[choose(3)] ?? '';
}

function writeRange(
  { from, to }: Extract<Meant, { from: string }>,
  choose: (count: number) => number,
): string {
  const all = quarters.filter((quarter) => from <= quarter && quarter <= to);
  const ways = [
    `{ quarter: { in: [${quoted(all).toReversed().join(', ')}] } }`,
    `{ or: [${all.map((quarter) => `{ quarter: { in: ["${quarter}"] } }`).join(', ')}] }`,
    `{ or: [${all.map((quarter) => `{ month: { in: [${monthsOf(quarter).join(', ')}] } }`).join(', ')}] }`,
    `{ and: [{ quarter: { from: "${from}" } }, { quarter: { to: "${to}" } }] }`,
  ];
  return ways[choose(ways.length)] ?? '';
}
