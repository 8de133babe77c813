import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { CSV_TYPE } from '#platform/http/file-sender.js';
import type { Json } from '#testing/api-client.js';
import {
  cleared,
  FiguresExport,
  ofCouncil,
  readCsv,
  readWorkbook,
  recording,
} from '#testing/figures-export.js';

let at: FiguresExport;
beforeAll(async () => {
  at = await FiguresExport.open();
});
beforeEach(() => {
  at.grants = [cleared];
});
afterAll(() => at.close());

const letters = (flags: readonly string[]) =>
  flags
    .map(
      (flag) =>
        ({
          PROVISIONAL: '[p]',
          REVISED: '[r]',
          CONFIDENTIAL: '[c]',
          ESTIMATED: '[e]',
          BREAK: '[b]',
          NOT_AVAILABLE: '[x]',
          LOW_RELIABILITY: '[u]',
          NOT_APPLICABLE: '[z]',
        })[flag],
    )
    .join(' ');

/** What a protected figure must be in a workbook, according to the API’s own answer. */
const protectedCells = ({ value, text, displayText, flags, own, othersText }: Json) => ({
  'Safeguarding referrals': value ?? text,
  'Safeguarding referrals: flags': letters(flags) || null,
  'Safeguarding referrals: in words': displayText,
  'Safeguarding referrals: yours, exact': own,
  'Safeguarding referrals: others, protected': othersText,
});

const FIGURE = '{ value text displayText flags numerator denominator own othersText }';
const question = {
  measures: ['referrals', 'triagedInTime'],
  by: ['QUARTER', 'AREA'],
  where: { quarter: { from: '2025-26-Q1', to: '2026-27-Q2' } },
};

describe('a file of figures', () => {
  const same = `(by: [QUARTER, AREA], where: { quarter: { from: "2025-26-Q1", to: "2026-27-Q2" } }) { dataVersion notes groupCount
    rows { key { quarter { label start } area { name code } } referrals ${FIGURE} triagedInTime ${FIGURE} } totals { referrals ${FIGURE} triagedInTime ${FIGURE} } }`;

  it.each([
    { who: 'cleared people', granted: cleared },
    { who: 'a council’s contributor', granted: ofCouncil },
  ])(
    'has the API’s answer for $who, cell by cell, as CSV and as a workbook',
    async ({ granted }) => {
      at.grants = [granted];
      const answer = await at.ask(same);
      const isProtected = granted === ofCouncil;
      const toCells = ({ referrals, triagedInTime }: Json) => ({
        'Safeguarding referrals': referrals.value ?? referrals.text,
        'Safeguarding referrals: flags': letters(referrals.flags) || null,
        ...(isProtected ? protectedCells(referrals) : {}),
        'Hub triage within its limit (%)': triagedInTime.value ?? triagedInTime.text,
        'Hub triage within its limit: flags': letters(triagedInTime.flags) || null,
        'Hub triage within its limit: counted': triagedInTime.numerator,
        'Hub triage within its limit: out of': triagedInTime.denominator,
        ...(isProtected
          ? {
              'Hub triage within its limit: in words': triagedInTime.displayText,
              'Hub triage within its limit: yours, exact': triagedInTime.own,
              'Hub triage within its limit: others, protected': triagedInTime.othersText,
            }
          : {}),
      });
      const expected: Readonly<Record<string, string | number | Date | null>>[] = [
        ...answer.rows.map((row: Json) => ({
          ...{
            Row: 'Group',
            Quarter: row.key.quarter.label,
            'Quarter begins': new Date(row.key.quarter.start),
          },
          ...{ Area: row.key.area.name, 'Area: code': row.key.area.code, ...toCells(row) },
        })),
        {
          Row: 'Total',
          Quarter: null,
          'Quarter begins': null,
          Area: null,
          'Area: code': null,
          ...toCells(answer.totals),
        },
      ];
      expect(answer.rows.length).toBeGreaterThan(6);

      const workbook = await readWorkbook((await at.get('xlsx', question)).rawPayload);
      expect(workbook.rows).toEqual(expected);
      const csv = readCsv((await at.get('csv', question)).body);
      expect(csv.rows).toEqual(
        expected.map((row) =>
          Object.fromEntries(
            Object.entries(row).map(([name, value]) => [
              name,
              value instanceof Date ? value.toISOString().slice(0, 10) : String(value ?? ''),
            ]),
          ),
        ),
      );
      for (const note of answer.notes) {
        expect(workbook.notes.flat()).toContain(note);
        expect(csv.notes.flat()).toContain(note.startsWith('=') ? `'${note}` : note);
      }
      expect(csv.preface.flat()).toEqual(
        expect.arrayContaining([
          'Quarter: Q1 2025/26 to Q2 2026/27',
          isProtected
            ? `${answer.groupCount} groups listed; others may be withheld to protect people`
            : `Complete: ${answer.groupCount} groups`,
          String(answer.dataVersion),
        ]),
      );
    },
  );

  it('has no number or estimate that a council may not see', async () => {
    at.grants = [ofCouncil];
    const hidden = {
      measures: ['referrals'],
      by: ['AREA'],
      fillGaps: true,
      where: { county: { in: ['TV-C-BUCKINGHAMSHIRE'] } },
    };
    const { rows } = await readWorkbook((await at.get('xlsx', hidden)).rawPayload);
    const none = {
      'Safeguarding referrals': '[c]',
      'Safeguarding referrals: flags': '[c] [p]',
      'Safeguarding referrals: in words': 'too few to show',
    };
    expect(rows[0]).toMatchObject(none);
    expect(rows[1]).toMatchObject(none);
    // Cleared viewers see that there was nobody, and need no words for it.
    at.grants = [cleared];
    const open = await readWorkbook((await at.get('xlsx', hidden)).rawPayload);
    expect(open.rows[0]).toMatchObject({ 'Safeguarding referrals': 0 });
    expect(open.headings).not.toContain('Safeguarding referrals: in words');
  });

  it('has typed cells: numbers with their unit, first days as days, codes as text, years as plain numbers', async () => {
    const { rows, sheet } = await readWorkbook(
      (
        await at.get('xlsx', {
          measures: ['arrests', 'drugsKg', 'cashAndAssets'],
          by: ['MONTH', 'CALENDAR_YEAR', 'IMPACT'],
        })
      ).rawPayload,
    );
    expect(rows[0]).toMatchObject({
      ...{ Month: 'May 2025', 'Month begins': new Date('2025-05-01'), 'Calendar year': 2025 },
      ...{ Arrests: 5, 'Drugs seized (kg)': 1.5, 'Cash and assets recovered (£)': 1234.56 },
    });
    const formats = new Set<string>();
    sheet.eachRow((row) => row.eachCell((cell) => formats.add(cell.numFmt)));
    expect([...formats]).toEqual(
      expect.arrayContaining([
        'd mmm yyyy',
        '0',
        '#,##0',
        '#,##0.0',
        '"£"#,##0',
        'd mmm yyyy hh:mm "UTC"',
      ]),
    );
    expect(JSON.stringify(sheet.model)).not.toContain('"formula"');
    // The filter covers the list without its total, and every printed page repeats the headings.
    const header = sheet.views[0]?.state === 'frozen' ? (sheet.views[0].ySplit ?? 0) : 0;
    expect(sheet.autoFilter).toMatch(
      new RegExp(String.raw`^A${header}:[A-Z]+${header + rows.length - 1}$`),
    );
    expect(sheet.pageSetup).toMatchObject({
      ...{ orientation: 'landscape', fitToWidth: 1, printTitlesRow: `${header}:${header}` },
    });
  });

  it('has changes if requested', async () => {
    const answer = await at.ask(
      '(by: [QUARTER], where: { quarter: { in: ["2026-27-Q2"] } }) { rows { reports { change(to: PREVIOUS_PERIOD) { difference text } } } }',
    );
    const { rows } = await readWorkbook(
      (
        await at.get('xlsx', {
          measures: ['reports'],
          by: ['QUARTER'],
          changes: ['PREVIOUS_PERIOD'],
          where: { quarter: { in: ['2026-27-Q2'] } },
        })
      ).rawPayload,
    );
    const { difference, text } = answer.rows[0].reports.change;
    expect(text).not.toBe('');
    expect(rows[0]).toMatchObject({
      'Reports received: change on the period before': difference,
      'Reports received: change on the period before, in words': text,
    });
  });

  it('says that it is cut short, and has a row for the rest', async () => {
    const cut = {
      measures: ['referrals'],
      by: ['QUARTER'],
      first: 1,
      orderBy: [{ dimension: 'QUARTER', direction: 'DESC' }],
    };
    const answer = await at.ask(
      `(by: [QUARTER], first: 1, orderBy: [{ dimension: QUARTER, direction: DESC }]) { rows { referrals { value } } other { referrals { value } } totals { referrals { value } } groupCount }`,
    );
    const { headers, body } = await at.get('csv', cut);
    const { preface, rows } = readCsv(body);
    expect(headers).toMatchObject({ 'x-groups': '1', 'x-truncated': 'true' });
    expect(preface).toContainEqual([
      'Table',
      `1 of ${answer.groupCount} groups are listed, and the rest are added together`,
    ]);
    expect(rows.map(({ Row, 'Safeguarding referrals': value }) => [Row, Number(value)])).toEqual([
      ['Group', answer.rows[0].referrals.value],
      ['All other groups', answer.other.referrals.value],
      ['Total', answer.totals.referrals.value],
    ]);
  });

  it('is just a table for a program, with numbers in its number columns and the marking in a header', async () => {
    at.grants = [ofCouncil];
    const plainly = {
      measures: ['referrals', 'triagedInTime'],
      by: ['QUARTER', 'AREA'],
      changes: ['PREVIOUS_PERIOD'],
      fillGaps: true,
    };
    const address = (kind: string) =>
      `/export/figures.${kind}?plain=yes&question=${encodeURIComponent(JSON.stringify(plainly))}`;
    const { statusCode, headers, body } = await at.app.inject({ url: address('csv') });
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'x-marking': 'OFFICIAL',
      'x-truncated': 'false',
      'content-type': CSV_TYPE,
    });
    expect(body.split('\r\n')[0]).toBe(
      'quarter,quarter_begins,area,area_code,referrals,referrals_flags,referrals_in_words,referrals_yours_exact,referrals_others_protected,' +
        'referrals_change_on_previous_period,referrals_change_on_previous_period_in_words,triagedInTime,triagedInTime_flags,' +
        'triagedInTime_counted,triagedInTime_out_of,triagedInTime_in_words,triagedInTime_yours_exact,triagedInTime_others_protected,' +
        'triagedInTime_change_on_previous_period,triagedInTime_change_on_previous_period_in_words',
    );
    const rows: Json[] = parse(body, { columns: true });
    const answer = await at.ask(
      `(by: [QUARTER, AREA], fillGaps: true) { rows { key { quarter { label } area { code } } referrals { value flags } } }`,
    );
    expect(
      rows.map((row) => [row.quarter, row.area_code, row.referrals, row.referrals_flags]),
    ).toEqual(
      answer.rows.map(({ key, referrals }: Json) => [
        ...[key.quarter.label, key.area.code],
        ...[String(referrals.value ?? ''), referrals.flags.join(' ')],
      ]),
    );
    expect(rows.some(({ referrals }) => referrals === '')).toBe(true);

    const posted = await at.app.inject({
      method: 'POST',
      url: '/export/figures.csv?plain=yes',
      payload: plainly,
    });
    expect(posted.body).toBe(body);
    const refused = await at.app.inject({ url: address('xlsx') });
    expect({ status: refused.statusCode, ...refused.json() }).toEqual({
      status: 400,
      error: expect.stringMatching(/^plain=yes is only for/),
    });
    expect((await at.app.inject({ url: `${address('csv')}&plain=yes` })).json().error).toMatch(
      /^plain must be yes, and given only once/,
    );
  });

  it('is CSV for a spreadsheet, with its marking in its name and at both ends', async () => {
    const { statusCode, headers, body } = await at.get('csv', {
      measures: ['reports'],
      title: 'Reports, Élan & 1/2',
    });
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="OFFICIAL-SENSITIVE-reports-elan-1-2.csv"',
      'cache-control': 'no-store',
      'x-marking': 'OFFICIAL-SENSITIVE',
    });
    expect(body.startsWith('\uFEFFOFFICIAL-SENSITIVE\r\n')).toBe(true);
    expect(body.endsWith('\r\nOFFICIAL-SENSITIVE\r\n')).toBe(true);
    expect(body.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    at.grants = [ofCouncil];
    const ofOthers = await at.get('xlsx', { measures: ['reports'] });
    expect(ofOthers.headers['content-disposition']).toBe(
      'attachment; filename="OFFICIAL-reports-received.xlsx"',
    );
    // Figures that every partner sees exactly have no higher marking, regardless of who exports
    // them.
    at.grants = [cleared];
    expect((await at.get('csv', { measures: ['arrests'] })).headers['x-marking']).toBe('OFFICIAL');
    const { sheet } = await readWorkbook(ofOthers.rawPayload);
    expect([sheet.getCell('A1').value, sheet.headerFooter.oddHeader]).toEqual([
      'OFFICIAL',
      '&COFFICIAL',
    ]);
  });

  it.each([
    '=1+1',
    '+44',
    '-5+2',
    '@SUM(A1)',
    '\t=1',
    '\r\n=1',
    "'=1",
    '＝1',
    '"quoted", and more',
  ])('escapes a title such as %j', async (title) => {
    const asked = { measures: ['reports'], title };
    const [, written] = (await at.get('csv', asked)).body.split('\r\n');
    expect(written).toMatch(/^("?)(?:'[=+\-@'＝]|\uFFFD|"")/u);
    const { sheet } = await readWorkbook((await at.get('xlsx', asked)).rawPayload);
    expect(sheet.getCell('A2').type).toBe(ExcelJS.ValueType.String);
  });

  it('does not run what people wrote into notes', async () => {
    const { body } = await at.get('csv', { measures: ['reports'], by: ['QUARTER'] });
    const cells: readonly string[] = parse(body, { bom: true, relax_column_count: true }).flat();
    expect(cells.some((cell) => cell.includes(recording.title))).toBe(true);
    for (const cell of cells) expect(cell).not.toMatch(/^[=+@\t\r]/);
  });
});
