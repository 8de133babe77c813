import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type AnsweredTable, type ApiClient, createApiClient } from '#testing/api-client.js';
import { aReferral, insertReferrals, insertReturns } from '#testing/referrals.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

let test: TestDatabase;
let api: ApiClient;
let onTheDueDay: ApiClient;

beforeAll(async () => {
  test = await createTestDatabase();
  // Seven agencies owe referrals from Q2 2025/26 on, one of them until Q3; only TVP owes reports.
  await test.asOwner('DELETE FROM return_obligation');
  await test.asOwner(`
    INSERT INTO return_obligation (agency_id, dataset, from_quarter_start, until_quarter_start)
    SELECT id, 'REFERRALS'::"Dataset", '2025-07-01'::date, CASE WHEN code = 'FRIMLEY' THEN '2025-10-01'::date END
    FROM   agency WHERE code IN ('TVP', 'RBC', 'SBC', 'WBC', 'WOK', 'BFC', 'FRIMLEY')
    UNION  ALL SELECT id, 'REPORTS', '2025-07-01', NULL FROM agency WHERE code = 'TVP'`);
  await insertReferrals(test, [
    aReferral({ receivedOn: '2025-07-01', quantity: 10 }),
    aReferral({ agency: 'RBC', receivedOn: '2025-09-30', quantity: 4 }),
    aReferral({ agency: 'RBC', receivedOn: '2025-12-31', quantity: 2, pathway: 'MASH_CHILD' }),
  ]);
  // With the records above: all but SBC sent Q2 2025/26, WBC only as an addition; only RBC sent Q3;
  // TVP sent Q2 2026/27.
  await insertReturns(test, [
    ...['WOK', 'BFC', 'FRIMLEY'].map((agency) => ({ agency, day: '2025-07-01' })),
    { agency: 'WBC', day: '2025-07-01', isPartial: true },
    { agency: 'TVP', day: '2026-07-01', publishedAt: '2026-10-12Z' },
    { agency: 'SBC', day: '2026-07-01', status: 'STAGED' },
    { agency: 'SBC', day: '2026-10-01', publishedAt: '2026-10-20Z' },
    // Q2 2025/26 is final from 1 March 2026. The first of these came just before that, London time;
    // the second changed nothing.
    { agency: 'RBC', day: '2025-07-01', publishedAt: '2026-02-28T23:59:59Z', corrected: 3 },
    { agency: 'RBC', day: '2025-07-01', publishedAt: '2026-03-15Z', corrected: 0 },
    { agency: 'BFC', day: '2025-07-01', publishedAt: '2026-03-01T00:00:00Z', corrected: 1 },
    { agency: 'RBC', day: '2025-07-01', publishedAt: '2026-05-31T23:30:00Z', corrected: 1 },
    // Nobody had sent Q1 2024/25 when it became final.
    { agency: 'WOK', day: '2024-04-01', publishedAt: '2026-05-01Z', corrected: 1 },
    { agency: 'BFC', day: '2024-04-01', publishedAt: '2026-05-02Z', corrected: 1 },
    { agency: 'BFC', day: '2024-04-01', publishedAt: '2026-05-03Z', corrected: 1 },
  ]);
  api = await createApiClient(test, '2026-11-24');
  onTheDueDay = await createApiClient(test, '2026-10-31');
});
afterAll(async () => {
  await api.close();
  await onTheDueDay.close();
  await test.close();
});

async function figures(argument: string, selection: string, client = api): Promise<AnsweredTable> {
  const { data, errors } = await client.ask(`{ figures${argument} { ${selection} } }`);
  expect(errors).toEqual([]);
  return data.figures;
}

const notesOn = async (where: string, client = api, measures = 'referrals { value }') =>
  (await figures(`(where: { ${where} })`, `totals { ${measures} } notes`, client)).notes;

describe('a missing return', () => {
  it('makes its agency’s figure not available, and leaves zero for agencies that sent theirs', async () => {
    const { rows } = await figures(
      '(by: [AGENCY], where: { agency: { in: ["RBC", "SBC", "WOK"] }, quarter: { in: ["2025-26-Q2"] }, pathway: { in: [MASH_CHILD] } }, fillGaps: true)',
      'rows { key { agency { code } } referrals { text } }',
    );
    expect(
      Object.fromEntries(rows.map(({ key, referrals }) => [key.agency.code, referrals.text])),
    ).toEqual({
      RBC: '0',
      SBC: '[x]',
      WOK: '0',
    });
  });

  it('does not leave a zero for a longer period that includes the gap', async () => {
    const textOf = async (agency: string) =>
      (
        await figures(
          `(where: { agency: { in: ["${agency}"] }, quarter: { from: "2025-26-Q2" } })`,
          'totals { referrals { text } }',
        )
      ).totals.referrals.text;
    // SBC sent a return for the current quarter but for no closed one.
    expect(await textOf('SBC')).toBe('[x]');
    expect(await textOf('RBC')).toBe('6');
  });

  it('is counted and its agency named once the quarter is closed', async () => {
    expect(await notesOn('quarter: { in: ["2025-26-Q2"] }')).toContain(
      'Referrals: 2 of 7 returns for Q2 2025/26 are missing, from Slough Borough Council and West Berkshire Council.',
    );
    expect(
      await notesOn('quarter: { in: ["2025-26-Q2"] }, agency: { in: ["SBC", "RBC"] }'),
    ).toContain(
      'Referrals: 1 of 2 returns for Q2 2025/26 is missing, from Slough Borough Council.',
    );
  });

  it('is counted with others over a longer period, with up to five agencies named', async () => {
    // Missing: 2 of 7 in Q2 2025/26, 6 of 7 in Q3, all 6 in Q4 and in Q1, 5 of 6 in Q2 2026/27.
    expect(await notesOn('quarter: { from: "2025-26-Q2" }')).toContain(
      'Referrals: 25 of 32 returns for closed quarters are missing, from Bracknell Forest Council, NHS Frimley Integrated Care Board (East Berkshire part), Reading Borough Council, Slough Borough Council, Thames Valley Police and 2 more.',
    );
  });

  it.each([
    {
      where: 'quarter: { in: ["2025-26-Q2"] }, agency: { in: ["RBC"] }',
      because: 'the agencies asked about have sent theirs',
    },
    { where: 'quarter: { in: ["2025-26-Q1"] }', because: 'nobody owed it' },
    { where: 'quarter: { in: ["2026-27-Q3"] }', because: 'the quarter is open' },
  ])('is not mentioned for $where: $because', async ({ where }) => {
    expect((await notesOn(where)).join()).not.toContain('missing');
  });

  it('is overdue the day after its due day', async () => {
    const where = 'quarter: { in: ["2026-27-Q2"] }';
    expect((await notesOn(where, onTheDueDay)).join()).not.toContain('missing');
    expect((await notesOn(where)).join()).toContain(
      'Referrals: 5 of 6 returns for Q2 2026/27 are missing',
    );
  });
});

describe('a quarter that is not final', () => {
  it('says how long it stays provisional and, while it is running, how many days have passed and how many returns are in', async () => {
    expect((await notesOn('quarter: { from: "2026-27-Q2" }')).slice(0, 2)).toEqual([
      '[p] Q2 2026/27 is provisional until 28 February 2027.',
      '[p] Q3 2026/27 so far: 55 of 92 days, 1 of 6 returns.',
    ]);
  });

  it('is open from its end until its returns are due', async () => {
    expect((await notesOn('quarter: { in: ["2026-27-Q2"] }', onTheDueDay))[0]).toBe(
      '[p] Q2 2026/27 is open until 31 October 2026: 92 of 92 days, 1 of 6 returns.',
    );
  });

  it('counts returns from the selected agencies', async () => {
    expect(
      (await notesOn('quarter: { in: ["2026-27-Q3"] }, agency: { in: ["SBC", "RBC"] }'))[0],
    ).toBe('[p] Q3 2026/27 so far: 55 of 92 days, 1 of 2 returns.');
  });

  it('counts returns for each dataset', async () => {
    const notes = await notesOn(
      'quarter: { in: ["2026-27-Q3"] }',
      api,
      'referrals { value } reports { value }',
    );
    expect(notes[0]).toBe(
      '[p] Q3 2026/27 so far: 55 of 92 days, 1 of 6 returns of referrals, 0 of 1 returns of reports.',
    );
  });

  it('uses the dates that an administrator set for a dataset', async () => {
    await test.asOwner(
      `INSERT INTO period (dataset, quarter_start, due_on) VALUES ('REPORTS', '2026-07-01', '2026-12-15')`,
    );
    const client = await createApiClient(test, '2026-11-24');
    const notes = await notesOn(
      'quarter: { in: ["2026-27-Q2"] }',
      client,
      'referrals { value } reports { value }',
    );
    await client.close();
    await test.asOwner('DELETE FROM period');
    expect(notes.slice(0, 2)).toEqual([
      '[p] Q2 2026/27 of referrals is provisional until 28 February 2027.',
      '[p] Q2 2026/27 of reports is open until 15 December 2026: 92 of 92 days, 0 of 1 returns.',
    ]);
  });
});

describe('a revision', () => {
  it('marks figures that changed after their quarter was final, and no others', async () => {
    const { rows, totals } = await figures(
      '(by: [AGENCY], where: { quarter: { in: ["2025-26-Q2"] } }, fillGaps: true)',
      'rows { key { agency { code } } referrals { value flags } } totals { referrals { flags } }',
    );
    const revised = rows.filter(({ referrals }) => referrals.flags.includes('REVISED'));
    expect(revised.map(({ key }) => key.agency.code)).toEqual(['BFC', 'RBC']);
    expect(totals.referrals.flags).toEqual(['REVISED']);
    expect(
      (
        await figures(
          '(where: { quarter: { in: ["2025-26-Q3"] } })',
          'totals { referrals { flags } }',
        )
      ).totals.referrals.flags,
    ).toEqual([]);
  });

  it('is not made by an agency’s first return for a quarter that became final without it', async () => {
    const argument =
      '(by: [AGENCY], where: { quarter: { in: ["2024-25-Q1"] }, agency: { in: ["WOK", "BFC"] } }, fillGaps: true)';
    const { rows } = await figures(
      argument,
      'rows { key { agency { code } } referrals { flags } }',
    );
    expect(
      Object.fromEntries(rows.map(({ key, referrals }) => [key.agency.code, referrals.flags])),
    ).toEqual({ WOK: [], BFC: ['REVISED'] });
    expect(await notesOn('quarter: { in: ["2024-25-Q1"] }')).toContain(
      '[r] Referrals of Q1 2024/25: revision 1, published on 3 May 2026.',
    );
  });

  it('has its number, and its date in London time', async () => {
    expect(await notesOn('quarter: { in: ["2025-26-Q2"] }')).toContain(
      '[r] Referrals of Q2 2025/26: revision 2, published on 1 June 2026.',
    );
    expect(await notesOn('quarter: { in: ["2025-26-Q2"] }, agency: { in: ["BFC"] }')).toContain(
      '[r] Referrals of Q2 2025/26: revision 1, published on 1 March 2026.',
    );
    expect(
      (await notesOn('quarter: { in: ["2025-26-Q2"] }, agency: { in: ["TVP"] }')).join(),
    ).not.toContain('[r]');
  });
});
