import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { lockPublishing } from '#features/returns/publishing-lock.store.js';
import { createClock } from '#platform/clock.js';
import { actFor } from '#platform/database.js';
import type { Json } from '#testing/api-client.js';
import { aReturnText } from '#testing/raw-returns.js';
import { addPerson, signedIn } from '#testing/signed-in.js';
import { RBC } from '#testing/staged-returns.js';
import { clear, foreign, Staging, withFault } from '#testing/staging.js';

import { removeExpired } from './remove-expired.js';

const NCA = 3;

let at: Staging;
beforeAll(async () => {
  at = await Staging.open();
});
beforeEach(() => at.begin());
afterAll(() => at.close());

describe('a staged return', () => {
  it('is stored with its file and screened, and changes nothing until it is published', async () => {
    const said = await at.stage(clear);
    expect(said).toMatchObject({ is: 'STAGED', isToMap: false });
    const staged = await at.read(said.id);
    expect(staged).toMatchObject({
      ...{ state: 'SCREENED', canChange: true, notYet: null, passCount: 1, failCount: 0 },
      difference: { added: 1, corrected: 0, withdrawn: 0 },
    });
    expect(await at.records()).toEqual([]);
    const { staged: published, problems } = await at.change('publishReturn', {
      ...{ id: said.id, version: staged.version },
    });
    expect(problems).toEqual([]);
    expect(published).toMatchObject({ state: 'PUBLISHED', canChange: false });
    expect(await at.records()).toEqual([{ reference: 'R1' }]);
    const [submission] = await at.test.asOwner<{ id: string }>('SELECT id FROM submission');
    expect(published.submissionId).toBe(submission?.id);
  });

  it('has the same findings as the import, word for word', async () => {
    const { id } = await at.stage(withFault);
    const staged = await at.read(id);
    const outcome: Json = await at.importText(withFault, false);
    const told = outcome.files[0].issues.map(({ row, column, value, message }: Json) => ({
      ...{ row, column, value, message },
    }));
    expect(staged.findings).toMatchObject(told);
    expect(staged.notYet).toMatch(/^1 failure is left\. Put it right first/);
  });

  it('can be downloaded as its file with a column of findings, by people who may see it', async () => {
    const { id } = await at.stage(`${withFault.trimEnd()}\n${clear.split('\n')[1] ?? ''}\n`);
    const file = await at.sender.get(`/import/staged/${id}.csv`);
    const [header, failing, passing] = file.body.replace('\u{feff}', '').split('\r\n');
    expect(header).toBe(`${withFault.split('\n')[0] ?? ''},Findings`);
    expect(failing).toContain('Grown up');
    expect(failing).toContain('Fail, age_band: It is not in the list.');
    expect(passing).toBe(`${clear.split('\n')[1] ?? ''},`);
    expect((await at.stranger.get(`/import/staged/${id}.csv`)).status).toBe(404);
  });

  it('can be corrected cell by cell, without changing its file', async () => {
    const { id } = await at.stage(withFault);
    const { version } = await at.read(id);
    const cell = { row: 2, column: 'age_band', value: 'ADULT_18_OR_OVER' };
    const { staged } = await at.change('correctCell', { id, version, ...cell });
    expect(staged).toMatchObject({
      ...{ failCount: 0, passCount: 1, findings: [], notYet: null },
      corrections: [{ ...cell, sent: 'Grown up', by: 'Data manager' }],
    });
    await at.change('publishReturn', { id, version: staged.version });
    expect(await at.test.asOwner('SELECT age_band FROM referral')).toEqual([
      { age_band: 'ADULT_18_OR_OVER' },
    ]);
  });

  it('waits to be screened if screening was interrupted', async () => {
    const { id } = await at.stage(withFault);
    const { version } = await at.read(id);
    await at.test.asOwner('ALTER TABLE referral_staging RENAME TO referral_staging_away');
    const cell = { row: 2, column: 'age_band', value: 'ADULT_18_OR_OVER' };
    try {
      await at.change('correctCell', { id, version, ...cell });
    } finally {
      await at.test.asOwner('ALTER TABLE referral_staging_away RENAME TO referral_staging');
    }
    expect(await at.read(id)).toMatchObject({ state: 'MAPPING', findings: [], failCount: 0 });
    const { staged } = await at.map(id, {});
    expect(staged).toMatchObject({ state: 'SCREENED', failCount: 0, notYet: null });
    expect(staged.corrections).toHaveLength(1);
  });

  it('that is partial adds and corrects records but withdraws none, and has no effect on figures to show', async () => {
    await at.importText(aReturnText({ reference: 'R1' }, { reference: 'R2' }));
    const address = '/import/returns/referrals?agency=RBC&stage=yes&partial=yes';
    const more = aReturnText({ reference: 'R2', area: 'Slough' }, { reference: 'R3' });
    const { body } = await at.sender.sendFile(address, more);
    const { id } = JSON.parse(body.trim().split('\n').at(-1) ?? '');
    const { data } = await at.sender.ask(
      'query ($id: ID!) { stagedReturn(id: $id) { version isPartial difference { added corrected withdrawn } effect { name } } }',
      { id },
    );
    expect(data.stagedReturn).toMatchObject({
      ...{ isPartial: true, effect: [] },
      difference: { added: 1, corrected: 1, withdrawn: 0 },
    });
    const { version } = data.stagedReturn;
    const { problems } = await at.change('publishReturn', { id, version, isMeant: true });
    expect(problems).toEqual([]);
    expect(await at.records()).toEqual(['R1', 'R2', 'R3'].map((reference) => ({ reference })));
  });

  it('is changed only in the version that was seen, and published once', async () => {
    const { id } = await at.stage(clear);
    const { version } = await at.read(id);
    const stale = await at.change('publishReturn', { id, version: version - 1 });
    expect(stale.problems[0].message).toContain('Somebody else has changed it');
    const both = await Promise.all([
      at.change('publishReturn', { id, version }),
      at.change('publishReturn', { id, version }, at.colleague),
    ]);
    expect(both.map(({ problems }) => problems.length).sort()).toEqual([0, 1]);
    expect(await at.test.asOwner('SELECT 1 FROM submission')).toHaveLength(1);
  });

  it('does not lock its row while it waits to be published, because an erasure under the same lock deletes the row', async () => {
    const { id } = await at.stage(clear);
    const { version } = await at.read(id);
    const { publishing, rowCount } = await at.test.database.write(async (transaction) => {
      await lockPublishing(transaction);
      const begun = at.change('publishReturn', { id, version });
      const waiting = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
      await expect.poll(() => at.test.asOwner(waiting)).toHaveLength(1);
      await actFor(transaction, RBC);
      await transaction.query(sql`SET LOCAL lock_timeout = 2000`);
      const taken = await transaction.query(sql`DELETE FROM staged_return WHERE id = ${id}::uuid`);
      return { publishing: begun, rowCount: taken.rowCount };
    });
    expect(rowCount).toBe(1);
    expect((await publishing).problems[0].message).toContain('It no longer exists');
    expect(await at.records()).toEqual([]);
  });

  it('is seen by colleagues and administrators of its agency, and by nobody else', async () => {
    const { id } = await at.stage(clear);
    expect(await at.read(id, at.colleague)).toMatchObject({ canChange: true });
    expect(await at.read(id, at.administrator)).toMatchObject({ canChange: false });
    expect(await at.read(id, at.stranger)).toBeNull();
    const { version } = await at.read(id);
    expect(await at.change('publishReturn', { id, version }, at.administrator)).toBe('FORBIDDEN');
    expect((await at.change('discardReturn', { id, version }, at.stranger)).problems).toHaveLength(
      1,
    );
    expect(await at.read(id)).not.toBeNull();
  });

  it('cannot be changed by an administrator of its agency who sends for another', async () => {
    const grants = [
      { role: 'ADMINISTRATOR', agencyIds: [RBC], areaCodes: [], marking: 'OFFICIAL' },
      { role: 'CONTRIBUTOR', agencyIds: [NCA], areaCodes: [], marking: 'OFFICIAL' },
    ] as const;
    const both = await signedIn(
      at.app,
      at.test,
      await addPerson(at.test, { name: 'Both', grants }),
    );
    const { id } = await at.stage(clear);
    const { version } = await at.read(id, both);
    expect(await at.change('publishReturn', { id, version }, both)).toBe('FORBIDDEN');
    expect(await at.change('discardReturn', { id, version }, both)).toBe('FORBIDDEN');
    expect(await at.records()).toEqual([]);
  });

  it('is deleted with its file when it is discarded, or after 30 days', async () => {
    const { id } = await at.stage(clear);
    await at.change('discardReturn', { id, version: (await at.read(id)).version });
    expect(await at.test.asOwner('SELECT 1 FROM staged_return')).toEqual([]);
    const old = await at.stage(clear);
    await at.test.asOwner(`UPDATE staged_return SET staged_at = staged_at - interval '31 days'`);
    expect(await at.read(old.id)).toBeNull();
    await removeExpired({ database: at.test.database, clock: createClock('2026-11-24') });
    expect(await at.test.asOwner('SELECT 1 FROM staged_return')).toEqual([]);
  });

  it('has each step logged for its agency, without the value of any cell', async () => {
    const { id } = await at.stage(
      foreign.replace('ADULT_18_OR_OVER', 'SECRET').replace('R1', '=R1'),
    );
    const seen = async () => ({ id, version: (await at.read(id)).version });
    const { columns } = await at.read(id);
    const chosen = columns.map(({ position, column }: Json) => ({ position, column }));
    await at.change('stageReturn', { ...(await seen()), columns: chosen });
    const cell = { row: 2, column: 'age_band', value: 'CHILD_17_OR_UNDER' };
    await at.change('correctCell', { ...(await seen()), ...cell });
    const findings = (await at.read(id)).findings.map((each: Json) => each.id);
    await at.change('acknowledgeWarnings', { ...(await seen()), findings, why: 'Our numbers' });
    expect((await at.change('publishReturn', await seen())).problems).toEqual([]);
    await at.publishing('undoReturn', { submission: (await at.read(id)).submissionId }, at.sender);
    await at.nil();
    const thrown = await at.stage(clear);
    await at.change('discardReturn', {
      id: thrown.id,
      version: (await at.read(thrown.id)).version,
    });
    const entries = await at.test.asOwner<{ what: string; who: string }>(
      `SELECT what, person_name AS who, filter FROM audit_entry WHERE agency_id = ${RBC} AND action NOT IN ('SIGN_IN', 'CONSULTATION') ORDER BY number`,
    );
    const screened =
      'Compared a return of referrals for Q1 2025/26 with the records, without publishing it';
    expect(entries.map(({ what }) => what)).toEqual([
      'Staged a return of referrals, without publishing it',
      'Matched the columns of a staged return',
      screened,
      'Corrected a cell in a staged return',
      screened,
      'Acknowledged 1 warning in a staged return',
      expect.stringMatching(/^Published/),
      expect.stringMatching(/^Took back/),
      expect.stringMatching(/^Published/),
      'Staged a return of referrals, without publishing it',
      screened,
      'Discarded a staged return',
    ]);
    expect(new Set(entries.map(({ who }) => who))).toEqual(new Set(['Data manager']));
    expect(JSON.stringify(entries)).not.toContain('SECRET');
  });
});
