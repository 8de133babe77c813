import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import { loadDemonstration } from '#cli/demonstration/demonstration.js';
import { readyDatabase } from '#cli/ready-database.js';
import { connectToDatabase } from '@stronghold/prisma/connect';
import { migrate } from '@stronghold/prisma/migrate';

import { commandLine } from './domain/access/actor.js';
import { rebuildRollups } from './features/returns/make-rollups.store.js';
import { findWrongFlags } from './features/returns/record-links.store.js';
import { undoReturn } from './features/returns/undo-return.js';
import { findWrongCells } from './features/returns/verify-rollups.store.js';
import { checkBackup, restoreBackup } from './platform/backup/restore-backup.js';
import { takeBackup } from './platform/backup/take-backup.js';
import { Database } from './platform/database.js';
import { anEntry } from './testing/audit-entries.js';
import { readEveryRowButTheLog } from './testing/saved-rows.js';

/**
 * A database owner who is not a superuser: policies are forced, so they apply to this owner too.
 * The tests build on each other, because making a database for each takes seconds.
 */
const now = new Date('2026-11-24T12:00:00Z');
const suffix = randomBytes(4).toString('hex');
const [first, second] = [`stronghold_test_plain_${suffix}`, `stronghold_test_heir_${suffix}`];
const [kept, copied] = [`stronghold_test_kept_${suffix}`, `stronghold_test_copied_${suffix}`];
const template = new URL(inject('templateUrl'));
const toUrl = (user: string, name: string) =>
  Object.assign(new URL(template), { username: user, pathname: `/${name}` }).toString();

let server: pg.Client;
let folder: string;
/** The number of reports in the partnership. */
let reports: number;
const ownerUrl = toUrl(first, kept);
beforeAll(async () => {
  server = await connectToDatabase(
    Object.assign(new URL(template), { pathname: '/postgres' }).toString(),
  );
  folder = await mkdtemp(path.join(tmpdir(), 'stronghold-plain-owner-'));
  const password = pg.escapeLiteral(decodeURIComponent(template.password));
  for (const role of [first, second])
    await server.query(`CREATE ROLE ${role} LOGIN CREATEROLE PASSWORD ${password}`);
  for (const name of [kept, copied]) await server.query(`CREATE DATABASE ${name} OWNER ${first}`);
});
afterAll(async () => {
  for (const name of [kept, copied])
    await server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  for (const role of [first, second]) await server.query(`DROP ROLE IF EXISTS ${role}`);
  await server.end();
  await rm(folder, { recursive: true });
});

async function onDatabase<Result>(
  work: (database: Database) => Promise<Result>,
  url = ownerUrl,
): Promise<Result> {
  const database = new Database(url, { maxConnections: 2 });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

async function asOwner<Result>(
  work: (owner: pg.Client) => Promise<Result>,
  url = ownerUrl,
): Promise<Result> {
  const owner = await connectToDatabase(url);
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

const findWrong = (url = ownerUrl) =>
  onDatabase(
    (database) =>
      database.write(async (transaction) => ({
        cells: (await findWrongCells(transaction)).length,
        flags: (await findWrongFlags(transaction)).filter(({ total }) => total > 0),
      })),
    url,
  );
const nothing = { cells: 0, flags: [] };
const countReports = async (url = ownerUrl) =>
  (await asOwner((owner) => owner.query('SELECT FROM report'), url)).rowCount ?? 0;
const save = (url: string, name: string) =>
  takeBackup({
    ownerUrl: url,
    folder: path.join(folder, name),
    now,
    signal: new AbortController().signal,
    onBegin: () => Promise.resolve(),
    report: () => undefined,
  });

describe('an owner without privileges', () => {
  it('is subject to the policies', async () => {
    await readyDatabase(ownerUrl, { isDemonstration: true, now });
    expect(
      await asOwner((owner) => owner.query(`SELECT row_security_active('report') AS active`)),
    ).toMatchObject({
      rows: [{ active: true }],
    });
  });

  it('makes a partnership with correct rollups and links', async () => {
    const loaded = await onDatabase((database) =>
      loadDemonstration({ database, ownerUrl, today: '2022-05-15', now, report: () => undefined }),
    );
    expect(loaded?.rows).toBeGreaterThan(1_000);
    reports = await countReports();
    expect(reports).toBeGreaterThan(500);
    expect(await findWrong()).toEqual(nothing);
  });

  it('rebuilds rollups and links', async () => {
    await asOwner(async (owner) => {
      const { rowCount } = await owner.query(
        `UPDATE report SET led_to_disruption = NOT led_to_disruption WHERE disruption_reference IS NOT NULL`,
      );
      expect(rowCount).toBeGreaterThan(0);
      await owner.query(`UPDATE rollup.state SET fingerprint = 'another'`);
    });
    expect((await findWrong()).flags).toHaveLength(1);
    await asOwner(rebuildRollups);
    expect(await findWrong()).toEqual(nothing);
    const [sums] = (
      await asOwner((owner) =>
        owner.query(
          `SELECT sum(records)::int AS records FROM rollup.report_by_agency WHERE counted_by = 'received_on'`,
        ),
      )
    ).rows;
    expect(sums).toEqual({ records: reports });
  });

  it('takes a backup with every row, and restores it', async () => {
    const { tables } = await save(ownerUrl, 'backup');
    expect(tables.find(({ name }) => name === 'report')?.rows).toBe(reports);
    const checked = await checkBackup(path.join(folder, 'backup'), () => undefined);
    const url = toUrl(first, copied);
    await restoreBackup({
      ...checked,
      ownerUrl: url,
      databaseName: copied,
      remedy: '',
      now,
      entry: anEntry({ action: 'ADMINISTER', what: 'Restored it' }),
      report: () => undefined,
      ready: readyDatabase,
    });
    expect(await readEveryRowButTheLog(url)).toEqual(await readEveryRowButTheLog(ownerUrl));
    expect(await findWrong(url)).toEqual(nothing);
    const forced = await asOwner(
      (owner) =>
        owner.query(`SELECT count(*)::int AS total FROM pg_class WHERE relforcerowsecurity`),
      url,
    );
    expect(forced.rows).toEqual([{ total: 23 }]);
  });

  it('takes a return back', async () => {
    const { rows } = await asOwner((owner) =>
      owner.query<{ id: string }>(`
      SELECT id FROM submission WHERE dataset = 'DISRUPTIONS' AND status = 'PUBLISHED' ORDER BY quarter_start DESC, published_at DESC, id LIMIT 1`),
    );
    const outcome = await onDatabase((database) =>
      undoReturn(database, {
        id: rows[0]?.id ?? '',
        actor: commandLine,
        now,
        report: () => undefined,
      }),
    );
    expect(outcome.status).toBe('UNDONE');
    expect(await findWrong()).toEqual(nothing);
  });
});

describe('an owner who took the database over', () => {
  const successorUrl = toUrl(second, kept);
  beforeAll(async () => {
    const owner = await connectToDatabase(
      Object.assign(new URL(template), { pathname: `/${kept}` }).toString(),
    );
    await owner.query(`REASSIGN OWNED BY ${first} TO ${second}`);
    await owner.end();
  });

  it('sees no row that the policies hide, and takes no backup that would lack these rows', async () => {
    expect(await countReports(successorUrl)).toBe(0);
    await expect(save(successorUrl, 'hidden')).rejects.toThrow(
      /^Policies may hide rows of acknowledged_record, acknowledged_warning, .*disruption, .*report, .*submission from the user/,
    );
  });

  it('gets access at the next start', async () => {
    await migrate(successorUrl);
    expect(await countReports(successorUrl)).toBe(reports);
    expect(
      (await save(successorUrl, 'again')).tables.find(({ name }) => name === 'report')?.rows,
    ).toBe(reports);
    await asOwner(rebuildRollups, successorUrl);
    expect(await findWrong(successorUrl)).toEqual(nothing);
  });
});
