import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { readyDatabase } from '#cli/ready-database.js';
import { commandLine } from '#domain/access/actor.js';
import type { Viewer } from '#domain/access/viewer.js';
import { undoReturn } from '#features/returns/undo-return.js';
import { checkBackup, restoreBackup } from '#platform/backup/restore-backup.js';
import { takeBackup } from '#platform/backup/take-backup.js';
import { Database } from '#platform/database.js';
import { type ApiClient, createClientOf, type Json } from '#testing/api-client.js';
import { anEntry } from '#testing/audit-entries.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { publishRows } from '#testing/publish-rows.js';
import { randomRows } from '#testing/random-partnership.js';
import { runs } from '@stronghold/prisma/testing/depth';
import { createEmptyDatabase } from '@stronghold/prisma/testing/empty-database';

/**
 * Protected figures depend on other agencies’ records, but not on when or how these were written.
 */
const TODAY = '2026-11-24';
const RBC = 11;
const analystOf = (agencyId: number): Viewer => ({
  personId: null,
  name: 'Analyst',
  grants: [{ role: 'ANALYST', agencyIds: [agencyId], areaCodes: [], marking: 'OFFICIAL' }],
});
const rows = randomRows(20_261_125);
const own = rows.filter(({ agency, dataset }) => agency === 'RBC' && dataset === 'REFERRALS');

const questions = [
  '(by: [QUARTER, AREA]) { rows { key { quarter { key } area { code } } referrals { value } nrmReferrals { value } } totals { referrals { value } } }',
  '(by: [PATHWAY, AGE_BAND]) { rows { key { pathway ageBand } referrals { value } } totals { referrals { value } } }',
  '(by: [EXPLOITATION, COUNTY]) { rows { key { exploitation county { code } } referrals { value } } totals { referrals { value } } }',
  '(by: [AGENCY], where: { not: { sex: { in: [FEMALE] } } }) { rows { key { agency { code } } referrals { value } } totals { referrals { value } } }',
  '(by: [QUARTER, COUNTY]) { rows { key { quarter { key } county { code } } reports { value } peopleSafeguarded { value } } totals { reports { value } } }',
];

let partnership: TestPartnership;
let partner: ApiClient;
beforeAll(async () => {
  partnership = await createPartnership({
    sent: [{ on: TODAY, rows }],
    owed: [],
    today: TODAY,
    isShared: true,
  });
  partner = await createClientOf(analystOf(RBC), partnership.test, TODAY);
});
afterAll(async () => {
  await partner.close();
  await partnership.close();
});

async function ask(client: ApiClient, question: string): Promise<Json> {
  const { data, errors } = await client.ask(`{ figures${question} }`);
  expect(errors).toEqual([]);
  return data.figures;
}

const askAll = () => Promise.all(questions.map((question) => ask(partner, question)));

/**
 * Each figure minus the viewer’s own part: what is shown of other agencies. A cleared person asks
 * for the viewer’s own part.
 */
async function othersShown(question: string): Promise<ReadonlyMap<string, number>> {
  const withOwn = question.includes('where: { ')
    ? question.replace('where: { ', 'where: { agency: { in: ["RBC"] } ')
    : question.replace(/\]\)/, '], where: { agency: { in: ["RBC"] } })');
  const [shown, ofOwn] = [await ask(partner, question), await ask(partnership.api, withOwn)];
  const toFigures = ({ rows: listed, totals }: Json) =>
    new Map<string, number>(
      [...listed, { key: 'totals', ...totals }].flatMap(({ key, ...figures }: Json) =>
        Object.entries<Json>(figures).map(
          ([measure, figure]) =>
            [JSON.stringify([key, measure]), Number(figure.value ?? 0)] as const,
        ),
      ),
    );
  const [all, mine] = [toFigures(shown), toFigures(ofOwn)];
  return new Map(
    [...all]
      .map(([name, value]) => [name, value - (mine.get(name) ?? 0)] as const)
      .filter(([, value]) => value !== 0),
  );
}

const submissions = async () =>
  new Set(
    (await partnership.test.asOwner<{ id: string }>('SELECT id FROM submission')).map(
      ({ id }) => id,
    ),
  );

describe('protected figures', () => {
  it('show the same for others whatever happens to the viewer’s own records, which are exact', async () => {
    const before = await Promise.all(questions.slice(0, 3).map(othersShown));
    expect(before.every(({ size }) => size > 5)).toBe(true);
    const changed = own.map((row, index) => ({
      ...row,
      cells: { ...row.cells, quantity: String(Number(row.cells.quantity) + (index % 3)) },
    }));
    await publishRows(partnership.test, [...changed.slice(2), ...changed.slice(0, 1)], TODAY);
    const after = await Promise.all(questions.slice(0, 3).map(othersShown));
    expect(after).toEqual(before);
    await publishRows(partnership.test, own, TODAY);
  });

  it('stay the same after a return is sent again, and after another is published and taken back', async () => {
    const before = await askAll();
    const ofOthers = rows.filter(
      ({ agency, dataset }) => agency === 'TVP' && dataset === 'REFERRALS',
    );
    await publishRows(partnership.test, ofOthers, TODAY);
    expect(await askAll()).toEqual(before);

    const { quarter = '' } = ofOthers[0] ?? {};
    const fewer = ofOthers
      .filter((row) => row.quarter === quarter)
      .map((row) => ({ ...row, cells: { ...row.cells, quantity: '40' } }));
    const earlier = await submissions();
    await publishRows(partnership.test, fewer, TODAY);
    const [id = ''] = [...(await submissions())].filter((each) => !earlier.has(each));
    expect(await askAll()).not.toEqual(before);
    const outcome = await undoReturn(partnership.test.database, {
      id,
      actor: commandLine,
      now: new Date(`${TODAY}T13:00:00Z`),
      report: () => undefined,
    });
    expect(outcome.status).toBe('UNDONE');
    expect(await askAll()).toEqual(before);
  });

  it('stay the same after the rollups are rebuilt', async () => {
    const before = await askAll();
    await partnership.test.rebuildRollups();
    expect(await askAll()).toEqual(before);
  });

  it('stay the same after a backup is restored elsewhere', async () => {
    const before = await askAll();
    const place = await mkdtemp(path.join(tmpdir(), 'stronghold-restored-'));
    const elsewhere = await createEmptyDatabase();
    const now = new Date(`${TODAY}T14:00:00Z`);
    try {
      const folder = path.join(place, 'backup');
      const { ownerUrl } = partnership.test;
      await takeBackup({
        ...{ ownerUrl, folder, now, report: () => undefined },
        onBegin: () => Promise.resolve(),
        signal: new AbortController().signal,
      });
      await restoreBackup({
        ...(await checkBackup(folder, () => undefined)),
        ...{
          ownerUrl: elsewhere.ownerUrl,
          databaseName: '"elsewhere"',
          remedy: 'Make another.',
          now,
          report: () => undefined,
        },
        ready: readyDatabase,
        entry: anEntry({ action: 'ADMINISTER', what: 'Restored' }),
      });
      const database = new Database(elsewhere.ownerUrl, { maxConnections: 2 });
      const restored = await createClientOf(analystOf(RBC), { database }, TODAY);
      expect(await Promise.all(questions.map((question) => ask(restored, question)))).toEqual(
        before,
      );
      await restored.close();
      await database.close();
    } finally {
      await elsewhere.drop();
      await rm(place, { recursive: true });
    }
  });

  it('are never shared between people from two agencies, or with cleared people, whatever the question', async () => {
    const other = await createClientOf(analystOf(1), partnership.test, TODAY);
    const [dimensions, measures] = [
      ['QUARTER', 'COUNTY', 'AGENCY_KIND', 'PATHWAY', 'SEX'],
      ['referrals', 'nrmReferrals', 'triagedInTime', 'childShare'],
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(dimensions, { maxLength: 2 }),
        fc.subarray(measures, { minLength: 1 }),
        async (by, asked) => {
          const question = `(by: [${by.join(', ')}]) { id totals { ${asked.map((measure) => `${measure} { value }`).join(' ')} } }`;
          const people = [partner, other, partnership.api];
          const answers = await Promise.all(people.map((client) => ask(client, question)));
          expect(new Set(answers.map(({ id }) => id)).size).toBe(people.length);
          // The same person asking again gets the same answer, so a client may cache it.
          expect((await ask(partner, question)).id).toBe(answers[0]?.id);
        },
      ),
      { numRuns: runs({ sample: 8, deep: 60 }), seed: 9 },
    );
    const cards = await Promise.all(
      [partner, other, partnership.api].map((client) =>
        client.ask('{ scorecard { id kpis { id } } }'),
      ),
    );
    const ids = cards.flatMap(({ data }) => [
      data.scorecard.id,
      ...data.scorecard.kpis.map(({ id }: Json) => id),
    ]);
    expect(new Set(ids).size).toBe(ids.length);
    const rowsOf = async (client: ApiClient) =>
      (await ask(client, '(by: [COUNTY]) { rows { key { county { code } } referrals { value } } }'))
        .rows;
    expect(await rowsOf(partner)).not.toEqual(await rowsOf(other));
    await other.close();
  });
});
