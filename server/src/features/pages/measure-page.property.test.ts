import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Viewer } from '#domain/access/viewer.js';
import { measureKeys, measureOf } from '#domain/measures/catalogue.js';
import { type Dimension, dimensions, isDimension } from '#domain/measures/dimensions.js';
import { splitsOf } from '#domain/measures/splits.js';
import { shift } from '#domain/quarter.js';
import { type ApiClient, createApiClient, createClientOf, type Json } from '#testing/api-client.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { quarterStarts, randomRows } from '#testing/random-partnership.js';
import { runs } from '@stronghold/prisma/testing/depth';

/**
 * Compares any measure’s page with kpi, figures and contributions asked for on their own, for
 * several viewers.
 */
const TODAY = '2026-11-24';
const RBC = 11;
const quarters = Object.keys(quarterStarts).toSorted();

const viewer = (
  role: 'ANALYST' | 'CONTRIBUTOR' | 'BOARD_MEMBER',
  agencyIds: readonly number[],
): Viewer => ({
  personId: null,
  name: role,
  grants: [{ role, agencyIds: [...agencyIds], areaCodes: [], marking: 'OFFICIAL' }],
});

const places = [
  ['AREA', 'area', 'TV-C-BERKSHIRE'],
  ['AREA', 'area', 'E06000038'],
  ['AGENCY', 'agency', 'TVP'],
  ['OBJECTIVE', 'objective', 'PURSUE'],
  ['CRIME_TYPE', 'crimeType', 'DRUGS'],
] as const satisfies readonly (readonly [Dimension, string, string])[];

const questions = fc.record({
  measure: fc.constantFrom(...measureKeys),
  quarter: fc.constantFrom(...quarters.slice(-4)),
  place: fc.option(fc.constantFrom(...places)),
  against: fc.option(fc.constantFrom('LAST_QUARTER', 'LAST_YEAR')),
  by: fc.option(fc.constantFrom('AREA', 'AGENCY', 'CRIME_TYPE')),
  who: fc.nat({ max: 3 }),
});

let partnership: TestPartnership;
let clients: readonly ApiClient[] = [];
beforeAll(async () => {
  partnership = await createPartnership({
    sent: [{ on: '2026-11-01', rows: randomRows(20_261_124) }],
    owed: [],
    today: TODAY,
  });
  const { test } = partnership;
  clients = [
    await createApiClient(test, TODAY),
    await createClientOf(viewer('CONTRIBUTOR', [RBC]), test, TODAY),
    await createClientOf(viewer('BOARD_MEMBER', []), test, TODAY),
    await createClientOf(viewer('ANALYST', []), test, TODAY),
  ];
});
afterAll(async () => {
  for (const client of clients) await client.close();
  await partnership.close();
});

const FIGURE = 'value text displayText flags';
const KPI = `figure { ${FIGURE} } status variation sentence target { text } trend { quarter { key } figure { value text } }
  previousQuarter { signed } sameQuarterLastYear { signed }`;
const PAGE = `query Page($measure: MeasureKey!, $scope: Scope!) { page(key: MEASURE, measure: $measure, scope: $scope) { title blocks {
  id view finding { kind text } because
  kpi { ${KPI} } judged { ${KPI} }
  compared { isJudged before { key } after { key } }
  contributions { dimension remainder parts { key before after amount } }
  table { rows { key kind isFolded cells { text value start } } }
  question { by }
} } }`;

/** The value of a dimension in a key, as a block names it. */
function toCode(key: Json, dimension: Dimension): string | null {
  const value = key[dimensions[dimension].keyField];
  if (value === null || value === undefined) return null;
  return String(typeof value === 'object' ? value.code : value);
}

const objects: readonly Dimension[] = ['AREA', 'COUNTY', 'AGENCY'];
const keyOf = (dimension: Dimension) =>
  `${dimensions[dimension].keyField}${objects.includes(dimension) ? ' { code }' : ''}`;

interface Changed {
  readonly measure: string;
  readonly compared: Json;
  readonly conditions: readonly string[];
}

/** The breakdown of a change between two quarters, asked for without a page. */
async function askContributions(
  client: ApiClient,
  { measure, compared, conditions }: Changed,
  by: readonly Dimension[],
): Promise<Json> {
  const where = conditions.length === 0 ? '' : `, where: { ${conditions.join(', ')} }`;
  const { data, errors } =
    await client.ask(`{ contributions(measure: ${measure}, from: "${compared.before[0].key}", to: "${compared.after[0].key}", by: [${by.join(', ')}]${where}) {
      before { ${FIGURE} } after { ${FIGURE} } difference
      splits { dimension remainder parts { key { ${by.map(keyOf).join(' ')} } amount before { ${FIGURE} } after { ${FIGURE} } } } } }`);
  expect(errors).toEqual([]);
  return data.contributions;
}

/** Expects two numbers to be equal up to rounding errors. */
function expectNear(one: number | null, other: number | null): void {
  if (one === null || other === null) expect(one).toBe(other);
  else expect(Math.abs(one - other)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(other)));
}

const isOfCount = (measure: (typeof measureKeys)[number]) =>
  measureOf(measure).denominator === null;

describe('a measure’s page', () => {
  it('shows the answers from kpi and contributions to the same question, for every viewer and filter', async () => {
    const seen = { splits: 0, drillDown: 0, steps: 0, kinds: new Set<string>() };
    await fc.assert(
      fc.asyncProperty(questions, async ({ measure, quarter, place, against, by, who }) => {
        const client = clients[who];
        if (!client) throw new Error('Nobody asks');
        const own =
          place !== null && measureOf(measure).dimensions.includes(place[0]) ? place : null;
        const named = own === null ? {} : { [own[1]]: own[2] };
        const page = await client.ask(PAGE, { measure, scope: { quarter, against, by, ...named } });
        expect(page.errors).toEqual([]);
        const { blocks, title }: Json = page.data.page;
        const find = (id: string) => blocks.find((block: Json) => block.id === id);

        // The rated figure, asked for on its own.
        const narrowed =
          own === null
            ? ''
            : `, ${own[1]}: ${own[0] === 'AREA' || own[0] === 'AGENCY' ? `"${own[2]}"` : own[2]}`;
        const alone = await client.ask(
          `{ kpi(measure: ${measure}, quarter: "${quarter}"${narrowed}) { ${KPI} } }`,
        );
        for (const id of ['facts', 'by-quarter', 'next'])
          expect(find(id).kpi).toEqual(alone.data.kpi);
        const [value, , , ...changes] = find('facts').table.rows.map(
          ({ cells: [cell] }: Json) => cell.text,
        );
        expect(value).toBe(alone.data.kpi.figure.displayText);
        for (const [index, change] of [
          alone.data.kpi.previousQuarter,
          alone.data.kpi.sameQuarterLastYear,
        ].entries())
          if (change.signed !== null)
            expect(changes[index].replace(/^about /u, '')).toBe(change.signed);
        expect(title.split(/\s+/u).length).toBeLessThanOrEqual(20);

        const why = find('why');
        if (why === undefined) return;
        seen.kinds.add(why.finding.kind);
        const { compared } = why;
        if (against !== null) {
          const from = shift(quarter, against === 'LAST_QUARTER' ? -1 : -4);
          expect([compared.before, compared.after]).toEqual([[{ key: from }], [{ key: quarter }]]);
        }
        // For averages of several quarters, parts are compared with their sum; for two quarters,
        // with contributions.
        const steps = why.table.rows.filter(
          ({ kind, isFolded, cells }: Json) =>
            kind !== 'TOTAL' && isFolded !== true && cells.at(-1).start !== null,
        );
        if (isOfCount(measure)) {
          let start = 0;
          for (const { cells } of steps) {
            expectNear(cells.at(-1).start, start);
            start += Number(cells.at(-1).value);
            seen.steps += 1;
          }
          if (steps.length > 0) expectNear(why.table.rows.at(-1).cells.at(-1).value, start);
        }
        if (compared.before.length > 1 || compared.after.length > 1) return;
        const conditions = own === null ? [] : [`${own[1]}: ${toCondition(own[0], own[2])}`];
        const told: readonly Dimension[] = why.contributions
          .map(({ dimension }: Json) => dimension)
          .filter(isDimension);
        const asked = await askContributions(
          client,
          { measure, compared, conditions },
          told.length > 0 ? told : splitsOf(measureOf(measure)),
        );
        expect(asked.splits).toHaveLength(told.length);
        for (const [index, { dimension, parts, remainder }] of asked.splits.entries()) {
          const shown = why.contributions[index];
          // The page reads more quarters, so it also names parts hidden in these two but recorded in
          // another. Then it gives a remainder even if it is 0.
          const known = ({ amount }: Json) => amount !== null;
          expect(shown.parts.filter(known)).toHaveLength(parts.filter(known).length);
          expect(shown.parts.length).toBeGreaterThanOrEqual(parts.length);
          if (shown.parts.length === parts.length) expectNear(shown.remainder, remainder);
          else expectNear(shown.remainder, remainder ?? 0);
          for (const part of parts) {
            const same = shown.parts.find(({ key }: Json) => key === toCode(part.key, dimension));
            expectNear(same.amount, part.amount);
            if (part.amount === null) continue;
            expectNear(same.before ?? 0, part.before.value ?? 0);
            expectNear(same.after ?? 0, part.after.value ?? 0);
          }
          seen.splits += 1;
        }

        // The same holds one level deeper, for the explaining part.
        for (const block of blocks.filter(({ view }: Json) => view === 'DOTS')) {
          const [dimension, list] = [block.question.by, why.question.by].map(
            (names: readonly string[]) => names.filter(isDimension).at(-1),
          );
          const marked = why.contributions
            .find((split: Json) => split.dimension === list)
            ?.parts.find(({ label }: Json) => block.finding.text.includes(label));
          if (dimension === undefined || list === undefined || marked === undefined) continue;
          const narrower = `${dimensions[list].keyField}: ${toCondition(list, marked.key)}`;
          const deeper = await askContributions(
            client,
            { measure, compared, conditions: [...conditions, narrower] },
            [dimension],
          );
          const sum = (values: readonly number[]) =>
            values.reduce((total, each) => total + each, 0);
          expectNear(
            sum(block.table.rows.map(({ cells }: Json) => cells[2].value)),
            deeper.difference,
          );
          seen.drillDown += 1;
        }
      }),
      { numRuns: runs({ sample: 14, deep: 600 }), seed: 20, endOnFailure: true },
    );
    expect(seen.splits).toBeGreaterThan(10);
    expect(seen.steps).toBeGreaterThan(10);
    expect(seen.kinds.size).toBeGreaterThan(1);
  }, 900_000);
});

function toCondition(dimension: Dimension, code: string | null): string {
  if (code === null) return '{ isNull: true }';
  const list =
    dimension === 'AREA' || dimension === 'AGENCY' || dimension === 'COUNTY'
      ? `["${code}"]`
      : `[${code}]`;
  return dimension === 'AREA' ? `{ within: ${list} }` : `{ in: ${list} }`;
}
