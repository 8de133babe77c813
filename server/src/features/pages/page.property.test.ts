import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Grant } from '#domain/access/grant.js';
import { pages } from '#domain/pages/declared/catalogue.js';
import { type ApiClient, createClientOf, type Json } from '#testing/api-client.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { quarterStarts, randomRows } from '#testing/random-partnership.js';
import { runs } from '@stronghold/prisma/testing/depth';

/**
 * Compares every figure of every block with the same figure asked for on its own, for many filters
 * of the page.
 */
const TODAY = '2026-05-10';
const quarters = Object.keys(quarterStarts);
const CHARITY = 35;

/**
 * Viewers for whom figures are protected: somebody at an agency that sends many records, somebody
 * at one that sends few, and somebody of no agency.
 */
const uncleared = {
  council: [{ role: 'CONTRIBUTOR', agencyIds: [11], areaCodes: [], marking: 'OFFICIAL' }],
  charity: [{ role: 'CONTRIBUTOR', agencyIds: [CHARITY], areaCodes: [], marking: 'OFFICIAL' }],
  'board secretary': [{ role: 'BOARD_MEMBER', agencyIds: [], areaCodes: [], marking: 'OFFICIAL' }],
} as const satisfies Readonly<Record<string, readonly Readonly<Grant>[]>>;

const figureFields = 'value text numerator denominator flags';
const kpiFields = `id variation status sentence figure { ${figureFields} } trend { quarter { key } figure { value } } area { code } agency { code } crimeType objective part`;

/** Most filters of a kind are not set. */
const seldom = (...codes: readonly string[]) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom(...codes) },
  );

const scopes = fc.record({
  key: fc.constantFrom(...Object.keys(pages).filter((key) => key !== 'MEASURE')),
  quarter: fc.option(fc.constantFrom(...quarters)),
  area: fc.option(fc.constantFrom('TV-C-BERKSHIRE', 'E10000025', 'E06000038', 'E07000178')),
  agency: fc.option(fc.constantFrom('TVP', 'RBC', 'SAFE', 'SEROCU')),
  agencyKind: seldom('POLICE', 'LOCAL_AUTHORITY_UNITARY', 'CHARITY'),
  objective: fc.option(fc.constantFrom('PURSUE', 'PREVENT')),
  crimeType: seldom('DRUGS', 'MODERN_SLAVERY_AND_HUMAN_TRAFFICKING'),
  viewer: fc.constantFrom('cleared', 'cleared', ...Object.keys(uncleared)),
});

let partnership: TestPartnership;
const clients = new Map<string, ApiClient>();
beforeAll(async () => {
  const rows = randomRows(4_112_026).filter(({ cells, quarter, agency }) => {
    const isSent = Object.entries(cells).every(
      ([column, cell]) => !column.endsWith('_on') || cell <= TODAY,
    );
    return isSent && !(quarter === '2025-26-Q1' && agency === 'RBC');
  });
  partnership = await createPartnership({ sent: [{ on: TODAY, rows }], today: TODAY });
  clients.set('cleared', partnership.api);
  for (const [name, grants] of Object.entries(uncleared))
    clients.set(
      name,
      await createClientOf(
        {
          personId: null,
          name,
          grants: grants.map((each) => ({
            ...each,
            agencyIds: [...each.agencyIds],
            areaCodes: [],
          })),
        },
        partnership.test,
        TODAY,
      ),
    );
});
afterAll(async () => {
  for (const [name, client] of clients) if (name !== 'cleared') await client.close();
  await partnership.close();
});

const PAGE = `query Page($key: PageKey!, $scope: Scope) { page(key: $key, scope: $scope) {
  title subtitle notes period { key }
  blocks {
    id view finding { kind text } because summary notes { text }
    kpi { ${kpiFields} }
    tiles { kpi { measure { key } ${kpiFields} } why moves { text } }
    table { columns { measure { key } objective drawing scale { from to } } rows { key kind label isMarked isFolded cells { text mark value start series } } }
    question { measures by window from { key } to { key } shownFrom { key } shownTo { key } area { code } agency { code } agencyKind objective crimeType }
  }
} }`;

/** A tile has room for this many words of explanation. */
const MAX_WHY = 15;

/** Whether no block of the page has figures for the scope. */
function isRefused(errors: readonly { readonly message: string }[]): boolean {
  return errors.some(({ message }) =>
    /^\w+: .* is not recorded for .* Leave out "\w+"\.$/.test(message),
  );
}

/** The objectives of a block whose columns are limited to some. */
function objectivesIn({ columns }: Json): readonly string[] {
  return [...new Set<string>(columns.flatMap(({ objective }: Json) => objective ?? []))];
}

/** The figures that a block shows, asked for without a page. */
function writeKpis({ question, table }: Json): string {
  const measures = question.measures.join(', ');
  // Blocks about today are not rated, so their parts are figures.
  const isOfToday = question.by.at(-1) === 'REPORT_STATUS';
  const by =
    isOfToday || ['QUARTER', undefined].includes(question.by.at(-1))
      ? ''
      : `, by: ${question.by.at(-1)}`;
  const scope = [
    `quarter: "${question.shownTo.key}"`,
    ...(question.area.code === 'E23000029' ? [] : [`area: "${question.area.code}"`]),
    ...(question.agency === null ? [] : [`agency: "${question.agency.code}"`]),
    ...(question.agencyKind === null ? [] : [`agencyKind: ${question.agencyKind}`]),
    ...(question.crimeType === null ? [] : [`crimeType: ${question.crimeType}`]),
  ].join(', ');
  const ofToday = isOfToday
    ? writeFigures({ question, table }, { step: null, years: null }).replace(/^\{|\}$/gu, '')
    : '';
  const under = question.objective === null ? '' : `, objectives: [${question.objective}]`;
  const parts = by === ', by: OBJECTIVE' && question.objective !== null ? '' : by;
  const columns = objectivesIn(table).join(', ');
  const apart = `{ measure { key } ${kpiFields} }`;
  const ofColumns =
    columns === ''
      ? ''
      : `partsUnder: kpis(measures: [${measures}], ${scope}${by}, objectives: [${columns}]) ${apart}
         wholeUnder: kpis(measures: [${measures}], ${scope}, objectives: [${columns}]) ${apart}`;
  return `{ parts: kpis(measures: [${measures}], ${scope}${parts}${under}) ${apart}
    whole: kpis(measures: [${measures}], ${scope}${under}) ${apart} ${ofColumns} ${ofToday} }`;
}

describe('a page', () => {
  it('shows the kpis of the same question in each block, and its figures add up', async () => {
    const seen = { blocks: 0, cells: 0, kinds: new Set<string>() };
    await fc.assert(
      fc.asyncProperty(scopes, async ({ key, viewer, objective, ...rest }) => {
        // The Overview has each objective in a row, but no filter for it. A kind of agency replaces
        // an agency.
        const scope = {
          ...rest,
          objective: key === 'OVERVIEW' ? null : objective,
          agencyKind: rest.agency === null ? rest.agencyKind : null,
        };
        // Viewers who see their own figures next to others’ have other columns, which
        // safeguarding.property.test.ts checks.
        const api = clients.get(key === 'SAFEGUARDING' ? 'cleared' : viewer) ?? partnership.api;
        const { data, errors } = await api.ask(PAGE, { key, scope });
        if (isRefused(errors)) return;
        expect(errors).toEqual([]);
        expect(data.page.title.split(/\s+/u).length).toBeLessThanOrEqual(20);
        for (const block of data.page.blocks) {
          // Comparisons between places are checked in areas.property.test.ts.
          if (['FUNNEL', 'MAP', 'COMPARE'].includes(block.view)) continue;
          if (block.view === 'CHANGE') {
            seen.cells += expectAddsUp(block.table);
            continue;
          }
          // Missing returns are not figures.
          if (block.view === 'LIST') continue;
          const alone = await api.ask(writeKpis(block));
          expect(alone.errors).toEqual([]);
          seen.blocks += 1;
          seen.kinds.add(block.finding.kind);
          expect(block.finding.text.split(/\s+/u).length).toBeLessThanOrEqual(12);
          seen.cells += expectSame(block, alone.data);
        }
      }),
      { numRuns: runs({ sample: 4, deep: 450 }), seed: 15, endOnFailure: true },
    );
    expect(seen.cells).toBeGreaterThan(100);
    expect(seen.kinds.size).toBeGreaterThan(1);
  }, 900_000);
});

/**
 * Expects a change to be the sum of its parts, and the difference between the two figures.
 *
 * @returns how many rows were added up
 */
function expectAddsUp({ columns, rows }: Json): number {
  if (columns.at(-1).drawing === 'PAIR') {
    for (const { cells } of rows) {
      const [before, since, pair] = cells;
      expect([pair.start, pair.value]).toEqual([before.value, since.value]);
    }
    return rows.length;
  }
  const total = rows.at(-1).cells;
  const parts = rows.slice(0, -1).map(({ cells }: Json) => Number(cells[3].value));
  const sum = parts.reduce((all: number, part: number) => all + part, 0);
  expect(sum).toBeCloseTo(total[3].value, 6);
  expect(total[2].value - total[1].value).toBeCloseTo(total[3].value, 6);
  return rows.length;
}

const overTime = fc.record({
  key: fc.constantFrom(...Object.keys(pages).filter((key) => key !== 'MEASURE')),
  quarter: fc.constantFrom(...quarters.slice(2)),
  from: fc.option(fc.constantFrom(...quarters)),
  step: fc.option(fc.constantFrom('QUARTER', 'YEAR', 'ROLLING')),
  years: fc.option(fc.constantFrom('FINANCIAL', 'CALENDAR')),
  area: fc.option(fc.constantFrom('TV-C-BERKSHIRE', 'E06000038')),
  agency: fc.option(fc.constantFrom('TVP', 'RBC')),
  objective: fc.option(fc.constantFrom('PURSUE', 'PREVENT')),
  crimeType: seldom('DRUGS', 'MODERN_SLAVERY_AND_HUMAN_TRAFFICKING'),
  viewer: fc.constantFrom('cleared', 'cleared', ...Object.keys(uncleared)),
});

/** A query for the same figures through `figures`, all at once and step by step. */
function writeFigures(
  { question, table }: Json,
  { step, years }: { readonly step: string | null; readonly years: string | null },
): string {
  const measures = question.measures.map((key: string) => `${key} { ${figureFields} }`).join(' ');
  const where = [
    `quarter: { from: "${question.shownFrom.key}", to: "${question.shownTo.key}" }`,
    ...(question.area.code === 'E23000029' ? [] : [`area: { within: ["${question.area.code}"] }`]),
    ...(question.agency === null ? [] : [`agency: { in: ["${question.agency.code}"] }`]),
    ...(question.objective === null ? [] : [`objective: { in: [${question.objective}] }`]),
    ...(question.crimeType === null ? [] : [`crimeType: { in: [${question.crimeType}] }`]),
  ].join(', ');
  const drawn = `quarter: { from: "${question.from.key}", to: "${question.to.key}" }`;
  const time =
    step === 'YEAR' ? (years === 'CALENDAR' ? 'CALENDAR_YEAR' : 'FINANCIAL_YEAR') : 'QUARTER';
  const by = [time, undefined].includes(question.by.at(-1)) ? '' : `by: [${question.by.at(-1)}], `;
  const window = question.window === 'PERIOD' ? '' : `window: ${question.window}, `;
  const ofColumns =
    objectivesIn(table).length === 0
      ? ''
      : `under: figures(by: [OBJECTIVE, ${question.by.at(-1)}], where: { ${where} }, fillGaps: true, first: 1000) {
           rows { key { crimeType objective } ${measures} } }
         wholeUnder: figures(by: [OBJECTIVE], where: { ${where} }, fillGaps: true) { rows { key { objective } ${measures} } }`;
  return `{ ${ofColumns}
    shown: figures(${by}where: { ${where} }, fillGaps: true, first: 100) { rows { key { agency { code } area { code } crimeType objective pathway ageBand exploitation reportStatus } ${measures} } totals { ${measures} } }
    drawn: figures(by: [${time}], ${window}where: { ${where.replace(/quarter: .*? }/, drawn)} }, fillGaps: true) { rows { ${measures} } }
  }`;
}

describe('a page over time', () => {
  it('shows the figures of the same question in each block, without ratings', async () => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(overTime, async ({ key, viewer, ...scope }) => {
        const api = clients.get(key === 'SAFEGUARDING' ? 'cleared' : viewer) ?? partnership.api;
        const isRange = scope.from !== null && scope.from < scope.quarter;
        fc.pre(isRange || (scope.step ?? 'QUARTER') !== 'QUARTER');
        const { data, errors } = await api.ask(PAGE, {
          key,
          scope: { ...scope, from: isRange ? scope.from : null },
        });
        fc.pre(!isRefused(errors));
        expect(errors).toEqual([]);
        for (const block of data.page.blocks) {
          // A block is neither rated nor shown if it is hidden from the viewer, or was never
          // recorded.
          const isEmpty = block.table.rows.every(({ cells }: Json) =>
            cells.every(({ value, start }: Json) => value === null && start === null),
          );
          const kinds = isEmpty ? ['NOT_JUDGED', 'WITHHELD', 'NOTHING_RECORDED'] : ['NOT_JUDGED'];
          expect([block.kpi, kinds]).toEqual([null, expect.arrayContaining([block.finding.kind])]);
          // Records without a district are not rated, but the parts need them to add up.
          if (block.because !== null)
            expect(block.because).toMatch(
              /^[\d,]+ of the [\d,]+ (has|have) no district recorded\.$/u,
            );
          const { data: figures, errors: ofFigures } = await api.ask(writeFigures(block, scope));
          expect(ofFigures).toEqual([]);
          count += expectFigures(block, figures);
        }
      }),
      { numRuns: runs({ sample: 3, deep: 250 }), seed: 21, endOnFailure: true },
    );
    expect(count).toBeGreaterThan(50);
  }, 900_000);
});

/** @returns how many cells were compared */
function expectFigures(
  { view, table, question }: Json,
  { shown, drawn, under, wholeUnder }: Json,
): number {
  if (view === 'SERIES') {
    const [{ measure }] = table.columns;
    const values = drawn.rows.map((row: Json) => row[measure.key].value).toReversed();
    expect(table.rows.map(({ cells }: Json) => cells[0].value)).toEqual(values);
    return table.rows.length;
  }
  if (view === 'WATERFALL') {
    const [{ measure }] = table.columns;
    const amounts = shown.rows.map((row: Json) => row[measure.key].numerator ?? 0);
    const sum = amounts.reduce((all: number, amount: number) => all + amount, 0);
    expect(table.rows.at(-1)?.cells.at(-1).value ?? 0).toBeCloseTo(sum, 4);
    return table.rows.length;
  }
  if (view === 'PARTS')
    return expectParts(table, question.measures, {
      figureOf: (key) => shown.totals[key],
      apart: shown.rows,
    });
  for (const row of table.rows) {
    const isOfMeasures = ['QUARTER', 'FINANCIAL_YEAR', 'CALENDAR_YEAR'].includes(
      question.by.at(-1),
    );
    const found =
      row.key === 'TOTAL' || isOfMeasures
        ? shown.totals
        : shown.rows.find(({ key }: Json) =>
            [
              key.agency?.code,
              key.crimeType,
              key.objective,
              key.area?.code,
              key.pathway,
              key.ageBand,
              key.exploitation,
            ].includes(row.key),
          );
    for (const [index, cell] of row.cells.entries()) {
      const { measure, objective } = table.columns[index];
      const key = isOfMeasures ? row.key : measure.key;
      const isOfColumn = ({ key: own }: Json) =>
        own.objective === objective && (row.key === 'TOTAL' || own.crimeType === row.key);
      const ofColumn =
        objective === null
          ? found
          : (row.key === 'TOTAL' ? wholeUnder : under).rows.find(isOfColumn);
      expect([row.key, key, objective, cell.value]).toEqual([
        row.key,
        key,
        objective,
        ofColumn?.[key].value ?? null,
      ]);
    }
  }
  return table.rows.length * table.columns.length;
}

/** Expects the row "others" to have either the sums of the rows that are not drawn, or no text. */
function expectFolded({ rows }: Json): void {
  const others = rows.find(({ key }: Json) => key === 'OTHERS');
  if (others === undefined) return;
  const folded = rows.filter(({ isFolded }: Json) => isFolded === true);
  expect(others.label).toBe(`${folded.length} others`);
  for (const [index, { text, value }] of others.cells.entries()) {
    expect(value).toBeNull();
    const sum = folded.reduce(
      (total: number, { cells }: Json) => total + Number(cells[index].value ?? 0),
      0,
    );
    if (text !== '') expect(Number(text.replaceAll(',', ''))).toBeCloseTo(sum, 4);
  }
}

/**
 * Checks one bar of a whole: numerator and denominator, what is left out and its denominator, and
 * the total.
 *
 * @returns how many cells were compared
 */
function expectParts(
  { rows }: Json,
  [share, all]: readonly [string, string],
  {
    figureOf,
    apart,
  }: { readonly figureOf: (key: string) => Json; readonly apart: readonly Json[] },
): number {
  const { flags, ...figure } = figureOf(share);
  const { numerator, denominator } = flags.includes('NOT_APPLICABLE')
    ? { numerator: 0, denominator: 0 }
    : figure;
  const valueOf = (key: string) => rows.find((row: Json) => row.key === key)?.cells[0].value;
  if (rows.length === 0) expect(numerator === null || (figureOf(all).value ?? 0) === 0).toBe(true);
  else
    expect(['COUNTED', 'REST', 'TOTAL'].map(valueOf)).toEqual([
      numerator,
      denominator - numerator,
      figureOf(all).value,
    ]);
  const within = rows.filter(
    ({ key }: Json) => !['COUNTED', 'REST', 'LEFT_OUT', 'TOTAL'].includes(key),
  );
  for (const { key, cells } of within) {
    const part = apart.find((row) => (row.key.reportStatus ?? 'UNKNOWN') === key);
    expect([key, cells[0].value]).toEqual([
      key,
      (part[all].value ?? 0) - (part[share].denominator ?? 0),
    ]);
  }
  if (within.length > 0)
    expect(within.reduce((sum: number, { cells }: Json) => sum + Number(cells[0].value), 0)).toBe(
      valueOf('LEFT_OUT'),
    );
  return rows.length;
}

/**
 * Checks a stock at the end of two quarters, and its movements in between.
 *
 * @returns how many cells were compared
 */
function expectMovement(
  { notes }: Json,
  { rows }: Json,
  [stock, came, went]: readonly Json[],
): number {
  const [opening] = rows;
  const values: readonly (number | null)[] = rows.map(({ cells }: Json) => cells[0].value);
  if (opening === undefined) {
    expect(stock.figure.value).toBeNull();
    return 0;
  }
  // A like-for-like comparison covers fewer agencies than a KPI.
  if (notes.length === 0) {
    const before = stock.trend.find(({ quarter }: Json) => quarter.key === opening.key);
    const gone = went.figure.value === null ? null : 0 - went.figure.value;
    const steps = [before?.figure.value ?? null, came.figure.value, gone, stock.figure.value];
    expect(values.filter((_, index) => rows[index].key !== 'OTHER')).toEqual(steps);
  }
  const isWhole = rows.slice(1, -1).every(({ cells }: Json) => cells[0].start !== null);
  if (isWhole)
    expect(values.slice(0, -1).reduce((sum: number, value) => sum + Number(value), 0)).toBe(
      values.at(-1),
    );
  return rows.length;
}

/** @returns how many cells were compared */
function expectSame(
  { view, kpi, table, ...block }: Json,
  { parts, whole, partsUnder = [], wholeUnder = [], shown = null }: Json,
): number {
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
        each.measure.key === measure &&
        (row === 'TOTAL'
          ? whole.includes(each)
          : [each.part, each.agency?.code, each.crimeType, each.objective, each.area.code].includes(
              row,
            )),
    );
  if (view === 'PARTS')
    return expectParts(table, block.question.measures, {
      figureOf: (key) => whole.find((each: Json) => each.measure.key === key).figure,
      apart: shown?.rows ?? [],
    });
  const isOfMeasures = block.question.by.at(-1) === 'QUARTER';
  if (view === 'TILES') {
    const expected = isOfMeasures ? whole : parts;
    expect(table.rows.map(({ cells }: Json) => cells[0].value)).toEqual(
      expected.map(({ figure }: Json) => figure.value),
    );
    for (const tile of block.tiles) {
      const { id: ____, ...shown } = tile.kpi;
      const { id: _____, ...asked } = expected.find(
        (each: Json) =>
          each.measure.key === shown.measure.key && each.objective === shown.objective,
      );
      expect(shown).toEqual(asked);
      expect(tile.why.join(' ').split(/\s+/u).length).toBeLessThanOrEqual(MAX_WHY);
    }
    return table.rows.length;
  }
  if (view === 'WATERFALL' && isOfMeasures) return expectMovement(block, table, whole);
  if (view === 'WATERFALL') {
    // If there is no share, its column is left out. If there is no amount, all rows are left out.
    const total = table.rows.at(-1)?.cells.at(-1).value ?? 0;
    const amounts = parts.map(({ figure }: Json) => figure.numerator ?? 0);
    expect(total).toBeCloseTo(
      amounts.reduce((sum: number, amount: number) => sum + amount, 0),
      4,
    );
    let at = 0;
    for (const { cells } of table.rows.slice(0, -1)) {
      expect(cells.at(-1).start).toBeCloseTo(at, 4);
      at += Number(cells.at(-1).value);
    }
    expect(at).toBeCloseTo(total, 4);
    return table.rows.length;
  }
  expectFolded(table);
  for (const row of table.rows.filter(({ key }: Json) => key !== 'OTHERS')) {
    for (const [index, cell] of row.cells.entries()) {
      const { measure, objective } = table.columns[index];
      const isOfColumn = (each: Json) =>
        each.objective === objective && each.measure.key === measure.key;
      const ofColumn =
        row.key === 'TOTAL'
          ? wholeUnder.find(isOfColumn)
          : partsUnder.find((each: Json) => isOfColumn(each) && each.crimeType === row.key);
      const expected = isOfMeasures
        ? whole.find((each: Json) => each.measure.key === row.key)
        : objective === null
          ? find(measure.key, row.key)
          : ofColumn;
      // For the current quarter only the figure so far is a number; last year and the change are
      // words.
      const value = block.id === 'now' && index > 0 ? null : expected.figure.value;
      expect([block.id, row.key, objective, cell.value]).toEqual([
        block.id,
        row.key,
        objective,
        value,
      ]);
    }
  }
  return table.rows.length * table.columns.length;
}
