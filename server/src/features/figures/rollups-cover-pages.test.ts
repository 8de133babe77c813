import { describe, expect, it } from 'vitest';

import { planDisclosure } from '#domain/disclosure/disclosure-plan.js';
import { type MeasureKey, measureKeys, measureOf } from '#domain/measures/catalogue.js';
import { type Dimension, dimensions } from '#domain/measures/dimensions.js';
import { partsOf } from '#domain/measures/measure.js';
import { rollups } from '#domain/measures/rollups.js';
import { splitsOf } from '#domain/measures/splits.js';
import type { Filter, Leaf } from '#domain/question/filter.js';
import type { Question } from '#domain/question/question.js';
import { rangeOf } from '#domain/time.js';
import { testReferenceData } from '#testing/test-reference-data.js';

import { exactPartsOf, readSealed } from './protected.reader.js';
import { streamsOf } from './streams.reader.js';

const TODAY = '2026-11-24';
const referenceData = testReferenceData(TODAY);

/**
 * All filters of a page. A kind of agency is a filter on agencies, and late agencies are left out
 * as senders.
 */
const scope: readonly { readonly dimension: Dimension; readonly filter: Filter }[] = [
  narrowing('AREA', { axis: 'AREA', codes: new Set(['E06000038']) }),
  narrowing('AGENCY', { axis: 'AGENCY', ids: new Set([2]) }),
  narrowing('OBJECTIVE', { axis: 'OBJECTIVE', values: new Set(['PROTECT']) }),
  narrowing('CRIME_TYPE', {
    axis: 'CRIME_TYPE',
    values: new Set(['CHILD_SEXUAL_EXPLOITATION_AND_ABUSE']),
  }),
];
const ofLate: Filter = { not: { leaf: { axis: 'AGENCY', ids: new Set([3]), isSender: true } } };
const policies = [
  { kind: 'CLEARED' },
  { kind: 'PARTNER', agencyIds: [2] },
  { kind: 'PARTNER', agencyIds: [] },
] as const;

/** The dimensions in pages’ charts, other than those that changes are broken down by. */
const charted: readonly (readonly [MeasureKey, Dimension])[] = [
  ['reports', 'SIGN'],
  ['reports', 'SERIOUS_LIMB'],
  ['referrals', 'EXPLOITATION'],
  ['disruptions', 'SUPPORTING_AGENCY'],
  ['disruptionsSupported', 'AGENCY'],
];

const asked = [
  ...measureKeys.flatMap((key) =>
    [[], ...splitsOf(measureOf(key)).map((split) => [split])].map((by) => [key, by] as const),
  ),
  ...charted.map(([key, dimension]) => [key, [dimension]] as const),
]
  // Due returns are not records: they are computed from obligations.
  .filter(([key]) => partsOf(measureOf(key)).every(({ source }) => source !== 'RETURNS'))
  .map(([key, by]) => ({ key, by, name: `${key} by ${['QUARTER', ...by].join(', ')}` }));

describe('figures on pages come from rollups', () => {
  it.each(asked)(
    '$name, by objective or not, within any place, agency, objective and crime type, for every viewer',
    async ({ key, by }) => {
      const records: string[] = [];
      for (const of of by.includes('OBJECTIVE') || !measureOf(key).dimensions.includes('OBJECTIVE')
        ? [by]
        : [by, ['OBJECTIVE', ...by] as const]) {
        for (const narrowed of narrowings(key)) {
          for (const source of await sourcesOf(key, of, narrowed)) {
            if (!rollups.some(({ table }) => table === source))
              records.push(`${source} ${of.join()} ${narrowed.map(({ name }) => name).join()}`);
          }
        }
      }
      expect(records).toEqual([]);
    },
  );

  it('for every measure, by every list of which a record has one value', () => {
    expect(asked.length).toBeGreaterThan(250);
    const axes = new Set(
      asked.flatMap(({ by }) => by.map((dimension) => dimensions[dimension].axis)),
    );
    expect([...axes].toSorted()).toEqual(
      [
        ...new Set(
          measureKeys.flatMap((key) =>
            measureOf(key).dimensions.map((dimension) => dimensions[dimension].axis),
          ),
        ),
      ]
        .filter((axis) => axis !== 'TIME' && axis !== 'DATASET')
        .toSorted(),
    );
  });
});

/**
 * Every way to narrow a measure: with or without each filter that applies to it, and with or
 * without late agencies.
 */
function narrowings(
  key: MeasureKey,
): readonly (readonly { readonly name: string; readonly filter: Filter }[])[] {
  const own = scope
    .filter(({ dimension }) => measureOf(key).dimensions.includes(dimension))
    .map(({ dimension, filter }) => ({ name: dimension, filter }));
  const all = [...own, { name: 'LATE', filter: ofLate }];
  return all.reduce<readonly (readonly (typeof all)[number][])[]>(
    (some, each) => [...some, ...some.map((chosen) => [...chosen, each])],
    [[]],
  );
}

/** The source of every number in the answer to a question. */
async function sourcesOf(
  key: MeasureKey,
  of: readonly Dimension[],
  narrowed: readonly { readonly filter: Filter }[],
) {
  const question: Question = {
    by: ['QUARTER', ...of],
    filter: {
      and: [
        { leaf: { axis: 'TIME', ranges: [rangeOf('QUARTER', '2026-27-Q1')] } },
        ...narrowed.map(({ filter }) => filter),
      ],
    },
    window: 'PERIOD',
    changes: [],
    measures: [key],
    orderBy: [],
    first: 10,
    fillGaps: true,
  };
  const parts = partsOf(measureOf(key));
  const sources = new Set<string>();
  for (const policy of policies) {
    const disclosurePlan = planDisclosure({ question, policy, referenceData });
    for (const { parts: exact, filter } of exactPartsOf({ question, parts, disclosurePlan })) {
      for (const { rollup, source } of streamsOf({
        parts: exact,
        by: question.by,
        filter,
        today: TODAY,
        hasRollups: true,
      }))
        sources.add(rollup?.table ?? source);
    }
    await readSealed({ question, parts, disclosurePlan }, true, {
      today: TODAY,
      hasRollups: true,
      ownAgencyIds: policy.kind === 'PARTNER' ? policy.agencyIds : [],
      selectCells: ({ everybody, own, axes, parts: sealed }) => {
        for (const { rollup, source } of [everybody, own]) sources.add(rollup?.table ?? source);
        return Promise.resolve({ axes, parts: sealed, cells: [] });
      },
    });
  }
  return sources;
}

function narrowing(dimension: Dimension, leaf: Leaf) {
  return { dimension, filter: { leaf } };
}
