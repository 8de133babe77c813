import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Viewer } from '#domain/access/viewer.js';
import { measureKeys, measureOf } from '#domain/measures/catalogue.js';
import { type Dimension, dimensions } from '#domain/measures/dimensions.js';
import { splitsOf } from '#domain/measures/splits.js';
import { type ApiClient, createApiClient, createClientOf, type Json } from '#testing/api-client.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { quarterStarts, randomRows } from '#testing/random-partnership.js';
import { runs } from '@stronghold/prisma/testing/depth';

/**
 * Compares contributions with separate answers for the figures, and with formulas computed here
 * from those answers: for a cleared analyst, who sees parts that add up to the whole change, and
 * for a council and somebody of no agency, who do not see some of the parts.
 */
const TODAY = '2026-11-24';
const RBC = 11;
const FIGURE = '{ value numerator denominator flags text }';
const quarters = Object.keys(quarterStarts).toSorted();

const analystOf = (...agencyIds: readonly number[]): Viewer => ({
  personId: null,
  name: 'Analyst',
  grants: [{ role: 'ANALYST', agencyIds: [...agencyIds], areaCodes: [], marking: 'OFFICIAL' }],
});

const objects: readonly Dimension[] = ['AREA', 'COUNTY', 'AGENCY'];
const keyOf = (dimension: Dimension) =>
  `${dimensions[dimension].keyField}${objects.includes(dimension) ? ' { code }' : ''}`;
const toCode = (value: Json) => (value !== null && typeof value === 'object' ? value.code : value);

const conditions: readonly (readonly [Dimension, string])[] = [
  ['COUNTY', 'county: { in: ["TV-C-BERKSHIRE"] }'],
  ['AGENCY', 'agency: { notIn: ["TVP"] }'],
  ['CRIME_TYPE', 'crimeType: { in: [DRUGS] }'],
  ['OBJECTIVE', 'objective: { in: [PURSUE, PREVENT] }'],
  ['PATHWAY', 'pathway: { notIn: [NRM] }'],
];

const change = fc.record({
  measure: fc.constantFrom(...measureKeys.filter((key) => splitsOf(measureOf(key)).length > 0)),
  quarters: fc.subarray(quarters, { minLength: 2, maxLength: 2 }),
  condition: fc.option(fc.constantFrom(...conditions)),
});

let partnership: TestPartnership;
let clients: { readonly name: string; readonly isCleared: boolean; readonly client: ApiClient }[] =
  [];
beforeAll(async () => {
  partnership = await createPartnership({
    sent: [{ on: '2026-11-01', rows: randomRows(20_261_128) }],
    owed: [],
    today: TODAY,
  });
  clients = [
    {
      name: 'a cleared analyst',
      isCleared: true,
      client: await createApiClient(partnership.test, TODAY),
    },
    {
      name: 'a council',
      isCleared: false,
      client: await createClientOf(analystOf(RBC), partnership.test, TODAY),
    },
    {
      name: 'nobody',
      isCleared: false,
      client: await createClientOf(analystOf(), partnership.test, TODAY),
    },
  ];
});
afterAll(async () => {
  for (const { client } of clients) await client.close();
  await partnership.close();
});

interface Summary extends Sides {
  readonly difference: number | null;
  readonly leftOut: readonly Json[];
  readonly splits: readonly Split[];
}

/** A figure in both quarters. */
interface Sides {
  readonly before: Json;
  readonly after: Json;
}

interface Split {
  readonly dimension: string;
  readonly remainder: number | null;
  readonly parts: readonly {
    readonly key: Json;
    readonly before: Json;
    readonly after: Json;
    readonly amount: number | null;
    readonly rateEffect: number | null;
    readonly mixEffect: number | null;
  }[];
}

/** What a part adds to a count, or to the numerator of a share: 0 if it has no figure. */
const above = ({ value, numerator }: Json, isCount: boolean): number =>
  (isCount ? value : numerator) ?? 0;

/** The contribution of a part, by the formula for its kind. */
function workOut(measure: (typeof measureKeys)[number], whole: Sides, part: Sides): number {
  const { denominator, scale } = measureOf(measure);
  if (denominator === null) return above(part.after, true) - above(part.before, true);
  const people = (side: 'before' | 'after') =>
    (above(part[side], false) * scale) / whole[side].denominator;
  if (denominator === 'POPULATION') return people('after') - people('before');
  // The part’s contribution to the whole, minus what its change in weight contributes at the
  // average rate.
  const side = (at: 'before' | 'after') => {
    const all: number = whole[at].denominator;
    const weight: number = (part[at].denominator ?? 0) / all;
    return {
      added: (above(part[at], false) * scale) / all,
      weight,
      rate: (above(whole[at], false) * scale) / all,
    };
  };
  const [early, late] = [side('before'), side('after')];
  return late.added - early.added - (late.weight - early.weight) * ((early.rate + late.rate) / 2);
}

describe.each(['a cleared analyst', 'a council', 'nobody'])('contributions, for %s,', (name) => {
  it('are those of the figures, and add up to the change', async () => {
    const { client, isCleared } = clients.find((each) => each.name === name) ?? {};
    if (!client) throw new Error('Nobody asks');
    await fc.assert(
      fc.asyncProperty(change, async ({ measure, quarters: [from = '', to = ''], condition }) => {
        const own = measureOf(measure);
        fc.pre(condition === null || own.dimensions.includes(condition[0]));
        const where = condition === null ? '' : `{ ${condition[1]} }`;
        const splits = splitsOf(own);
        const { data, errors } =
          await client.ask(`{ contributions(measure: ${measure}, from: "${from}", to: "${to}"${where && `, where: ${where}`}) {
          before ${FIGURE} after ${FIGURE} difference leftOut { code }
          splits { dimension remainder parts { key { ${splits.map(keyOf).join(' ')} } amount rateEffect mixEffect before ${FIGURE} after ${FIGURE} } } } }`);
        expect(errors).toEqual([]);
        const { contributions: told }: { readonly contributions: Summary } = data;
        expect(told.leftOut).toEqual([]);

        const both = `{ and: [${where && `${where}, `}{ quarter: { in: ["${from}", "${to}"] } }] }`;
        const beside = own.companion === null ? '' : ` ${own.companion} ${FIGURE}`;
        const tables = [null, ...splits].map((dimension, index) => {
          const by = ['QUARTER', ...(dimension === null ? [] : [dimension])];
          const key = `key { quarter { key } ${dimension === null ? '' : keyOf(dimension)} }`;
          return `t${index}: figures(by: [${by.join(', ')}], where: ${both}, fillGaps: true) { rows { ${key} ${measure} ${FIGURE}${beside} } }`;
        });
        const figures = (await client.ask(`{ ${tables.join(' ')} }`)).data;
        const figureOf = (index: number, quarter: string, code: unknown) => {
          const dimension = splits[index - 1];
          const row = figures[`t${index}`].rows.find(
            ({ key }: Json) =>
              key.quarter.key === quarter &&
              (!dimension || toCode(key[dimensions[dimension].keyField]) === code),
          );
          return (
            row?.[measure] ?? {
              value: null,
              numerator: null,
              denominator: null,
              flags: ['NOT_AVAILABLE'],
              text: '[x]',
            }
          );
        };
        expect([told.before, told.after]).toEqual([figureOf(0, from, null), figureOf(0, to, null)]);
        if (told.difference === null) {
          expect(told.splits).toEqual([]);
          return;
        }
        expect(told.splits.map(({ dimension }) => dimension)).toEqual(splits);
        const [early, late] = [told.before, told.after].map(({ value }: Json) => Number(value));
        const size = Math.max(1, Math.abs(early ?? 0), Math.abs(late ?? 0));
        expect(told.difference).toBeCloseTo((late ?? 0) - (early ?? 0), 9);
        for (const [place, { dimension, parts, remainder }] of told.splits.entries()) {
          for (const part of parts) {
            const code = toCode(part.key[dimensions[splits[place] ?? 'AREA'].keyField]);
            expect([part.before, part.after]).toEqual([
              figureOf(place + 1, from, code),
              figureOf(place + 1, to, code),
            ]);
            if (part.amount === null)
              expect(
                [part.before, part.after].some(({ flags }: Json) =>
                  /CONFIDENTIAL|NOT_AVAILABLE/.test(String(flags)),
                ),
              ).toBe(true);
            else
              expect(
                Math.abs(part.amount - workOut(measure, told, part)) / size,
                dimension,
              ).toBeLessThan(1e-9);
            if (part.rateEffect !== null) {
              const amount = part.amount ?? 0;
              const mix = part.mixEffect ?? 0;
              // The two effects add up to the amount but for one rounding each. Effects of opposite
              // signs may be far larger than the amount: in pounds, millions.
              expect(Math.abs(part.rateEffect + mix - amount)).toBeLessThanOrEqual(
                Number.EPSILON * Math.max(Math.abs(mix), Math.abs(amount)),
              );
            }
          }
          const sum = parts.reduce((total, { amount }) => total + (amount ?? 0), 0);
          expect(Math.abs(sum + (remainder ?? 0) - told.difference) / size, dimension).toBeLessThan(
            1e-9,
          );
          const isAnyMissing = figures[`t${place + 1}`].rows.some((row: Json) =>
            row[measure].flags.includes('NOT_AVAILABLE'),
          );
          if (isCleared && !isAnyMissing)
            expect({ dimension, remainder }).toEqual({ dimension, remainder: null });
        }
      }),
      { numRuns: runs({ sample: 12, deep: 400 }) },
    );
  });
});
