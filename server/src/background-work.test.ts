import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Grant } from '#domain/access/grant.js';
import { endGrants } from '#features/people/person.store.js';
import type { Database } from '#platform/database.js';
import type { Job, JobHandlers, JobQueue } from '#platform/job.js';
import { JobRunner } from '#platform/jobs/job-runner.js';
import type { Json } from '#testing/api-client.js';
import type { Browser } from '#testing/browser.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { publishRows } from '#testing/publish-rows.js';
import { sentReferrals, sentReports } from '#testing/sent-rows.js';
import { addPerson, signedIn, TEST_ORIGIN } from '#testing/signed-in.js';
import { buildTestApp } from '#testing/test-app.js';

import { type BackgroundWorkParts, createBackgroundWork } from './background-work.js';

const TVP = 1;
const RBC = 2;
/** The id of an agency that ends before the Monday of these tests, succeeded by RBC. */
const ENDING = 3;
const MONDAY = new Date('2026-11-30T08:00:30Z');

let partnership: TestPartnership;
let app: FastifyInstance;
let parts: BackgroundWorkParts;
let now = new Date('2026-11-24T12:00:00Z');
const jobs: Job[] = [];
const queue: JobQueue = { send: (_, job) => Promise.resolve(void jobs.push(job)) };
let work: JobHandlers;

const people = { police: '', leader: '', administrator: '', ending: '', successor: '' };
const browsers: Record<string, Browser> = {};

beforeAll(async () => {
  const days = ['2026-05-01', '2026-08-01'];
  const rows = days.flatMap((day, index) => [
    ...sentReports('TVP', [{ received_on: day, reference: `R${index}`, quantity: 50 }]),
    ...sentReferrals('TVP', [{ received_on: day, reference: `S${index}`, quantity: 28 }]),
    ...sentReferrals('RBC', [
      { received_on: day, reference: `S${index}`, quantity: 3, area: 'E06000038' },
    ]),
  ]);
  partnership = await createPartnership({ sent: [{ on: '2026-11-01', rows }] });
  await partnership.test.asOwner(`UPDATE agency SET valid_to = '2026-11-25' WHERE id = $1`, [
    ENDING,
  ]);
  await partnership.test.asOwner(
    'INSERT INTO agency_successor (agency_id, successor_id) VALUES ($1, $2)',
    [ENDING, RBC],
  );
  const clock = { now: () => now, today: () => now.toISOString().slice(0, 10) };
  app = await buildTestApp(partnership.test, {
    ...{ signInMode: 'PROVIDER', publicUrl: TEST_ORIGIN, clock },
    takeBackgroundWork: (given) => void (parts = given),
  });
  work = createBackgroundWork(parts, queue);
}, 60_000);
afterAll(async () => {
  await app.close();
  await partnership.close();
});

const grant = (role: Grant['role'], agencyId: number, marking: Grant['marking']): Grant => ({
  role,
  agencyIds: [agencyId],
  areaCodes: [],
  marking,
});

beforeEach(async () => {
  now = new Date('2026-11-24T12:00:00Z');
  jobs.length = 0;
  const { test } = partnership;
  await test.asOwner(
    'TRUNCATE person, identity, access_grant, claim_rule, session, api_token, audit_entry, audit_head CASCADE',
  );
  people.police = await addPerson(test, {
    name: 'Police analyst',
    grants: [grant('ANALYST', TVP, 'OFFICIAL_SENSITIVE')],
  });
  people.leader = await addPerson(test, {
    name: 'Police leader, not cleared',
    grants: [grant('SENIOR_LEADER', TVP, 'OFFICIAL')],
  });
  people.administrator = await addPerson(test, {
    name: 'Police administrator',
    grants: [grant('ADMINISTRATOR', TVP, 'OFFICIAL')],
  });
  people.ending = await addPerson(test, {
    name: 'Analyst of an agency that ends',
    grants: [grant('ANALYST', ENDING, 'OFFICIAL')],
  });
  people.successor = await addPerson(test, {
    name: 'Administrator elsewhere',
    grants: [grant('ADMINISTRATOR', RBC, 'OFFICIAL')],
  });
  for (const [name, id] of Object.entries(people)) browsers[name] = await signedIn(app, test, id);
});

async function ask(
  who: keyof typeof people,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Json> {
  const { data, errors } = (await browsers[who]?.ask(query, variables)) ?? {
    data: null,
    errors: [],
  };
  expect(errors).toEqual([]);
  return data;
}

async function change(
  who: keyof typeof people,
  field: string,
  { input, selection }: { input: object; selection: string },
): Promise<Json> {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const data = await ask(
    who,
    `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} problems { message } } }`,
    { input },
  );
  expect(data[field].problems).toEqual([]);
  return data[field];
}

const weekly = {
  title: 'Every Monday',
  subject: { kind: 'OVERVIEW' },
  cadence: 'WEEKLY',
  weekday: 1,
  hour: 8,
  delivers: ['PAGE', 'MAIL'],
};
const schedule = async (input: object = weekly) =>
  (await change('police', 'saveSchedule', { input, selection: 'schedule { id }' })).schedule.id;
const seen = async (who: keyof typeof people, id: string) =>
  (
    await ask(
      who,
      `{ schedule(id: "${id}") { state stateReason nextRunAt runs { edges { node { state sentence } } } } }`,
    )
  ).schedule;
const inboxOf = async (who: keyof typeof people) =>
  (
    await ask(who, '{ inbox { totalCount edges { node { isNew title body link } } } }')
  ).inbox.edges.map(({ node }: Json) => node);
const mails = () =>
  partnership.test.asOwner<{ key: string; text: string; marking: string }>(
    'SELECT key, text, marking FROM outbox_mail ORDER BY key',
  );

/** Runs all waiting jobs, and the jobs that these create. */
async function doAll(handlers = work): Promise<number> {
  let count = 0;
  for (let job = jobs.shift(); job; job = jobs.shift()) {
    count += 1;
    await handlers[job.kind](job.data);
  }
  return count;
}

describe('a schedule', () => {
  it('runs once when it is due, and tells each recipient once, even with several processes', async () => {
    const id = await schedule({ ...weekly, recipients: [people.leader] });
    await work.look({});
    expect(await doAll()).toBe(0);
    now = MONDAY;
    await Promise.all([work.look({}), work.look({})]);
    await work.look({});
    expect(jobs).toHaveLength(1);
    const again = [...jobs];
    await doAll();
    for (const job of again) await work.run(job.data);
    expect(await seen('police', id)).toMatchObject({
      state: 'ACTIVE',
      nextRunAt: '2026-12-07T08:00:00.000Z',
      runs: { edges: [{ node: { state: 'DONE', sentence: 'Answered for 2 people.' } }] },
    });
    for (const who of ['police', 'leader'] as const)
      expect(await inboxOf(who)).toEqual([
        {
          isNew: true,
          title: 'Every Monday',
          body: 'Your answer is ready. It is computed when you open it.',
          link: '/?quarter=2026-27-Q2',
        },
      ]);
    expect((await mails()).map(({ marking }) => marking).sort()).toEqual([
      'OFFICIAL',
      'OFFICIAL_SENSITIVE',
    ]);
  });

  it('is answered for each recipient with their own access', async () => {
    const text = '{ figures { totals { referrals { text } } } }';
    const saved = await change('police', 'saveQuery', {
      input: { name: 'Referrals', text, sharing: 'EVERYONE' },
      selection: 'savedQuery { id }',
    });
    await schedule({
      ...weekly,
      subject: { kind: 'SAVED_QUERY', savedQuery: saved.savedQuery.id },
      recipients: [people.leader],
    });
    now = MONDAY;
    await work.look({});
    await doAll();
    const of = async (who: 'police' | 'leader') =>
      (await mails()).find(({ key }) => key.endsWith(people[who]))?.text ?? '';
    expect(await of('police')).toContain('62');
    expect(await of('leader')).toContain('Referrals');
    const shown = (await ask('leader', text)).figures.totals.referrals.text;
    expect(shown).not.toBe('62');
    expect(await of('leader')).not.toMatch(/\b62\b/);
  });

  it('leaves nothing half done if the process dies, and runs again', async () => {
    const id = await schedule();
    now = MONDAY;
    await work.look({});
    const [job] = jobs;
    // This process’s connection is cut at the end, before the commit.
    const dying: Database = Object.create(parts.database, {
      write: {
        value: (work_: Parameters<Database['write']>[0]) =>
          parts.database.write(async (transaction) => {
            await work_(transaction);
            await transaction.client.query('SELECT pg_terminate_backend(pg_backend_pid())');
          }),
      },
    });
    await expect(
      createBackgroundWork({ ...parts, database: dying }, queue).run(job?.data ?? {}),
    ).rejects.toThrow();
    expect([(await inboxOf('police')).length, (await mails()).length]).toEqual([0, 0]);
    expect((await seen('police', id)).runs.edges[0].node.state).toBe('WAITING');
    await work.run(job?.data ?? {});
    expect([(await inboxOf('police')).length, (await mails()).length]).toEqual([1, 1]);
  });

  it('is stopped after failing three times, and tells its owner', async () => {
    const saved = await change('police', 'saveQuery', {
      input: { name: 'A', text: '{ agencies { name } }' },
      selection: 'savedQuery { id }',
    });
    const id = await schedule({
      ...weekly,
      subject: { kind: 'SAVED_QUERY', savedQuery: saved.savedQuery.id },
    });
    await partnership.test.asOwner(`UPDATE saved_query_version SET text = '{ vanished }'`);
    now = MONDAY;
    await work.look({});
    expect(await doAll()).toBe(3);
    const { state, stateReason } = await seen('police', id);
    expect([state, stateReason]).toEqual([
      'STOPPED',
      expect.stringMatching(/^It failed 3 times\. The saved question no longer works\./),
    ]);
    expect(await inboxOf('police')).toMatchObject([{ title: 'Stopped: Every Monday' }]);
  });

  it('is stopped at its next run if its owner’s grant has ended, and an administrator of the agency is told', async () => {
    const id = await schedule({ ...weekly, recipients: [people.leader] });
    const [{ id: held } = { id: '' }] = await partnership.test.asOwner<{ id: string }>(
      'SELECT id FROM access_grant WHERE person_id = $1',
      [people.police],
    );
    await partnership.test.database.write((transaction) => endGrants(transaction, [held], null));
    now = MONDAY;
    await work.look({});
    await doAll();
    expect(await inboxOf('administrator')).toMatchObject([
      { body: expect.stringMatching(/^A schedule of Police analyst was stopped/) },
    ]);
    expect(await inboxOf('leader')).toEqual([]);
    expect(await seen('administrator', id)).toMatchObject({ state: 'STOPPED' });
    await change('leader', 'takeOverSchedule', { input: { id }, selection: 'schedule { isOwn }' });
    expect(await ask('leader', `{ schedule(id: "${id}") { isOwn } }`)).toEqual({
      schedule: { isOwn: true },
    });
  });

  it('is stopped once people sign in if the local administrator owns it, and an administrator of the agency is told', async () => {
    const id = await schedule({ ...weekly, recipients: [people.leader] });
    await partnership.test.asOwner('UPDATE schedule SET owner_id = NULL');
    now = MONDAY;
    await work.look({});
    await doAll();
    expect(await inboxOf('administrator')).toMatchObject([
      { body: expect.stringMatching(/^A schedule of its owner was stopped/) },
    ]);
    expect([await inboxOf('leader'), await mails()]).toEqual([
      [],
      [expect.objectContaining({ marking: 'OFFICIAL' })],
    ]);
    expect(await seen('administrator', id)).toMatchObject({ state: 'STOPPED', nextRunAt: null });
  });

  it('is stopped if its agency has ended, and an administrator of the successor is told and can take it over', async () => {
    const { schedule: made } = await change('ending', 'saveSchedule', {
      input: weekly,
      selection: 'schedule { id }',
    });
    now = MONDAY;
    await work.look({});
    await doAll();
    expect(await inboxOf('successor')).toMatchObject([{ title: 'A schedule was stopped' }]);
    expect(await seen('successor', made.id)).toMatchObject({ state: 'STOPPED' });
    await change('successor', 'takeOverSchedule', {
      input: { id: made.id },
      selection: 'schedule { isOwn }',
    });
    expect(await ask('successor', `{ schedule(id: "${made.id}") { isOwn } }`)).toEqual({
      schedule: { isOwn: true },
    });
  });

  it('that follows publications runs only after those that affect it', async () => {
    const subject = { kind: 'MEASURE', measure: 'reports' };
    const id = await schedule({
      title: 'Reports',
      subject,
      cadence: 'AFTER_PUBLISHING',
      delivers: ['PAGE'],
    });
    await publishRows(
      partnership.test,
      sentReferrals('TVP', [{ received_on: '2026-08-02', reference: 'S9' }]),
      '2026-11-20',
    );
    await work.look({});
    expect(await doAll()).toBe(0);
    await publishRows(
      partnership.test,
      sentReports('TVP', [{ received_on: '2026-08-02', reference: 'R9' }]),
      '2026-11-20',
    );
    await work.look({});
    await work.look({});
    expect(await doAll()).toBe(1);
    expect((await seen('police', id)).runs.edges).toMatchObject([{ node: { state: 'DONE' } }]);
  });
});

describe('an alert', () => {
  const threshold = async (isAbove: boolean, at: number) => {
    const saved = await change('police', 'saveQuery', {
      input: {
        name: 'Reports',
        text: '{ figures { totals { reports { text } } } }',
        sharing: 'EVERYONE',
      },
      selection: 'savedQuery { id }',
    });
    const input = {
      title: 'Reports',
      rule: 'THRESHOLD',
      savedQuery: saved.savedQuery.id,
      threshold: at,
      isAbove,
      recipients: [people.leader],
    };
    return (await change('police', 'saveAlert', { input, selection: 'alert { id }' })).alert.id;
  };
  const stateOf = async (who: keyof typeof people, id: string) =>
    (await ask(who, `{ alert(id: "${id}") { state history { edges { node { state } } } } }`)).alert;

  it('is raised, acknowledged by one recipient and cleared, and each change is announced once', async () => {
    const id = await threshold(true, 5);
    await work.look({});
    const first = [...jobs];
    await doAll();
    for (const job of first) await work.alert(job.data);
    expect([(await stateOf('police', id)).state, (await stateOf('leader', id)).state]).toEqual([
      'RAISED',
      'RAISED',
    ]);
    now = new Date('2026-11-24T13:00:00Z');
    await change('police', 'acknowledgeAlert', { input: { id }, selection: 'alert { state }' });
    expect([(await stateOf('police', id)).state, (await stateOf('leader', id)).state]).toEqual([
      'ACKNOWLEDGED',
      'RAISED',
    ]);
    // Each person finds the alert in the list of all alerts, and by its state for that person.
    const listed = async (who: keyof typeof people, how: string) =>
      (await ask(who, `{ alerts${how} { edges { node { id } } } }`)).alerts.edges.some(
        ({ node }: Json) => node.id === id,
      );
    const found = ['', '(state: ACKNOWLEDGED)', '(state: RAISED)'];
    expect(await Promise.all(found.map((how) => listed('police', how)))).toEqual([
      true,
      true,
      false,
    ]);
    expect(await Promise.all(found.map((how) => listed('leader', how)))).toEqual([
      true,
      false,
      true,
    ]);
    const { savedQuery } = (
      await ask('police', `{ alert(id: "${id}") { subject { savedQuery { id } } } }`)
    ).alert.subject;
    const other = '00000000-0000-4000-8000-000000000000';
    const ofThese = [
      `(savedQueries: ["${savedQuery.id}", "nothing"])`,
      `(savedQueries: ["${other}"])`,
      '(savedQueries: [])',
    ];
    expect(await Promise.all(ofThese.map((how) => listed('police', how)))).toEqual([
      true,
      false,
      false,
    ]);
    // No message mentions a question that the reader may no longer see.
    await partnership.test.asOwner(`UPDATE saved_query SET sharing = 'PRIVATE'`);
    expect(await Promise.all(['', ofThese[0] ?? ''].map((how) => listed('leader', how)))).toEqual([
      true,
      false,
    ]);
    await partnership.test.asOwner(`UPDATE saved_query SET sharing = 'EVERYONE'`);
    await work.look({});
    expect(await doAll()).toBe(0);
    now = new Date('2026-11-24T14:00:00Z');
    await partnership.test.asOwner(`UPDATE alert SET threshold = 1000000, seen_for = ''`);
    await work.look({});
    await doAll();
    expect(await stateOf('police', id)).toMatchObject({
      state: 'CLEARED',
      history: {
        edges: ['CLEARED', 'ACKNOWLEDGED', 'RAISED'].map((state) => ({ node: { state } })),
      },
    });
    expect((await inboxOf('police')).map(({ title }: Json) => title)).toEqual([
      'Cleared: Reports',
      'Raised: Reports',
    ]);
    expect(await mails()).toHaveLength(4);
  });

  it('leaves nothing half done if the process dies while sending, and sends once', async () => {
    const id = await threshold(true, 5);
    await work.look({});
    const [job] = jobs;
    const dying: Database = Object.create(parts.database, {
      write: {
        value: (work_: Parameters<Database['write']>[0]) =>
          parts.database.write(async (transaction) => {
            await work_(transaction);
            await transaction.client.query('SELECT pg_terminate_backend(pg_backend_pid())');
          }),
      },
    });
    await expect(
      createBackgroundWork({ ...parts, database: dying }, queue).alert(job?.data ?? {}),
    ).rejects.toThrow();
    expect([(await stateOf('police', id)).state, await inboxOf('police'), await mails()]).toEqual([
      'OK',
      [],
      [],
    ]);
    await Promise.all([work.alert(job?.data ?? {}), work.alert(job?.data ?? {})]);
    expect([
      (await stateOf('police', id)).state,
      (await inboxOf('police')).length,
      (await mails()).length,
    ]).toEqual(['RAISED', 1, 2]);
  });

  it.each([
    { rule: 'LATE_RETURN', agency: 'RBC', dataset: 'REPORTS' },
    { rule: 'SIGNAL', measure: 'reports' },
    { rule: 'MISSED_TARGET', measure: 'reports' },
  ])('on $rule is checked through the API', async ({ rule, ...of }) => {
    const { alert } = await change('police', 'saveAlert', {
      input: { title: 'A', rule, ...of },
      selection: 'alert { id }',
    });
    await work.look({});
    expect(await doAll()).toBe(1);
    expect((await stateOf('police', alert.id)).state).toBe(
      rule === 'LATE_RETURN' ? 'RAISED' : 'OK',
    );
  });

  it('is hidden from people who no longer have the access it was sent under', async () => {
    await threshold(true, 5);
    await work.look({});
    await doAll();
    await partnership.test.asOwner(
      `UPDATE access_grant SET marking = 'OFFICIAL' WHERE person_id = $1`,
      [people.police],
    );
    expect(await inboxOf('police')).toMatchObject([
      { body: expect.stringMatching(/^Your access has changed since this message was sent/) },
    ]);
  });
});

describe('jobs', () => {
  it('exist once their transaction is committed, run once with two processes, and run again if a process dies', async () => {
    const { test } = partnership;
    const done: string[] = [];
    const daily: string[] = [];
    const handlers = (name: string): JobHandlers => ({
      look: () => Promise.resolve(),
      alert: () => Promise.resolve(),
      retain: () => Promise.resolve(void daily.push(name)),
      run: ({ runId = '' }) => Promise.resolve(void done.push(`${name} ${runId}`)),
    });
    const faults: unknown[] = [];
    const open = () =>
      new JobRunner({
        ownerUrl: test.ownerUrl,
        onFault: (fault) => faults.push(fault),
        pace: { idle: 0.05, look: 3_600, maintenance: 1, retry: 1 },
      });
    const [one, other] = [open(), open()];
    const send = (runId: string) =>
      test.database.write((transaction) => one.send(transaction, { kind: 'run', data: { runId } }));
    await test.database
      .write(async (transaction) => {
        await one.send(transaction, { kind: 'run', data: { runId: 'undone' } });
        throw new Error('undone');
      })
      .catch(() => undefined);
    for (let count = 0; count < 10; count += 1) await send(`job ${count}`);
    await send('died');
    await test.asOwner(
      `UPDATE jobs.job SET state = 'active', started_on = now() - interval '1 hour' WHERE data->>'runId' = 'died'`,
    );
    await one.start(handlers('one'));
    await other.start(handlers('other'));
    await vi.waitFor(() => expect(done).toHaveLength(11), { timeout: 60_000 });
    await Promise.all([one.stop(), other.stop()]);
    const names = done.map((each) => each.replace(/^\w+ /, '')).sort();
    expect(names).toEqual(['died', ...Array.from({ length: 10 }, (_, index) => `job ${index}`)]);
    expect(daily).toHaveLength(1);
    expect(faults).toEqual([]);
  }, 90_000);
});
