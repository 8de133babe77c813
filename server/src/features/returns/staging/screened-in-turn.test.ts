import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { anonymousIdentity } from '#domain/access/request-identity.js';
import { MAX_WAITING, MAX_WAITING_BYTES } from '#domain/returns/staged/staged-return.js';
import { lockPublishingStatement } from '#features/returns/publishing-lock.store.js';
import { referralTable } from '#features/returns/record-table.js';
import { screeningLimits } from '#features/returns/screening-gate.js';
import { type Entered, WorkGate } from '#platform/fair-share/work-gate.js';
import type { Json } from '#testing/api-client.js';
import type { Browser } from '#testing/browser.js';
import { aReturnText } from '#testing/raw-returns.js';
import { addReferenceData } from '#testing/reference-data.js';
import { addPerson, signedIn, TEST_ORIGIN } from '#testing/signed-in.js';
import { buildTestApp } from '#testing/test-app.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { connectToDatabase } from '@stronghold/prisma/connect';

import { spill } from './spill.js';
import { stageFile } from './stage-file.js';

const RBC = 11;
/** The gate, which counts who has reached it. */
class WatchedGate extends WorkGate {
  asked = 0;

  override enter(...of: Parameters<WorkGate['enter']>): ReturnType<WorkGate['enter']> {
    this.asked += 1;
    return super.enter(...of);
  }
}
const gate = new WatchedGate(screeningLimits);
const clear = aReturnText({ reference: 'R1' });
const faulty = aReturnText({ reference: 'R1', age_band: 'Grown up' });

let test: TestDatabase;
let app: FastifyInstance;
let sender: Browser;
let person: string;
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
  app = await buildTestApp(test, {
    ...{ signInMode: 'PROVIDER', publicUrl: TEST_ORIGIN, screeningGate: gate },
    doesKeepAnswers: false,
  });
});
beforeEach(async () => {
  await test.asOwner('TRUNCATE staged_return, referral, referral_history, submission');
  person = await addPerson(test, {
    name: 'Data manager',
    grants: [{ role: 'CONTRIBUTOR', agencyIds: [RBC], areaCodes: [], marking: 'OFFICIAL' }],
  });
  sender = await signedIn(app, test, person);
});
afterAll(async () => {
  await app.close();
  await test.close();
});

async function stage(content: string): Promise<Json> {
  const { body } = await sender.sendFile('/import/returns/referrals?agency=RBC&stage=yes', content);
  return JSON.parse(body.trim().split('\n').at(-1) ?? '');
}
const versionOf = async (id: string): Promise<number> =>
  (await sender.ask('query ($id: ID!) { stagedReturn(id: $id) { version } }', { id })).data
    .stagedReturn.version;
const correct = (id: string, version: number) =>
  sender.ask(
    'mutation ($input: CorrectCellInput!) { correctCell(input: $input) { version problems { message } } }',
    { input: { id, version, row: 2, column: 'age_band', value: 'ADULT_18_OR_OVER' } },
  );
const publish = (id: string, version: number) =>
  sender.ask(
    'mutation ($input: PublishReturnInput!) { publishReturn(input: $input) { version problems { message } } }',
    { input: { id, version } },
  );
const undo = (submission: string, isOnlyShown: boolean) =>
  sender.ask(
    'mutation ($input: UndoReturnInput!) { undoReturn(input: $input) { changes { added withdrawn } problems { message } } }',
    { input: { submission, isOnlyShown } },
  );
let taken: Entered | null = null;
// A failed test leaves nobody waiting.
afterEach(() => taken?.leave());
/** Takes the agency's only place, as an import does while it is screened. */
const holdPlace = async (): Promise<Entered> => {
  const entered = await gate.enter('RBC', new AbortController().signal);
  if (entered === null) throw new Error('Nobody else is there');
  taken = entered;
  return entered;
};
/** Transactions that wait for a lock that another one holds. */
const waiting = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
/** Waits until this many in all have reached the gate. */
const untilAsked = (count: number) => vi.waitFor(() => expect(gate.asked).toBe(count), 20_000);

describe('screening or publishing a staged return', () => {
  it('waits in one line with the imports of its agency, and continues from the current version', async () => {
    const { id } = await stage(faulty);
    const version = await versionOf(id);
    const held = await holdPlace();
    const { asked } = gate;
    let isAnswered = false;
    const corrected = correct(id, version).finally(() => (isAnswered = true));
    const staging = stage(clear);
    await untilAsked(asked + 2);
    expect(isAnswered).toBe(false);
    expect(await versionOf(id)).toBe(version);
    held.leave();
    expect((await corrected).data.correctCell).toEqual({ version: version + 2, problems: [] });
    expect(await staging).toMatchObject({ is: 'STAGED' });
    expect((await publish(id, version + 2)).data.publishReturn.problems).toEqual([]);
  });

  it('is refused, with the time to try again, if too many of its agency are waiting', async () => {
    const { id } = await stage(faulty);
    const version = await versionOf(id);
    const held = await holdPlace();
    const giveUp = new AbortController();
    const others = Array.from({ length: screeningLimits.waitingOfOneCaller }, () =>
      gate.enter('RBC', giveUp.signal).catch(() => null),
    );
    const { errors } = await correct(id, version);
    expect(errors).toMatchObject([
      {
        message: expect.stringMatching(
          /are already waiting to be screened.*Try again in 15 seconds/,
        ),
        extensions: { code: 'TOO_MUCH_AT_ONCE', retryAfter: 15 },
      },
    ]);
    expect(await stage(clear)).toMatchObject({
      is: 'FAILED',
      error: expect.stringContaining('are already waiting to be screened'),
    });
    giveUp.abort();
    await Promise.all(others);
    held.leave();
    expect(await versionOf(id)).toBe(version);
  });

  it('is not done for somebody whose grant ended while they waited', async () => {
    const { id } = await stage(clear);
    const version = await versionOf(id);
    const held = await holdPlace();
    const { asked } = gate;
    const published = publish(id, version);
    await untilAsked(asked + 1);
    await test.asOwner(`DELETE FROM access_grant WHERE person_id = '${person}'`);
    held.leave();
    expect((await published).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(await test.asOwner('SELECT reference FROM referral')).toEqual([]);
  });

  it('is not done for somebody whose grant ended while somebody else was publishing', async () => {
    const { id } = await stage(clear);
    const version = await versionOf(id);
    const other = await connectToDatabase(test.ownerUrl);
    await other.query(`BEGIN; ${lockPublishingStatement}`);
    const published = publish(id, version);
    await vi.waitFor(async () => expect(await test.asOwner(waiting)).toHaveLength(1), 20_000);
    await test.asOwner(`DELETE FROM access_grant WHERE person_id = '${person}'`);
    await other.end();
    expect((await published).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(await test.asOwner('SELECT reference FROM referral')).toEqual([]);
    expect(await test.asOwner('SELECT state FROM staged_return')).toEqual([{ state: 'SCREENED' }]);
  });
});

describe('taking a published return back, or showing what that would change,', () => {
  it.each([true, false])('waits in the same line: only shown %s', async (isOnlyShown) => {
    const { id } = await stage(clear);
    await publish(id, await versionOf(id));
    const [published] = await test.asOwner<{ id: string }>('SELECT id::text FROM submission');
    const held = await holdPlace();
    const { asked } = gate;
    let isAnswered = false;
    const undone = undo(published?.id ?? '', isOnlyShown).finally(() => (isAnswered = true));
    await untilAsked(asked + 1);
    expect(isAnswered).toBe(false);
    held.leave();
    expect((await undone).data.undoReturn).toEqual({
      changes: { added: 0, withdrawn: 1 },
      problems: [],
    });
    expect(await test.asOwner('SELECT 1 FROM referral')).toHaveLength(isOnlyShown ? 1 : 0);
  });

  it('is not done for somebody whose grant ended while they waited', async () => {
    const { id } = await stage(clear);
    await publish(id, await versionOf(id));
    const [published] = await test.asOwner<{ id: string }>('SELECT id::text FROM submission');
    const held = await holdPlace();
    const { asked } = gate;
    const undone = undo(published?.id ?? '', false);
    await untilAsked(asked + 1);
    await test.asOwner(`DELETE FROM access_grant WHERE person_id = '${person}'`);
    held.leave();
    expect((await undone).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(await test.asOwner('SELECT 1 FROM referral')).toHaveLength(1);
  });

  it('does not wait for people who sent no such return', async () => {
    await holdPlace();
    const { data } = await undo('00000000-0000-4000-8000-000000000001', false);
    expect(data.undoReturn.problems[0].message).toContain('No return has the id');
  });
});

describe('somebody whose grant for the agency ends after they sent', () => {
  const tables = [
    'SELECT id, state, version, corrections, acknowledgements, left_out FROM staged_return ORDER BY id',
    'SELECT reference, age_band FROM referral',
    'SELECT id, status FROM submission',
    'SELECT * FROM acknowledged_record',
    `SELECT what FROM audit_entry WHERE agency_id = ${RBC} ORDER BY number`,
  ];
  const stored = async (): Promise<Json> => {
    const found: Json[] = [];
    for (const statement of tables) found.push(await test.asOwner(statement));
    return found;
  };
  const answered = async (asked: Promise<Json>): Promise<string> => {
    const { data, errors } = await asked;
    return errors[0]?.extensions.code ?? Object.values<Json>(data)[0].problems[0]?.message;
  };

  it.each(['ended_at = now()', `agency_ids = '{3}'`])(
    'is refused each step, and nothing changes: %s',
    async (ending) => {
      const first = await stage(clear);
      await publish(first.id, await versionOf(first.id));
      const [published] = await test.asOwner<{ id: string }>('SELECT id::text FROM submission');
      const { id } = await stage(aReturnText({ reference: '=R2', age_band: 'Grown up' }));
      const { data } = await sender.ask(
        'query ($id: ID!) { stagedReturn(id: $id) { version findings { id level } } }',
        { id },
      );
      const { version, findings } = data.stagedReturn;
      const warned = findings.filter(({ level }: Json) => level === 'WARN');
      expect(warned).toHaveLength(1);
      const ready = await stage(aReturnText({ reference: 'R3' }));
      const readyVersion = await versionOf(ready.id);
      const before = await stored();

      await test.asOwner(`UPDATE access_grant SET ${ending} WHERE person_id = '${person}'`);
      const acknowledge = sender.ask(
        'mutation ($input: AcknowledgeWarningsInput!) { acknowledgeWarnings(input: $input) { version problems { message } } }',
        { input: { id, version, findings: [warned[0].id], why: 'It is how we number them' } },
      );
      for (const asked of [
        ...[acknowledge, correct(id, version), publish(ready.id, readyVersion)],
        ...[undo(published?.id ?? '', true), undo(published?.id ?? '', false)],
        sender.ask('{ returnHistory(agency: "RBC") { count } }'),
      ])
        expect(await answered(asked)).toMatch(/^FORBIDDEN$|^It no longer exists|^No return has/);
      for (const form of ['csv', 'xlsx'])
        expect([403, 404]).toContain((await sender.get(`/import/staged/${id}.${form}`)).status);
      expect(await stored()).toEqual(before);
    },
  );
});

describe('the waiting files of an agency', () => {
  const fill = (count: number, bytes: number) =>
    test.asOwner(
      `INSERT INTO staged_return (agency_id, id, dataset, state, file_name, content, staged_at, staged_by, version, columns, corrections, acknowledgements)
       SELECT ${RBC}, gen_random_uuid(), 'REFERRALS', 'MAPPING', 'a.csv', decode(repeat('00', ${bytes}), 'hex'), '2026-11-24', 'Somebody', 1, '[]', '[]', '[]'
       FROM   generate_series(1, ${count})`,
    );

  it('are limited in number, and any more are refused in a sentence', async () => {
    await fill(MAX_WAITING, 1);
    expect(await stage(clear)).toMatchObject({
      outcome: { message: expect.stringContaining('Publish or discard one of them') },
    });
    await test.asOwner(`UPDATE staged_return SET state = 'PUBLISHED' WHERE true`);
    expect(await stage(clear)).toMatchObject({ is: 'STAGED' });
  });

  it('are counted again before a file is stored, so that two servers cannot exceed the limit', async () => {
    await fill(MAX_WAITING - 1, 1);
    const found = await spill(Buffer.from(clear));
    const keep = () =>
      stageFile(test.database, {
        ...{ ...found, name: 'r.csv', table: referralTable, agencyId: RBC, quarter: null },
        sheet: null,
        ...{ identity: anonymousIdentity, now: new Date('2026-11-24T12:00:00Z') },
      });
    // Both have counted before either stores its file.
    const holder = await connectToDatabase(test.ownerUrl);
    await holder.query(`BEGIN; SELECT pg_advisory_xact_lock(hashtextextended('staged ${RBC}', 0))`);
    const both = Promise.allSettled([keep(), keep()]);
    await vi.waitFor(async () => expect(await test.asOwner(waiting)).toHaveLength(2), 20_000);
    await holder.end();
    const outcomes = (await both).map(({ status }) => status);
    await found.handle.close();
    expect(outcomes.sort()).toEqual(['fulfilled', 'rejected']);
    expect(await test.asOwner('SELECT 1 FROM staged_return')).toHaveLength(MAX_WAITING);
  });

  it('do not admit another file at the limit when one expires, although the expired file is deleted', async () => {
    await fill(MAX_WAITING + 1, 1);
    await test.asOwner(
      `UPDATE staged_return SET staged_at = '2026-01-01' WHERE id = (SELECT min(id::text)::uuid FROM staged_return)`,
    );
    expect(await stage(clear)).toMatchObject({ is: 'DONE', outcome: { status: 'UNUSABLE' } });
    expect(await test.asOwner('SELECT 1 FROM staged_return')).toHaveLength(MAX_WAITING);
  });

  it('are limited in total size', async () => {
    await fill(5, MAX_WAITING_BYTES / 5);
    expect(await stage(clear)).toMatchObject({
      outcome: { message: expect.stringContaining('more than 200 MB') },
    });
  });

  it('are deleted when they are published', async () => {
    const { id } = await stage(clear);
    await publish(id, await versionOf(id));
    expect(
      await test.asOwner('SELECT state, octet_length(content) AS bytes FROM staged_return'),
    ).toEqual([{ state: 'PUBLISHED', bytes: 0 }]);
  });
});
