import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { writeRoundMail } from '#features/packs/round/round-mail.js';
import { findRecipient } from '#features/people/mail-address.reader.js';
import type { Database } from '#platform/database.js';
import { sendDueMails } from '#platform/mail/send-due-mails.js';
import type { OutgoingMail } from '#platform/mail/transport.js';
import { BOARD_QUARTER, openBoard, type TestBoard } from '#testing/board.js';

import { createStandingWork, type StandingWorkParts } from './standing-work.js';

let board: TestBoard;
let parts: StandingWorkParts;
const start = new Date('2026-11-24T12:00:00Z');
let now = start;
const clock = { now: () => now, today: () => now.toISOString().slice(0, 10) };
const later = (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000));
const onDay = (day: string) => (now = new Date(`${day}T12:00:00Z`));

beforeAll(async () => {
  board = await openBoard({ clock, takeStandingWork: (given) => void (parts = given) });
}, 60_000);
beforeEach(async () => {
  now = start;
  await board.clear();
  await board.partnership.test.asOwner('TRUNCATE inbox_item, outbox_mail');
  await board.partnership.test.asOwner(`
    INSERT INTO mail_address (person_id, address, is_from_provider, verified_at, version)
    SELECT id, replace(lower(name), ' ', '.') || '@example.org', true, now(), 1 FROM person ON CONFLICT DO NOTHING`);
});
afterAll(() => board.close());

const work = (given = parts) => createStandingWork(given, { send: () => Promise.resolve() });
const look = () => work().look({});

/** Whom the inbox has told what since the last time, by post. */
async function news(): Promise<readonly string[]> {
  const items = await board.partnership.test.asOwner<{ name: string; title: string }>(`
    SELECT name, title FROM inbox_item JOIN person ON person.id = person_id WHERE read_at IS NULL ORDER BY name, title`);
  await board.partnership.test.asOwner('UPDATE inbox_item SET read_at = now()');
  return items.map(({ name, title }) => `${name}: ${title.replace(/: .*$/, '')}`);
}

/** The mails that leave now. */
async function sent(): Promise<readonly OutgoingMail[]> {
  const mails: OutgoingMail[] = [];
  await sendDueMails({
    ...{
      database: parts.database,
      clock,
      from: 'stronghold@example.org',
      publicUrl: 'https://stronghold.example.org',
      allowed: 'OFFICIAL',
    },
    ...{ findRecipient, onFailure: () => undefined, renew: { BOARD: writeRoundMail(parts) } },
    transport: { kind: 'SERVER', send: (mail) => Promise.resolve(void mails.push(mail)) },
  });
  return mails;
}

/** A draft of one section whose texts the council writes, by a day. */
async function asked(dueOn = '2026-12-10') {
  const { id } = await board.opened();
  const { version } = await board.made('secretary', 'arrangeSections', { id, version: 1, sections: ['safeguarding'] });
  const texts = await board.textsOf('secretary');
  for (const text of texts) await board.made('secretary', 'assignCommentary', { id: text.id, version: 0, agency: 'RBC', dueOn });
  return { id, version, text: texts[0] ?? {} };
}

describe('the round of a pack', () => {
  it('asks once for all texts, by inbox and mail, whoever looks how often, and reminds once before the day and once after', async () => {
    await asked();
    await look();
    expect(await news()).toEqual([]);
    later(10);
    await Promise.all([look(), look()]);
    await look();
    expect(await news()).toEqual(['Safeguarding lead: Please write for the board']);
    const [mail, ...others] = await sent();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ to: 'safeguarding.lead@example.org', subject: 'Please write for the board: Q2 2026/27, Thames Valley' });
    expect(mail?.text).toMatch(/^OFFICIAL\n\nPlease write these texts .*\n\n- Safeguarding, what happened: by 10 December 2026\n- /);
    expect(mail?.text).toContain(`https://stronghold.example.org/boards/${BOARD_QUARTER}/E23000029/edit?section=safeguarding`);
    for (const day of ['2026-12-01', '2026-12-07', '2026-12-08', '2026-12-11', '2026-12-12', '2026-12-30']) {
      onDay(day);
      await look();
      await look();
    }
    expect(await news()).toEqual([
      ...['Board secretary: Texts are late', 'Clerk: Texts are late', 'Independent chair: Texts are late'],
      ...['Safeguarding lead: Your text is due soon', 'Safeguarding lead: Your text is late'],
    ]);
    const [entry] = await board.partnership.test.asOwner<{ what: string }>(
      `SELECT what FROM audit_entry WHERE what LIKE 'Told one person%'`,
    );
    expect(entry?.what).toBe('Told one person about the pack of Q2 2026/27, Thames Valley.');
  });

  it('has told nothing where the process dies in it, and tells once', async () => {
    await asked();
    later(10);
    const dying: Database = Object.create(parts.database, {
      write: {
        value: (work_: Parameters<Database['write']>[0]) =>
          parts.database.write(async (transaction) => {
            await work_(transaction);
            const { rowCount } = await transaction.client.query('SELECT FROM pack_notice');
            if (rowCount !== 0) await transaction.client.query('SELECT pg_terminate_backend(pg_backend_pid())');
          }),
      },
    });
    await expect(work({ ...parts, database: dying }).look({})).rejects.toThrow();
    expect([await news(), await sent()]).toEqual([[], []]);
    await look();
    expect([(await news()).length, (await sent()).length]).toEqual([1, 1]);
  });

  it('mails of each text what holds as the mail leaves: not of one that was agreed, or is somebody else’s by now', async () => {
    const { text } = await asked();
    later(10);
    await look();
    const said = { body: 'Words that nobody may read elsewhere.', isReady: true };
    const { version } = await board.made('council', 'writeCommentary', { id: text.id, version: 0, ...said });
    await board.made('secretary', 'agreeCommentary', { id: text.id, version });
    const [mail] = await sent();
    expect(mail?.text).not.toContain('what happened');
    expect(mail?.text).toContain('Safeguarding, why');
    expect(mail?.text).not.toContain('Words that nobody');

    onDay('2026-12-08');
    await look();
    for (const other of (await board.textsOf('secretary')).filter(({ id }) => id !== text.id))
      await board.made('secretary', 'assignCommentary', { id: other.id, version: 0, agency: 'TVP', dueOn: '2026-12-20' });
    expect(await sent()).toEqual([]);
    later(10);
    await look();
    expect((await sent()).map(({ to }) => to).sort()).toEqual(['clerk@example.org', 'detective.superintendent@example.org']);
    onDay('2026-12-18');
    await look();
    expect((await sent()).map(({ to }) => to).sort()).toEqual(['clerk@example.org', 'detective.superintendent@example.org']);
  });

  it('tells nobody who has lost the right by then', async () => {
    await asked();
    later(10);
    await look();
    await board.partnership.test.asOwner(
      `UPDATE access_grant SET role = 'BOARD_MEMBER' WHERE role = 'CONTRIBUTOR' AND agency_ids = '{11}'`,
    );
    onDay('2026-12-08');
    await look();
    try {
      expect([await news(), await sent()]).toEqual([
        ['Board secretary: Nobody to ask', 'Clerk: Nobody to ask', 'Safeguarding lead: Please write for the board'],
        [
          expect.objectContaining({ subject: expect.stringMatching(/^Nobody to ask/) }),
          expect.objectContaining({ subject: expect.stringMatching(/^Nobody to ask/) }),
        ],
      ]);
    } finally {
      await board.partnership.test.asOwner(
        `UPDATE access_grant SET role = 'CONTRIBUTOR' WHERE role = 'BOARD_MEMBER' AND agency_ids = '{11}'`,
      );
    }
  });

  it('hands on to those who sign, and tells members of what was signed', async () => {
    const review = await board.inReview('Words that nobody may read elsewhere.', ['statement']);
    await look();
    expect(await news()).toEqual([
      ...['Chief superintendent: To be signed', 'Detective superintendent: To be signed', 'Independent chair: To be signed'],
    ]);
    await sent();
    await board.signBoth(review);
    await look();
    await look();
    const members = ['Board secretary', 'Chief superintendent', 'Clerk', 'Detective superintendent', 'Independent chair', 'Member'];
    expect(await news()).toEqual(members.map((name) => `${name}: Signed off`));
    const mails = await sent();
    expect(mails).toHaveLength(members.length);
    expect(mails.map(({ text }) => text).join()).not.toContain('Words that nobody');
    const { inbox } = await board.ask('member', '{ inbox { edges { node { title body link } } } }');
    expect(inbox.edges).toEqual([
      {
        node: {
          title: 'Signed off: Q2 2026/27, Thames Valley',
          body: 'The board can read the pack of Q2 2026/27, Thames Valley: it was signed off.',
          link: `/boards/${BOARD_QUARTER}/E23000029`,
        },
      },
    ]);
  });
});
