import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Viewer } from '#domain/access/viewer.js';
import { pages } from '#domain/pages/catalogue.js';
import { type ApiClient, createClientOf, type Json } from '#testing/api-client.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { quarterStarts, randomRows } from '#testing/random-partnership.js';
import { runs } from '@stronghold/prisma/testing/depth';

/** Every figure of every block against the same asked by itself, whatever the page is narrowed to. */
const TODAY = '2026-05-10';
const quarters = Object.keys(quarterStarts);

/** From whom what others recorded of people is protected. */
const council: Viewer = {
  personId: null,
  name: 'Contributor',
  grants: [{ role: 'CONTRIBUTOR', agencyIds: [11], areaCodes: [], marking: 'OFFICIAL' }],
};

const figureFields = 'value text numerator denominator flags';
const kpiFields = `id variation status sentence figure { ${figureFields} } trend { figure { value } } area { code } agency { code } objective`;

const scopes = fc.record({
  key: fc.constantFrom(...Object.keys(pages)),
  quarter: fc.option(fc.constantFrom(...quarters)),
  area: fc.option(fc.constantFrom('TV-C-BERKSHIRE', 'E10000025', 'E06000038', 'E07000178')),
  agency: fc.option(fc.constantFrom('TVP', 'RBC', 'SAFE', 'SEROCU')),
  objective: fc.option(fc.constantFrom('PURSUE', 'PREVENT')),
  isOfCouncil: fc.boolean(),
});

let partnership: TestPartnership;
let ofCouncil: ApiClient;
beforeAll(async () => {
  const rows = randomRows(4_112_026).filter(({ cells, quarter, agency }) => {
    const isSent = Object.entries(cells).every(([column, cell]) => !column.endsWith('_on') || cell <= TODAY);
    return isSent && !(quarter === '2025-26-Q1' && agency === 'RBC');
  });
  partnership = await createPartnership({ sent: [{ on: TODAY, rows }], today: TODAY });
  ofCouncil = await createClientOf(council, partnership.test, TODAY);
}, 120_000);
afterAll(async () => {
  await ofCouncil.close();
  await partnership.close();
});

const PAGE = `query Page($key: PageKey!, $scope: Scope) { page(key: $key, scope: $scope) {
  title subtitle notes period { key }
  blocks {
    id view finding { kind text } because summary
    kpi { ${kpiFields} }
    table { columns { measure { key } drawing scale { from to } } rows { key kind label isMarked cells { text mark value start series } } }
    question { measures by from { key } to { key } area { code } agency { code } objective }
  }
} }`;

/** The figures that a block shows, asked for without a page. */
function writeKpis({ table, question, period }: Json): string {
  const measures = [...new Set(table.columns.map(({ measure }: Json) => measure.key))].join(', ');
  const by = question.by.at(-1) === 'QUARTER' ? '' : `, by: ${question.by.at(-1)}`;
  const scope = [
    `quarter: "${period.key}"`,
    ...(question.area.code === 'E23000029' ? [] : [`area: "${question.area.code}"`]),
    ...(question.agency === null ? [] : [`agency: "${question.agency.code}"`]),
  ].join(', ');
  const under = question.objective === null ? '' : `, objectives: [${question.objective}]`;
  const parts = by === ', by: OBJECTIVE' && question.objective !== null ? '' : by;
  return `{ parts: kpis(measures: [${measures}], ${scope}${parts}${under}) { measure { key } ${kpiFields} }
    whole: kpis(measures: [${measures}], ${scope}${under}) { measure { key } ${kpiFields} } }`;
}

describe('a page', () => {
  it('shows in each block what kpis answers to the same question, and adds up', async () => {
    const seen = { blocks: 0, cells: 0, kinds: new Set<string>() };
    await fc.assert(
      fc.asyncProperty(scopes, async ({ key, isOfCouncil, ...scope }) => {
        const api = isOfCouncil ? ofCouncil : partnership.api;
        const { data, errors } = await api.ask(PAGE, { key, scope });
        expect(errors).toEqual([]);
        expect(data.page.title.split(/\s+/u).length).toBeLessThanOrEqual(20);
        for (const block of data.page.blocks) {
          const alone = await api.ask(writeKpis({ ...block, period: data.page.period }));
          expect(alone.errors).toEqual([]);
          seen.blocks += 1;
          seen.kinds.add(block.finding.kind);
          expect(block.finding.text.split(/\s+/u).length).toBeLessThanOrEqual(12);
          seen.cells += expectSame(block, alone.data);
        }
      }),
      { numRuns: runs({ sample: 4, deep: 300 }), seed: 12, endOnFailure: true },
    );
    expect(seen.cells).toBeGreaterThan(100);
    expect(seen.kinds.size).toBeGreaterThan(1);
  }, 900_000);
});

/** @returns how many cells were compared */
function expectSame({ view, kpi, table, ...block }: Json, { parts, whole }: Json): number {
  const { id: _, ...own } = whole[0];
  if (view === 'CONTROL') {
    const { id, measure: __, ...judged } = { measure: null, ...kpi };
    const { measure: ___, ...expected } = own;
    expect(id).toBeTruthy();
    expect(judged).toEqual(expected);
    expect(table.rows.map(({ cells }: Json) => cells[0].value)).toEqual(
      kpi.trend
        .slice(0, table.rows.length)
        .map(({ figure }: Json) => figure.value)
        .toReversed(),
    );
    return table.rows.length;
  }
  const find = (measure: string, row: string) =>
    [...parts, ...(row === 'TOTAL' ? whole : [])].find(
      (each: Json) =>
        each.measure.key === measure && (row === 'TOTAL' ? whole.includes(each) : [each.agency?.code, each.objective].includes(row)),
    );
  if (view === 'WATERFALL') {
    const total = table.rows.at(-1).cells[1];
    const amounts = parts.map(({ figure }: Json) => figure.numerator ?? 0);
    expect(total.value).toBeCloseTo(
      amounts.reduce((sum: number, amount: number) => sum + amount, 0),
      4,
    );
    let at = 0;
    for (const { cells } of table.rows.slice(0, -1)) {
      expect(cells[1].start).toBeCloseTo(at, 4);
      at += cells[1].value;
    }
    expect(at).toBeCloseTo(total.value, 4);
    return table.rows.length;
  }
  for (const row of table.rows) {
    for (const [index, cell] of row.cells.entries()) {
      const expected = find(table.columns[index].measure.key, row.key);
      expect([block.id, row.key, cell.value]).toEqual([block.id, row.key, expected.figure.value]);
    }
  }
  return table.rows.length * table.columns.length;
}
