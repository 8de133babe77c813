import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { FastifyInstance } from 'fastify';
import { type ParsedMail, simpleParser } from 'mailparser';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { MAX_ASKED } from '#domain/mail/own-address.js';
import { admit } from '#features/people/admit.js';
import { findRecipient } from '#features/people/mail-address.reader.js';
import { insertIdentity } from '#features/people/person.store.js';
import { insertToken } from '#features/people/token.store.js';
import { ReferenceDataReader } from '#features/places/places.reader.js';
import { createClock } from '#platform/clock.js';
import { createFileTransport } from '#platform/mail/file-transport.js';
import { queueMail } from '#platform/mail/outbox.js';
import { sendDueMails } from '#platform/mail/send-due-mails.js';
import { createPrisma } from '#platform/prisma.js';
import type { Json } from '#testing/api-client.js';
import type { Browser } from '#testing/browser.js';
import { addReferenceData } from '#testing/reference-data.js';
import { addPerson, signedIn, TEST_ORIGIN } from '#testing/signed-in.js';
import { buildTestApp } from '#testing/test-app.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

import { makeConfirmingLink } from './link-of-mail.js';

const TVP = 1;
const clock = createClock('2026-11-24');

let test: TestDatabase;
let app: FastifyInstance;
let folder: string;
let referenceDataReader: ReferenceDataReader;
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
  app = await buildTestApp(test, { signInMode: 'PROVIDER', publicUrl: TEST_ORIGIN });
  referenceDataReader = new ReferenceDataReader(createPrisma(test.database), clock);
  folder = await mkdtemp(path.join(tmpdir(), 'mail-'));
});
afterAll(async () => {
  await app.close();
  await test.close();
  await rm(folder, { recursive: true });
});

let analyst: string;
let administrator: string;
let own: Browser;
let other: Browser;
beforeEach(async () => {
  await test.asOwner(
    'TRUNCATE person, identity, access_grant, session, api_token, mail_address, outbox_mail, audit_entry, audit_head CASCADE',
  );
  const grant = { agencyIds: [TVP], areaCodes: [], marking: 'OFFICIAL' } as const;
  analyst = await addPerson(test, { name: 'Analyst', grants: [{ ...grant, role: 'ANALYST' }] });
  administrator = await addPerson(test, {
    name: 'Administrator',
    grants: [{ ...grant, role: 'ADMINISTRATOR' }],
  });
  own = await signedIn(app, test, analyst);
  other = await signedIn(app, test, administrator);
});

const ADDRESS = 'address isFromProvider wanted version failure delivery';

async function call(
  field: string,
  input: Readonly<Record<string, unknown>>,
  by = own,
): Promise<Json> {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${field}(input: $input) { mailAddress { ${ADDRESS} } problems { field message } } }`;
  const { data, errors } = await by.ask(document, { input });
  expect(errors).toEqual([]);
  return data[field];
}

const read = async (by = own): Promise<Json> =>
  (await by.ask(`{ viewer { mailAddress { ${ADDRESS} } } }`)).data.viewer.mailAddress;

/** Sends all waiting emails, and returns them as an email program reads them. */
async function send(): Promise<readonly ParsedMail[]> {
  const mailFolder = await mkdtemp(path.join(folder, 'sent-'));
  await sendDueMails({
    ...{
      database: test.database,
      clock,
      transport: createFileTransport(mailFolder),
      from: 'stronghold@example.org',
      allowed: 'OFFICIAL',
    },
    ...{
      publicUrl: 'https://stronghold.example.org',
      findRecipient,
      renew: { ADDRESS: makeConfirmingLink },
      onFailure: () => undefined,
    },
  });
  const files = await readdir(mailFolder);
  return Promise.all(
    files.sort().map(async (file) => simpleParser(await readFile(path.join(mailFolder, file)))),
  );
}

const toOf = ({ to }: ParsedMail) => (Array.isArray(to) ? '' : (to?.text ?? ''));
const secretOf = ({ text }: ParsedMail) =>
  /^https:\/\/stronghold\.example\.org\/account\?confirm=([\w-]{43})$/m.exec(text ?? '')?.[1] ?? '';

async function giveAndReceive(address: string, version: number): Promise<string> {
  expect((await call('setMailAddress', { address, version })).problems).toEqual([]);
  const mail = (await send()).find((each) => toOf(each) === address);
  return mail ? secretOf(mail) : '';
}

const claimed = (claims: Readonly<Record<string, unknown>>) =>
  test.database.write(async (transaction) =>
    admit(
      transaction,
      { issuer: 'https://login.example.org', subject: 's', claims },
      await referenceDataReader.read(),
    ),
  );

describe('an address entered by a person', () => {
  it('is used once confirmed by the link sent there, which works once', async () => {
    expect(await read()).toMatchObject({
      address: null,
      wanted: null,
      version: 0,
      delivery: 'FILES',
    });
    const secret = await giveAndReceive('post@example.org', 0);
    expect(await read()).toMatchObject({ address: null, wanted: 'post@example.org', version: 1 });
    expect(await call('confirmMailAddress', { secret })).toMatchObject({
      mailAddress: { address: 'post@example.org', isFromProvider: false, wanted: null, version: 2 },
      problems: [],
    });
    expect((await call('confirmMailAddress', { secret })).problems).toMatchObject([
      { field: 'secret' },
    ]);
    expect(
      await test.database.write((transaction) => findRecipient(transaction, analyst)),
    ).toMatchObject({ address: 'post@example.org' });
  });

  it('cannot be confirmed by anybody else, by guessing, or after a day', async () => {
    const secret = await giveAndReceive('post@example.org', 0);
    await call('setMailAddress', { address: 'other@example.org', version: 0 }, other);
    expect((await call('confirmMailAddress', { secret }, other)).problems).toHaveLength(1);
    expect((await call('confirmMailAddress', { secret: `${secret}x` })).problems).toHaveLength(1);
    await test.asOwner('UPDATE mail_address SET wanted_until = now()');
    expect((await call('confirmMailAddress', { secret })).problems).toHaveLength(1);
    expect(await read()).toMatchObject({ address: null, wanted: null });
  });

  it('has the hash of each link stored, but no secret', async () => {
    const first = await giveAndReceive('post@example.org', 0);
    await test.asOwner(
      "UPDATE outbox_mail SET state = 'WAITING', finished_at = NULL, subject = '', text = '', link = '/', address = 'post@example.org', due_at = now()",
    );
    const [again] = await send();
    const second = again ? secretOf(again) : '';
    expect(second).not.toBe(first);
    const [row] = await test.asOwner<{ hashes: readonly Buffer[]; row: string }>(
      'SELECT link_hashes AS hashes, (mail_address.*)::text || (outbox_mail.*)::text AS row FROM mail_address, outbox_mail',
    );
    expect(row?.hashes.map(({ length }) => length)).toEqual([32, 32]);
    expect([first, second].some((secret) => row?.row.includes(secret))).toBe(false);
    expect((await call('confirmMailAddress', { secret: first })).problems).toEqual([]);
  });

  it('is confirmed again after a change, while the old address stays in use and gets a notice', async () => {
    await call('confirmMailAddress', { secret: await giveAndReceive('post@example.org', 0) });
    const former = await giveAndReceive('wrong@example.org', 2);
    const secret = await giveAndReceive('new.post@example.org', 3);
    expect(await read()).toMatchObject({
      address: 'post@example.org',
      wanted: 'new.post@example.org',
    });
    expect((await call('confirmMailAddress', { secret: former })).problems).toHaveLength(1);
    expect((await call('confirmMailAddress', { secret })).mailAddress).toMatchObject({
      address: 'new.post@example.org',
    });
    const [told] = await send();
    expect(told && toOf(told)).toBe('post@example.org');
    expect(told?.text).not.toContain('new.post');
  });

  it('is refused if invalid, if changed elsewhere, or after too many requests within a day', async () => {
    expect(
      (await call('setMailAddress', { address: 'a@example.org\r\nBcc: b@example.org', version: 0 }))
        .problems,
    ).toMatchObject([{ field: 'address' }]);
    for (let version = 0; version < MAX_ASKED; version += 1)
      expect(
        (await call('setMailAddress', { address: 'post@example.org', version })).problems,
      ).toEqual([]);
    expect(
      (await call('setMailAddress', { address: 'post@example.org', version: 1 })).problems,
    ).toMatchObject([{ field: 'version' }]);
    expect(
      (await call('setMailAddress', { address: 'post@example.org', version: MAX_ASKED })).problems,
    ).toMatchObject([{ field: null }]);
    // Only the last of those links works, so only its email is sent.
    expect(await send()).toHaveLength(1);
  });

  it('is removed together with an address that waits for confirmation', async () => {
    const secret = await giveAndReceive('post@example.org', 0);
    expect((await call('removeMailAddress', { version: 0 })).problems).toMatchObject([
      { field: 'version' },
    ]);
    expect((await call('removeMailAddress', { version: 1 })).mailAddress).toMatchObject({
      address: null,
      wanted: null,
    });
    expect((await call('confirmMailAddress', { secret })).problems).toHaveLength(1);
  });
});

describe('an address from the identity provider', () => {
  beforeEach(() =>
    test.database.write((transaction) =>
      insertIdentity(transaction, analyst, { issuer: 'https://login.example.org', subject: 's' }),
    ),
  );

  it('is stored at sign-in if verified, and can only be changed there', async () => {
    expect(await claimed({ email: 'Analyst@Example.org', email_verified: true })).toMatchObject({
      ok: true,
    });
    expect(await read()).toMatchObject({
      address: 'Analyst@example.org',
      isFromProvider: true,
      version: 1,
    });
    await claimed({ email: 'Analyst@Example.org', email_verified: true });
    expect(await read()).toMatchObject({ version: 1 });
    expect(
      (await call('setMailAddress', { address: 'post@example.org', version: 1 })).problems,
    ).toHaveLength(1);
    expect((await call('removeMailAddress', { version: 1 })).problems).toHaveLength(1);
    await claimed({ email: 'new@example.org', email_verified: true });
    expect(await read()).toMatchObject({ address: 'new@example.org', version: 2 });
  });

  it.each([
    { email: 'analyst@example.org' },
    { email: 'analyst@example.org', email_verified: 'true' },
    { email: 'a@b\r\nc', email_verified: true },
    {},
  ])('is missing if the provider says %j, and an earlier address is removed', async (claims) => {
    await claimed(claims);
    expect(await read()).toMatchObject({ address: null, version: 0 });
    await claimed({ email: 'analyst@example.org', email_verified: true });
    await claimed(claims);
    expect(await read()).toMatchObject({ address: null, version: 2 });
  });

  it('takes precedence over a confirmed address, which stays in use if the provider gives none', async () => {
    await call('confirmMailAddress', { secret: await giveAndReceive('post@example.org', 0) });
    await claimed({});
    expect(await read()).toMatchObject({ address: 'post@example.org', isFromProvider: false });
    await claimed({ email: 'analyst@example.org', email_verified: true });
    expect(await read()).toMatchObject({ address: 'analyst@example.org', isFromProvider: true });
  });
});

describe('an address', () => {
  it('is removed when its person’s access ends, with the emails waiting for them', async () => {
    await call('confirmMailAddress', { secret: await giveAndReceive('post@example.org', 0) });
    const mail = {
      personId: analyst,
      kind: 'NOTICE',
      key: 'a',
      subject: 'A',
      text: 'B',
      marking: 'OFFICIAL',
    } as const;
    await test.database.write((transaction) => queueMail(transaction, mail));
    await call('setMailAddress', { address: 'new@example.org', version: 2 });
    const end =
      'mutation ($person: ID!) { setPersonActive(input: { person: $person, isActive: false }) { problems { message } } }';
    expect((await other.ask(end, { person: analyst })).errors).toEqual([]);
    const rows = await test.asOwner<{ row: string }>(
      'SELECT (mail_address.*)::text AS row FROM mail_address UNION ALL SELECT (outbox_mail.*)::text FROM outbox_mail',
    );
    expect(rows.filter(({ row }) => row.includes('@'))).toEqual([]);
    expect(await send()).toEqual([]);
  });

  it('is in nobody else’s answer and in no log entry, and is hidden from tokens', async () => {
    await call('confirmMailAddress', { secret: await giveAndReceive('post@example.org', 0) });
    const everybody =
      '{ people { id name sessions { id } tokens { id name } grants { id sentence } } }';
    const { data } = await other.ask(everybody);
    expect(data.people).toHaveLength(2);
    expect(JSON.stringify(data)).not.toContain('post@example.org');
    await other.ask('mutation ($person: ID) { viewAs(input: { person: $person }) { viewingAs } }', {
      person: analyst,
    });
    expect(await read(other)).toBeNull();
    const entries = await test.asOwner<{ row: string }>(
      'SELECT (audit_entry.*)::text AS row FROM audit_entry',
    );
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.filter(({ row }) => row.includes('post@'))).toEqual([]);
    const wanted = {
      personId: analyst,
      name: 'Copy',
      scopes: ['FIGURES', 'OWN_RECORDS', 'IMPORT'],
      days: 1,
    } as const;
    const { secret } = await test.database.write((transaction) => insertToken(transaction, wanted));
    const byToken = (query: string) =>
      app.inject({
        method: 'POST',
        url: '/graphql',
        headers: { authorization: `Bearer ${secret}` },
        payload: { query },
      });
    expect(
      (await byToken('{ viewer { name mailAddress { address } } }')).json().data.viewer,
    ).toEqual({
      name: 'Analyst',
      mailAddress: null,
    });
    for (const change of [
      'setMailAddress(input: { address: "a@example.org", version: 2 })',
      'removeMailAddress(input: { version: 2 })',
    ]) {
      const { errors } = (await byToken(`mutation { ${change} { problems { message } } }`)).json();
      expect(errors[0].extensions.code).toBe('FORBIDDEN');
    }
  });

  it('has the reason why the last email was not delivered', async () => {
    await call('confirmMailAddress', { secret: await giveAndReceive('post@example.org', 0) });
    const mail = {
      personId: analyst,
      kind: 'NOTICE',
      key: 'a',
      subject: 'A',
      text: 'B',
      marking: 'OFFICIAL',
    } as const;
    await test.database.write((transaction) => queueMail(transaction, mail));
    await test.asOwner(
      "UPDATE outbox_mail SET state = 'GIVEN_UP', finished_at = now(), reason = 'The mail server could not be reached.', subject = NULL, text = NULL, link = NULL WHERE key = 'a'",
    );
    expect(await read()).toMatchObject({ failure: 'The mail server could not be reached.' });
  });
});
