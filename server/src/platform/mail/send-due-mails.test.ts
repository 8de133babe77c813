import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { simpleParser } from 'mailparser';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { MAX_ATTEMPTS } from '#domain/mail/retry-delay.js';
import { createClock } from '#platform/clock.js';
import { startMailServer, type TestMailServer } from '#testing/mail-server.js';
import { addReferenceData } from '#testing/reference-data.js';
import { addPerson } from '#testing/signed-in.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

import { createFileTransport } from './file-transport.js';
import { cancelMailsOf, type NewMail, queueMail, toMessageName } from './outbox.js';
import { type MailSending, sendDueMails } from './send-due-mails.js';
import { createServerTransport } from './server-transport.js';

let test: TestDatabase;
let server: TestMailServer;
let person: string;
const failures: Parameters<MailSending['onFailure']>[0][] = [];
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
  person = await addPerson(test, {
    name: 'Analyst',
    grants: [{ role: 'ANALYST', agencyIds: [1], areaCodes: [], marking: 'OFFICIAL' }],
  });
});
beforeEach(async () => {
  await test.asOwner('TRUNCATE outbox_mail, audit_entry, audit_head');
  failures.length = 0;
  server = await startMailServer();
});
afterEach(() => server.close());
afterAll(() => test.close());

/** Time limits under which an attempt fails if the server never answers, even on a slow machine. */
const impatient = { connectMs: 10_000, answerMs: 50, wholeMs: 20_000 };

const sendingBy = (changed: Partial<MailSending> = {}): MailSending => ({
  database: test.database,
  clock: createClock('2026-11-24'),
  transport: createServerTransport(server.address),
  from: 'stronghold@example.org',
  publicUrl: 'https://stronghold.example.org',
  allowed: 'OFFICIAL',
  findRecipient: () =>
    Promise.resolve({ name: 'Analyst', agencyId: 1, address: 'analyst@example.org' }),
  onFailure: (failure) => void failures.push(failure),
  ...changed,
});

const aMail = (changed: Partial<NewMail> = {}): NewMail => ({
  ...{
    personId: person,
    kind: 'SCHEDULE',
    key: 'run 1',
    subject: 'Referrals',
    text: 'Referrals: 140.',
    marking: 'OFFICIAL',
    link: '/mine',
  },
  ...changed,
});
const queue = (changed?: Partial<NewMail>) =>
  test.database.write((transaction) => queueMail(transaction, aMail(changed)));
const readOutbox = () =>
  test.asOwner(
    'SELECT key, state, attempts, reason, address, subject, text, link, extract(epoch FROM due_at - now())::int AS wait FROM outbox_mail',
  );
const passTime = () =>
  test.asOwner("UPDATE outbox_mail SET due_at = now() WHERE state = 'WAITING'");

describe('an outbox', () => {
  it('sends an email once, logs it, and erases its content', async () => {
    expect(await queue()).toBe(true);
    expect(await sendDueMails(sendingBy())).toEqual({ sent: 1, failed: 0, cancelled: 0 });
    expect(await sendDueMails(sendingBy())).toEqual({ sent: 0, failed: 0, cancelled: 0 });
    const [{ to, mail } = { to: [], mail: null }, ...others] = server.taken;
    expect(others).toEqual([]);
    expect(to).toEqual(['analyst@example.org']);
    expect(mail?.messageId).toBe(`<${toMessageName('run 1')}@example.org>`);
    expect(mail?.subject).toBe('Referrals');
    expect(mail?.text).toContain('Referrals: 140.');
    expect(mail?.html).toContain('<p>Referrals: 140.</p>');
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(await readOutbox()).toMatchObject([
      {
        state: 'SENT',
        attempts: 1,
        reason: null,
        address: null,
        subject: null,
        text: null,
        link: null,
      },
    ]);
    const entries = await test.asOwner('SELECT action, what, filter FROM audit_entry');
    expect(entries).toEqual([
      {
        action: 'EXPORT',
        what: 'Sent an email to Analyst.',
        filter: { kind: 'SCHEDULE', marking: 'OFFICIAL' },
      },
    ]);
  });

  it('queues the same email only once, whether or not it has been sent', async () => {
    expect([await queue(), await queue({ text: 'Another text' })]).toEqual([true, false]);
    await sendDueMails(sendingBy());
    expect(await queue()).toBe(false);
    await sendDueMails(sendingBy());
    expect(server.taken).toHaveLength(1);
  });

  it('sends no email from a transaction that is rolled back', async () => {
    const undone = test.database.write(async (transaction) => {
      await queueMail(transaction, aMail());
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await sendDueMails(sendingBy());
    expect(server.taken).toEqual([]);
  });

  it('repeats an email with the same Message-ID if the process died between sending and recording it', async () => {
    await queue();
    const dying: MailSending['database'] = {
      write: (work) =>
        server.taken.length > 0 ? Promise.reject(new Error('died')) : test.database.write(work),
    };
    await expect(sendDueMails(sendingBy({ database: dying }))).rejects.toThrow('died');
    await sendDueMails(sendingBy());
    expect(server.taken).toHaveLength(1);
    await passTime();
    await sendDueMails(sendingBy());
    const ids = server.taken.map(({ mail }) => mail.messageId);
    expect(ids).toEqual([
      `<${toMessageName('run 1')}@example.org>`,
      `<${toMessageName('run 1')}@example.org>`,
    ]);
    expect(new Set(server.taken.map(({ mail }) => mail.date?.toISOString())).size).toBe(1);
    expect(await readOutbox()).toMatchObject([{ state: 'SENT', attempts: 2 }]);
    expect(await test.asOwner('SELECT FROM audit_entry')).toHaveLength(1);
  });

  it('sends each of many emails once, even if several processes send at the same time', async () => {
    for (let number = 0; number < 12; number += 1) await queue({ key: `run ${number}` });
    await Promise.all([1, 2, 3].map(() => sendDueMails(sendingBy())));
    expect(new Set(server.taken.map(({ mail }) => mail.messageId)).size).toBe(12);
    expect(server.taken).toHaveLength(12);
  });

  it.each([
    {
      server: 'refuses',
      prepare: () => void (server.answer = 'REFUSES'),
      sentence: 'The mail server refused the email, with the answer 550.',
    },
    {
      server: 'does not answer',
      prepare: () => void (server.answer = 'HANGS'),
      sentence: 'The mail server took too long to answer.',
    },
    {
      server: 'is gone',
      prepare: () => server.close(),
      sentence: 'The mail server could not be reached, or closed the connection.',
    },
  ])(
    'retries with growing delays if the server $server, then gives up and reports it',
    async ({ prepare, sentence }) => {
      await queue();
      await prepare();
      const sending = sendingBy(
        server.answer === 'HANGS'
          ? { transport: createServerTransport(server.address, impatient) }
          : {},
      );
      const waits: number[] = [];
      for (let attempt = 1; attempt < MAX_ATTEMPTS; attempt += 1) {
        expect(await sendDueMails(sending)).toEqual({ sent: 0, failed: 1, cancelled: 0 });
        expect(await sendDueMails(sending)).toEqual({ sent: 0, failed: 0, cancelled: 0 });
        const [row] = await readOutbox();
        expect(row).toMatchObject({ state: 'WAITING', attempts: attempt, reason: sentence });
        waits.push(Number(row?.wait));
        await passTime();
      }
      expect(waits.every((wait, index) => index === 0 || wait > Number(waits[index - 1]))).toBe(
        true,
      );
      expect(await sendDueMails(sending)).toEqual({ sent: 0, failed: 1, cancelled: 0 });
      expect(await readOutbox()).toMatchObject([
        { state: 'GIVEN_UP', attempts: MAX_ATTEMPTS, reason: sentence, text: null, address: null },
      ]);
      expect(failures.map(({ isGivenUp }) => isGivenUp)).toEqual([
        ...Array<boolean>(MAX_ATTEMPTS - 1).fill(false),
        true,
      ]);
      expect(JSON.stringify(failures)).not.toContain('analyst@example.org');
      server.answer = 'TAKES';
      expect(await sendDueMails(sending)).toEqual({ sent: 0, failed: 0, cancelled: 0 });
    },
  );

  it('sends nothing without TLS, except on this machine', async () => {
    await queue();
    await sendDueMails(
      sendingBy({ transport: createServerTransport({ ...server.address, isThisMachine: false }) }),
    );
    expect(await readOutbox()).toMatchObject([
      {
        state: 'WAITING',
        reason: 'The mail server does not support TLS, or its certificate is not trusted.',
      },
    ]);
    expect(server.taken).toEqual([]);
  });

  it('sends waiting emails once the server is back', async () => {
    await queue();
    const { port } = server.address;
    await server.close();
    await sendDueMails(sendingBy());
    const back = await startMailServer(port);
    await passTime();
    expect(await sendDueMails(sendingBy())).toMatchObject({ sent: 1 });
    expect(back.taken).toHaveLength(1);
    await back.close();
  });

  it('gives up on an email if the process died during its last attempt', async () => {
    await queue();
    await test.asOwner('UPDATE outbox_mail SET attempts = $1', [MAX_ATTEMPTS]);
    expect(await sendDueMails(sendingBy())).toEqual({ sent: 0, failed: 1, cancelled: 0 });
    expect(await readOutbox()).toMatchObject([
      { state: 'GIVEN_UP', reason: 'The last attempt to send it was broken off.' },
    ]);
    expect(server.taken).toEqual([]);
  });

  it.each([
    { recipient: null, reason: 'The person it was for no longer has access.' },
    {
      recipient: { name: 'Analyst', agencyId: 1, address: null },
      reason: 'The person it was for has no address.',
    },
  ])('cancels emails that nobody can receive: $reason', async ({ recipient, reason }) => {
    await queue();
    expect(
      await sendDueMails(sendingBy({ findRecipient: () => Promise.resolve(recipient) })),
    ).toMatchObject({ cancelled: 1 });
    expect(await readOutbox()).toMatchObject([{ state: 'CANCELLED', reason, text: null }]);
    expect(server.taken).toEqual([]);
  });

  it('cancels the emails that wait for a person, and no others', async () => {
    const other = await addPerson(test, { name: 'Other', grants: [] });
    await queue();
    await queue({ key: 'run 2', personId: other });
    await test.database.write((transaction) =>
      cancelMailsOf(transaction, person, 'Access was ended.'),
    );
    expect(await sendDueMails(sendingBy())).toEqual({ sent: 1, failed: 0, cancelled: 0 });
  });

  it('sends nothing with a higher marking than allowed', async () => {
    await queue({
      marking: 'OFFICIAL_SENSITIVE',
      subject: 'Referrals of 3',
      text: 'Referrals: 3.',
    });
    await sendDueMails(sendingBy());
    const [{ raw, mail } = { raw: '', mail: null }] = server.taken;
    expect(raw).not.toMatch(/Referrals/);
    expect(mail?.text).toContain('https://stronghold.example.org/mine');
  });

  it('adds no header or recipient, and keeps the email intact, for any name', async () => {
    const name = `Bcc: x@example.org\r\nBcc: y@example.org\r\n\r\n.\r\n\u202e\u0000\ud800${'N'.repeat(10_000)}`;
    await queue({ subject: name, text: `Of ${name}` });
    await sendDueMails(sendingBy());
    const [{ to, mail, raw } = { to: [], mail: null, raw: '' }] = server.taken;
    expect(to).toEqual(['analyst@example.org']);
    expect(mail?.bcc).toBeUndefined();
    expect(mail?.subject?.length).toBeLessThanOrEqual(150);
    expect(mail?.text).toContain('N'.repeat(10_000));
    expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
    expect(`${mail?.subject}${mail?.text}${String(mail?.html)}`).not.toMatch(/\u202e|\0/);
  });

  it('writes an email once, to a file for email programs, if there is no server', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'mail-'));
    const transport = createFileTransport(path.join(folder, 'mail'));
    await queue({ subject: 'Référrals', text: 'Referrals: 140.' });
    await sendDueMails(sendingBy({ transport }));
    await test.asOwner(
      "UPDATE outbox_mail SET state = 'WAITING', finished_at = NULL, subject = 'Référrals', text = 'Referrals: 140.', link = '/', due_at = now()",
    );
    await sendDueMails(sendingBy({ transport }));
    const files = await readdir(path.join(folder, 'mail'));
    expect(files).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\dT\d{4}-[0-9a-f]{12}\.eml$/)]);
    const mail = await simpleParser(await readFile(path.join(folder, 'mail', files[0] ?? '')));
    expect(mail).toMatchObject({
      subject: 'Référrals',
      messageId: `<${toMessageName('run 1')}@example.org>`,
    });
    expect(mail.text).toContain('Referrals: 140.');
    await rm(folder, { recursive: true });
  });
});
