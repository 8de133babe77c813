import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Grant } from '#domain/access/grant.js';
import { referralTable } from '#features/returns/record-table.js';
import { openFoundReturn } from '#features/returns/return-file.js';
import type { Json } from '#testing/api-client.js';
import type { Browser } from '#testing/browser.js';
import { publishRows } from '#testing/publish-rows.js';
import { aReturnText } from '#testing/raw-returns.js';
import { addReferenceData } from '#testing/reference-data.js';
import { sentDisruptions } from '#testing/sent-rows.js';
import { addPerson, signedIn, TEST_ORIGIN } from '#testing/signed-in.js';
import { buildTestApp } from '#testing/test-app.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

import { followScreening } from './follow-screening.js';
import { spill } from './spill.js';

const [TVP, RBC] = [1, 11];
const grant = (role: Grant['role'], agencyIds: readonly number[]): Grant => ({
  ...{ role, agencyIds, areaCodes: [], marking: 'OFFICIAL' },
});
const contributor = grant('CONTRIBUTOR', [RBC]);
const analyst: Grant = { ...grant('ANALYST', [TVP]), marking: 'OFFICIAL_SENSITIVE' };

let test: TestDatabase;
let app: FastifyInstance;
let sender: Browser;
let senderId: string;
let administrator: Browser;
const add = (name: string, ...grants: readonly Grant[]) => addPerson(test, { name, grants });
const join = async (name: string, ...grants: readonly Grant[]) =>
  signedIn(app, test, await add(name, ...grants));
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
  app = await buildTestApp(test, {
    ...{ signInMode: 'PROVIDER', publicUrl: TEST_ORIGIN },
    ...{ doesReadRollups: false, doesKeepAnswers: false },
  });
  senderId = await add('Data manager', contributor);
  sender = await signedIn(app, test, senderId);
  administrator = await join('Partnership administrator', {
    ...grant('ADMINISTRATOR', []),
    isForPartnership: true,
  });
});
beforeEach(() => test.asOwner('TRUNCATE staged_return, audit_entry, audit_head'));
afterAll(async () => {
  await app.close();
  await test.close();
});

const FIELDS = `id state version fileName isOpen isTakenBack canChange unusable passCount failCount failureCount notYet submissionId
  columns { examples } findings { message value } corrections { value } difference { added }
  headingRow firstRows { row cells } leftOut { row } totals { row } correctionsBefore { row }
  leftOutBefore { row } likelyDataset likelyPeriod { key } question`;
async function stage(content: string, by = sender, dataset = 'referrals'): Promise<string> {
  const address = `/import/returns/${dataset}?agency=RBC&stage=yes`;
  const { body } = await by.sendFile(address, content);
  return JSON.parse(body.trim().split('\n').at(-1) ?? '').id;
}
const read = async (id: string, by = sender): Promise<Json> =>
  (await by.ask(`query ($id: ID!) { stagedReturn(id: $id) { ${FIELDS} } }`, { id })).data
    .stagedReturn;
const file = (id: string, by = sender) => by.get(`/import/staged/${id}.csv`);
async function change(field: string, input: Json): Promise<Json> {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const { data } = await sender.ask(
    `mutation ($input: ${type}!) { ${field}(input: $input) { problems { message } } }`,
    { input },
  );
  return data[field];
}
const logged = (action: string) =>
  test.asOwner<Json>(
    `SELECT person_name AS who, touched, row_count::int AS rows, reason FROM audit_entry WHERE action = '${action}' ORDER BY number`,
  );

const withFault = aReturnText({ reference: 'R1', age_band: 'Grown up' });

describe('the contents of a staged return', () => {
  it('are the same for every colleague, and reveal nothing about other agencies’ records', async () => {
    const waiting = { status: 'SUBMITTED', occurred_on: '2026-11-02' };
    const ofPolice = sentDisruptions('TVP', [{ ...waiting, supporting_agencies: 'RBC' }]);
    await publishRows(test, ofPolice, '2026-11-23');
    const [own] = sentDisruptions('RBC', [waiting]);
    const text = `${Object.keys(own?.cells ?? {}).join(',')}\n${Object.values(own?.cells ?? {}).join(',')}\n`;
    const cleared = await join('Cleared', contributor, analyst);
    const id = await stage(text, cleared, 'disruptions');
    const seen = [await read(id, cleared), await read(id)];
    for (const each of seen) {
      expect(each).toMatchObject({ state: 'SCREENED', passCount: 1, failureCount: 0 });
      expect(JSON.stringify(each)).not.toContain('TVP');
    }
    expect((await file(id)).body).not.toContain('a disruption from TVP');
  });

  it('are closed to people who only administer the agency, who see that the return exists', async () => {
    const id = await stage(withFault);
    expect(await read(id)).toMatchObject({ isOpen: true, failCount: 1 });
    expect(await read(id, administrator)).toEqual({
      ...{ id, state: 'SCREENED', version: expect.any(Number), fileName: 'A file', isOpen: false },
      ...{ isTakenBack: false, canChange: false, unusable: null, passCount: 0, failCount: 0 },
      ...{ failureCount: 0, notYet: null, submissionId: null, columns: [], findings: [] },
      ...{ headingRow: null, firstRows: [], leftOut: [], totals: [], question: null },
      ...{ correctionsBefore: [], leftOutBefore: [], likelyDataset: null, likelyPeriod: null },
      ...{ corrections: [], difference: null },
    });
    expect((await file(id, administrator)).status).toBe(404);
  });

  it('are logged for their agency whenever they are opened, but not otherwise', async () => {
    const id = await stage(withFault);
    await sender.ask('{ stagedReturns { id state } }');
    await read(id, administrator);
    expect(await logged('CONSULTATION')).toEqual([]);
    await read(id);
    await sender.ask('{ stagedReturns { findings { value } } }');
    const opened = { who: 'Data manager', touched: { [RBC]: 1 }, rows: 1 };
    expect(await logged('CONSULTATION')).toMatchObject([opened, opened]);
  });

  it('can be downloaded as a file with its marking, logged, after a fresh sign-in, until it is published', async () => {
    const id = await stage(aReturnText({ reference: 'R1' }));
    const answer = await app.inject({
      ...{ method: 'GET', url: `/import/staged/${id}.csv` },
      headers: {
        host: new URL(TEST_ORIGIN).host,
        cookie: [...sender.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    });
    expect(answer.headers).toMatchObject({
      'x-marking': 'OFFICIAL-SENSITIVE',
      'content-disposition': expect.stringContaining('"OFFICIAL-SENSITIVE-return'),
    });
    expect(await logged('EXPORT')).toMatchObject([
      { who: 'Data manager', touched: { [RBC]: 1 }, rows: 1, reason: expect.any(String) },
    ]);
    const stale = await signedIn(app, test, senderId);
    await test.asOwner(`UPDATE session SET authenticated_at = now() - interval '3 hours'`);
    expect((await file(id, stale)).status).toBe(403);
    await test.asOwner('UPDATE session SET authenticated_at = now()');
    expect((await file(id, stale)).status).toBe(200);
    await change('publishReturn', { id, version: (await read(id)).version });
    expect((await file(id)).status).toBe(404);
  });

  it('can be downloaded as a workbook with the rows and findings of the CSV, in which nothing runs', async () => {
    const id = await stage(aReturnText({ reference: '=1+1', age_band: 'Grown up' }));
    const { rawPayload } = await app.inject({
      ...{ method: 'GET', url: `/import/staged/${id}.xlsx` },
      headers: {
        host: new URL(TEST_ORIGIN).host,
        cookie: [...sender.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    });
    const found = await spill(rawPayload);
    const columns = referralTable.declaration.columns;
    const workbook = await openFoundReturn({ ...found, columns, onProgress: () => undefined }, 'a');
    const rows: unknown[] = [];
    for await (const { cells } of workbook.rows) rows.push(cells);
    workbook.close();
    const csv = (await file(id)).body.replace('\u{feff}', '').split('\r\n');
    expect(workbook.header.join(',')).toBe(csv[0]);
    expect(rows).toEqual([expect.arrayContaining(['=1+1', 'Grown up'])]);
    expect(String(rows[0])).toContain('Fail, age_band: It is not in the list.');
    expect(csv[1]).toContain("'=1+1");
    expect(await logged('EXPORT')).toMatchObject([{ rows: 1 }, { rows: 1 }]);
  });

  it('say that the return was taken back', async () => {
    await test.asOwner('TRUNCATE referral, referral_history');
    const id = await stage(aReturnText({ reference: 'R2' }));
    await change('publishReturn', { id, version: (await read(id)).version });
    const published = await read(id);
    expect(published).toMatchObject({ state: 'PUBLISHED', isTakenBack: false });
    const { submissionId: submission } = published;
    expect((await change('undoReturn', { submission, isOnlyShown: false })).problems).toEqual([]);
    expect(await read(id)).toMatchObject({ state: 'PUBLISHED', isTakenBack: true });
  });
});

describe('the progress of screening a staged return again', () => {
  const shareOf = async (id: string, by = sender): Promise<Json> =>
    JSON.parse((await by.get(`/import/screening/${id}`)).body);

  it('is reported while it is read after a change', async () => {
    const others = Array.from({ length: 20_000 }, (_, index) => ({ reference: `R${index}` }));
    const id = await stage(aReturnText({ reference: 'R', age_band: 'Grown up' }, ...others));
    const { version } = await read(id);
    const work = { isOn: true };
    const cell = { row: 2, column: 'age_band', value: 'ADULT_18_OR_OVER' };
    const corrected = change('correctCell', { id, version, ...cell }).finally(() => {
      work.isOn = false;
    });
    const told: Json[] = [];
    while (work.isOn) told.push((await shareOf(id)).share);
    expect((await corrected).problems).toEqual([]);
    expect(told.filter((share) => share > 0 && share < 1)).not.toEqual([]);
    expect(await shareOf(id)).toEqual({ share: null });
  });

  it('is reported only to people who may open it, and does not count as opening', async () => {
    const id = await stage(withFault);
    const ofOthers = await join('Another data manager', grant('CONTRIBUTOR', [TVP]));
    await followScreening(id, async ({ onProgress, report }) => {
      onProgress(1, 4);
      expect(await shareOf(id)).toEqual({ share: 0.25 });
      expect(await shareOf(id, administrator)).toEqual({ share: null });
      expect(await shareOf(id, ofOthers)).toEqual({ share: null });
      report('Comparing with the records');
      expect(await shareOf(id)).toEqual({ share: null });
    });
    expect(await logged('CONSULTATION')).toEqual([]);
  });
});
