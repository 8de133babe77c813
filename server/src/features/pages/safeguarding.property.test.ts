import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Grant } from '#domain/access/grant.js';
import { type ApiClient, createClientOf, type Json } from '#testing/api-client.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { countyOfPlace, quarterStarts, randomRows } from '#testing/random-partnership.js';
import { runs } from '@stronghold/prisma/testing/depth';

/**
 * Compares the referrals page, for each viewer, with the same figures asked for on their own as
 * that viewer.
 */
const TODAY = '2026-05-10';
const RBC = 11;
const quarters = Object.keys(quarterStarts).slice(2);
const grant = (
  role: Grant['role'],
  agencyIds: readonly number[],
  marking: Grant['marking'] = 'OFFICIAL',
): Grant => ({
  ...{ role, agencyIds: [...agencyIds], areaCodes: [], marking },
});
const viewers = {
  contributor: [grant('CONTRIBUTOR', [RBC])],
  moderator: [grant('MODERATOR', [RBC])],
  'board secretary': [grant('BOARD_MEMBER', [])],
  analyst: [grant('ANALYST', [1], 'OFFICIAL_SENSITIVE')],
} as const satisfies Readonly<Record<string, readonly Grant[]>>;
type ViewerName = keyof typeof viewers;
const names: readonly ViewerName[] = ['contributor', 'moderator', 'board secretary', 'analyst'];

let partnership: TestPartnership;
const clients = new Map<ViewerName, ApiClient>();
beforeAll(async () => {
  const rows = randomRows(28_112_026)
    .filter(({ dataset }) => dataset === 'REFERRALS')
    // Several people to a row, so that not every protected figure is too small to show.
    .map((row, index) => ({
      ...row,
      cells: { ...row.cells, quantity: String(1 + ((index * 7) % 5)) },
    }));
  partnership = await createPartnership({ sent: [{ on: TODAY, rows }], today: TODAY });
  for (const name of names)
    clients.set(
      name,
      await createClientOf(
        { personId: null, name, grants: [...viewers[name]] },
        partnership.test,
        TODAY,
      ),
    );
});
afterAll(async () => {
  for (const client of clients.values()) await client.close();
  await partnership.close();
});

const PAGE = `query Page($scope: Scope) { page(key: SAFEGUARDING, scope: $scope) {
  title protection notes
  blocks {
    id view about because finding { kind text }
    kpi { variation figure { value displayText } trend { figure { value } } agency { code } }
    table { columns { heading drawing scale { from to } } rows { key kind label cells { text value own series ranges { lower upper } place { range { lower upper } wanted } status } } }
    byQuarter { table { columns { heading } rows { key cells { text value } } } question { by from { key } to { key } } }
    question { measures by from { key } to { key } shownFrom { key } shownTo { key } window agency { code } pathway }
  }
} }`;

const figure = '{ value displayText numerator denominator flags own othersText }';
const fieldOf = (dimension: string) =>
  dimension.toLowerCase().replace(/_(.)/g, (_match, letter: string) => letter.toUpperCase());
const keyOf = (dimension: string) =>
  dimension === 'AREA' || dimension === 'QUARTER'
    ? `${fieldOf(dimension)} { ${dimension === 'AREA' ? 'code' : 'key'} }`
    : fieldOf(dimension);

interface Scope {
  readonly quarter: string;
  readonly from: string | null;
  readonly area: string | null;
  readonly agency: string | null;
  readonly pathway: string | null;
}

interface Params extends Scope {
  readonly by: readonly string[];
  readonly measures: readonly string[];
}

async function askFigures(
  client: ApiClient,
  { quarter, from, area, agency, pathway, by, measures }: Params,
): Promise<Json> {
  const where = [
    `quarter: { from: "${from ?? quarter}", to: "${quarter}" }`,
    ...(area === null ? [] : [`area: { within: ["${area}"] }`]),
    ...(agency === null ? [] : [`agency: { in: ["${agency}"] }`]),
    ...(pathway === null ? [] : [`pathway: { in: [${pathway}] }`]),
  ].join(', ');
  const fields = measures.map((measure) => `${measure} ${figure}`).join(' ');
  const rows = by.length === 0 ? '' : `rows { key { ${by.map(keyOf).join(' ')} } ${fields} }`;
  const { data, errors } = await client.ask(
    `{ figures(by: [${by.join(', ')}], where: { ${where} }, fillGaps: true, first: 1000) { ${rows} totals { ${fields} } } }`,
  );
  expect(errors).toEqual([]);
  return data.figures;
}

const codeOf = (key: Json, dimension: string): string => {
  const value = key[fieldOf(dimension)];
  return typeof value === 'object' && value !== null ? (value.code ?? value.key) : value;
};

/** Other agencies’ figures, in the words of a page. */
function othersOf({ othersText, flags }: Json): string {
  return flags.includes('CONFIDENTIAL') ? 'too few to show' : othersText;
}

const scopes: fc.Arbitrary<Scope> = fc
  .record({
    quarter: fc.constantFrom(...quarters),
    from: fc.oneof(
      { weight: 3, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constantFrom(...Object.keys(quarterStarts).slice(0, 3)) },
    ),
    area: fc.oneof(
      fc.constant(null),
      fc.constantFrom('TV-C-BERKSHIRE', ...Object.keys(countyOfPlace).slice(0, 4)),
    ),
    agency: fc.oneof(
      { weight: 3, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constantFrom('TVP', 'RBC') },
    ),
    pathway: fc.oneof(
      { weight: 2, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constantFrom('NRM', 'MASH_CHILD') },
    ),
  })
  .map(({ from, quarter, ...scope }) => ({
    ...scope,
    quarter,
    from: from !== null && from < quarter ? from : null,
  }));

const seen = { lists: 0, others: 0, withheld: 0, own: 0, shares: 0, quarters: 0, tasks: 0, few: 0 };

describe('the referrals page', () => {
  it('shows each viewer the figures of the same question asked on its own', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), scopes, async (name, scope) => {
        const client = clients.get(name);
        if (!client) throw new Error(`There is no ${name}`);
        const { data, errors } = await client.ask(PAGE, { scope });
        expect(errors).toEqual([]);
        const isApart = (name === 'contributor' || name === 'moderator') && scope.agency === null;
        const { page } = data;
        const total = (await askFigures(client, { ...scope, by: [], measures: ['referrals'] }))
          .totals.referrals;
        expectHead(page, { total, isApart, name, scope });
        for (const block of page.blocks) {
          if (block.view === 'TASKS') await expectTasks(block, client, scope);
          else if (block.id === 'decisions')
            await expectShares(block, client, { scope, isApart, page });
          else if (block.id === 'referrals') await expectControl(block, client, { scope, isApart });
          else await expectList(block, client, { scope, isApart });
        }
      }),
      { numRuns: runs({ sample: 5, deep: 400 }), seed: 4, endOnFailure: true },
    );
    for (const [what, count] of Object.entries(seen))
      expect([what, count > 0]).toEqual([what, true]);
  }, 900_000);
});

interface Summary {
  readonly scope: Scope;
  readonly isApart: boolean;
}

/**
 * Expects the title to have no unrounded number from other agencies and to say whose a number is.
 * Also expects a line on protection if something is protected.
 */
function expectHead(
  { title, protection, notes }: Json,
  { total, isApart, name, scope }: Summary & { readonly total: Json; readonly name: ViewerName },
): void {
  if (name === 'analyst') {
    expect([protection, notes]).toEqual([null, []]);
    expect(title).not.toMatch(/about|ours|We /iu);
    return;
  }
  if (isApart) {
    expect(protection).toMatch(/^Your own figures are exact\. /u);
    if (total.own !== null)
      expect(title).toMatch(
        new RegExp(
          `^We referred (${total.own.toLocaleString('en-GB')} (people|person)|nobody)`,
          'u',
        ),
      );
  } else if (scope.agency !== 'RBC' || name === 'board secretary') {
    expect(protection).toMatch(/^What agencies sent is rounded/u);
  } else expect(protection).toBeNull();
  if (total.flags.includes('ESTIMATED') && !isApart) expect(title).toMatch(/^About /u);
}

async function expectControl(
  { kpi, table, question, view }: Json,
  client: ApiClient,
  { scope, isApart }: Summary,
): Promise<void> {
  const asked = {
    ...scope,
    from: question.from.key,
    quarter: question.to.key,
    by: ['QUARTER'],
    measures: ['referrals'],
  };
  const all = (await askFigures(client, asked)).rows;
  const own = isApart ? (await askFigures(client, { ...asked, agency: 'RBC' })).rows : all;
  expect(view).toBe(scope.from === null ? 'CONTROL' : 'SERIES');
  expect(kpi?.agency?.code ?? null).toBe(
    scope.from !== null ? null : isApart ? 'RBC' : scope.agency,
  );
  for (const row of table.rows) {
    const find = (rows: Json) =>
      rows.find(({ key }: Json) => key.quarter.key === row.key)?.referrals;
    expect([row.key, row.cells[0].value]).toEqual([
      row.key,
      isApart && scope.from !== null ? find(all).own : find(own).value,
    ]);
    if (isApart) expect(row.cells.at(-1).text).toBe(find(all).displayText);
    seen.quarters += 1;
  }
}

async function expectShares(
  { table, question }: Json,
  client: ApiClient,
  { scope, isApart, page }: Summary & { readonly page: Json },
): Promise<void> {
  const asked = { ...scope, by: [], measures: question.measures };
  const all = (await askFigures(client, asked)).totals;
  const own = isApart ? (await askFigures(client, { ...asked, agency: 'RBC' })).totals : all;
  const indexOf = (heading: string) =>
    table.columns.findIndex((column: Json) => column.heading === heading);
  for (const { key, cells } of table.rows) {
    const drawn = cells[table.columns.findIndex(({ drawing }: Json) => drawing === 'RANGE')];
    const [ours, whole] = [own[key], all[key]];
    if (isApart) {
      if (ours.denominator)
        expect(cells[indexOf('Ours')].text).toMatch(
          new RegExp(`^${ours.numerator} of ${ours.denominator}( \\(|$)`, 'u'),
        );
      const isWithheld = whole.flags.includes('NOT_AVAILABLE') && page.notes.length > 0;
      if (whole.flags.includes('ESTIMATED'))
        expect(cells[indexOf('All')].text.startsWith(`${whole.displayText} (`)).toBe(true);
      else if (isWithheld) expect(cells[indexOf('All')].text).toBe('withheld');
    }
    if (whole.flags.includes('CONFIDENTIAL'))
      expect(cells[isApart ? indexOf('All') : 0].text).toBe('too few to show');
    const range = drawn?.place?.range ?? null;
    if (range !== null) {
      expect(range.lower).toBeLessThanOrEqual(whole.value);
      expect(range.upper).toBeGreaterThanOrEqual(whole.value);
      expect(whole.flags).toContain('ESTIMATED');
    }
    seen.shares += 1;
  }
}

async function expectList(
  { table, question, byQuarter, id }: Json,
  client: ApiClient,
  { scope, isApart }: Summary,
): Promise<void> {
  const [dimension] = question.by;
  const shown = await askFigures(client, { ...scope, by: [dimension], measures: ['referrals'] });
  const find = (key: string) =>
    (key === 'TOTAL'
      ? shown.totals
      : shown.rows.find((row: Json) => codeOf(row.key, dimension) === key)
    )?.referrals;
  for (const { key, cells } of table.rows) {
    const expected = find(key);
    for (const [index, { heading, drawing }] of table.columns.entries()) {
      const cell = cells[index];
      if (heading === 'Ours') {
        expect([id, key, cell.value, cell.text]).toEqual([
          id,
          key,
          expected.own,
          expected.own.toLocaleString('en-GB'),
        ]);
        seen.own += 1;
      } else if (heading === 'Others') {
        expect([id, key, cell.text]).toEqual([id, key, othersOf(expected)]);
        seen.others += 1;
        if (cell.text === 'withheld') seen.withheld += 1;
        if (cell.text === 'too few to show') seen.few += 1;
      } else if (drawing === 'BAR' || heading === 'People') {
        expect([id, key, cell.value]).toEqual([id, key, expected.value]);
        if (drawing === 'BAR' && isApart) expect(cell.own).toBe(expected.own);
      }
    }
    seen.lists += 1;
  }
  if (byQuarter === null) return;
  const { from, to, by } = byQuarter.question;
  const quarterly = await askFigures(client, {
    ...scope,
    from: from.key,
    quarter: to.key,
    by,
    measures: ['referrals'],
  });
  const cellsOf = (quarter: string) =>
    new Map(
      quarterly.rows
        .filter(({ key }: Json) => key.quarter.key === quarter)
        .map((row: Json) => [codeOf(row.key, dimension), row.referrals]),
    );
  for (const { key: quarter, cells } of byQuarter.table.rows) {
    const expected = cellsOf(quarter);
    for (const [index, row] of table.rows.entries()) {
      if (row.kind === 'TOTAL') continue;
      const of: Json = expected.get(row.key);
      expect([id, quarter, row.key, cells[index].value]).toEqual([id, quarter, row.key, of.value]);
      if (of.flags.includes('ESTIMATED'))
        expect(cells[index].text).toBe(
          !of.own ? of.displayText : `${of.displayText} (${of.own}\u00a0ours)`,
        );
      seen.quarters += 1;
    }
  }
}

async function expectTasks({ table }: Json, client: ApiClient, scope: Scope): Promise<void> {
  const own = { ...scope, agency: 'RBC', measures: ['referrals', 'triagedInTime'] };
  const { totals } = await askFigures(client, { ...own, by: [] });
  const ages = (await askFigures(client, { ...own, by: ['AGE_BAND'] })).rows;
  const told = new Map(table.rows.map(({ key, cells }: Json) => [key, cells[0].value]));
  const unknown = ages.find(({ key }: Json) => key.ageBand === 'UNKNOWN')?.referrals.value ?? 0;
  expect(told.get('PART referrals') ?? 0).toBe(unknown);
  const { numerator, denominator } = totals.triagedInTime;
  expect(told.get('REST triagedInTime') ?? 0).toBe((denominator ?? 0) - (numerator ?? 0));
  seen.tasks += 1;
}
