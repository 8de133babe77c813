import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { readingPacks } from '#features/packs/pack.reader.js';
import { writeBoardMail } from '#features/packs/round/board-mail.js';
import { findRounds } from '#features/packs/round/round.reader.js';
import { findActivePeople, readingPeople } from '#features/people/colleagues.reader.js';
import { findRecipient } from '#features/people/mail-address.reader.js';
import type { Database } from '#platform/database.js';
import { sendDueMails } from '#platform/mail/send-due-mails.js';
import type { OutgoingMail } from '#platform/mail/transport.js';
import type { Json } from '#testing/api-client.js';
import { BOARD_QUARTER, openBoard, type TestBoard } from '#testing/board.js';

import { type BackgroundWorkParts, createBackgroundWork } from './background-work.js';
import { toKnown } from './features/packs/round/notify-person.js';

let board: TestBoard;
let parts: BackgroundWorkParts;
const start = new Date('2026-11-24T12:00:00Z');
let now = start;
const clock = { now: () => now, today: () => now.toISOString().slice(0, 10) };
const later = (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000));
const onDay = (day: string) => (now = new Date(`${day}T12:00:00Z`));

beforeAll(async () => {
  board = await openBoard({ clock, takeBackgroundWork: (given) => void (parts = given) });
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

const work = (given = parts) => createBackgroundWork(given, { send: () => Promise.resolve() });
const look = () => work().look({});

/** The new messages in inboxes since the last call, each as the name of a post and a title. */
async function news(): Promise<readonly string[]> {
  const items = await board.partnership.test.asOwner<{ name: string; title: string }>(`
    SELECT name, title FROM inbox_item JOIN person ON person.id = person_id WHERE read_at IS NULL ORDER BY name, title`);
  await board.partnership.test.asOwner('UPDATE inbox_item SET read_at = now()');
  return items.map(({ name, title }) => `${name}: ${title.replace(/: .*$/, '')}`);
}

/** Sends all waiting emails, and returns them. */
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
    ...{ findRecipient, onFailure: () => undefined, renew: { BOARD: writeBoardMail(parts) } },
    transport: { kind: 'SERVER', send: (mail) => Promise.resolve(void mails.push(mail)) },
  });
  return mails;
}

/**
 * Runs two rounds at once. The first is held until the second has read what is due and waits for a
 * lock that the first holds.
 */
async function lookTwiceAtOnce(): Promise<void> {
  let hold: () => void = () => undefined;
  const isHeld = new Promise<void>((resolve) => (hold = resolve));
  let begun: () => void = () => undefined;
  const hasBegun = new Promise<void>((resolve) => (begun = resolve));
  const slow: Database = Object.create(parts.database, {
    write: {
      value: (work_: Parameters<Database['write']>[0]) =>
        parts.database.write(async (transaction) => {
          await work_(transaction);
          const told = await transaction.client.query(
            'SELECT FROM pack_notice UNION ALL SELECT FROM board_action_notice',
          );
          if (told.rowCount === 0) return;
          begun();
          await isHeld;
        }),
    },
  });
  const first = work({ ...parts, database: slow }).look({});
  await hasBegun;
  const second = look();
  try {
    const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    const isWaiting = async () =>
      expect(await board.partnership.test.asOwner(waiting)).toHaveLength(1);
    await vi.waitFor(isWaiting, { timeout: 10_000, interval: 20 });
  } finally {
    hold();
  }
  await Promise.all([first, second]);
}

/** Creates a draft of one section, with texts that the council is to write by a given day. */
async function asked(dueOn = '2026-12-10') {
  const { id } = await board.opened();
  const { version } = await board.made('secretary', 'arrangeSections', {
    id,
    version: 1,
    sections: ['safeguarding'],
  });
  const texts = await board.textsOf('secretary');
  for (const text of texts)
    await board.made('secretary', 'assignCommentary', {
      id: text.id,
      version: 0,
      agency: 'RBC',
      dueOn,
    });
  return { id, version, text: texts[0] ?? {} };
}

describe('a pack’s round', () => {
  it('asks once for all texts, by inbox and email, even with several processes, and reminds once before the day and once after', async () => {
    await asked();
    await look();
    expect(await news()).toEqual([]);
    later(10);
    await Promise.all([look(), look()]);
    await look();
    expect(await news()).toEqual(['Safeguarding lead: Please write for the board']);
    const [mail, ...others] = await sent();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      to: 'safeguarding.lead@example.org',
      subject: 'Please write for the board: Q2 2026/27, Thames Valley',
    });
    expect(mail?.text).toMatch(
      /^OFFICIAL\n\nPlease write these texts .*\n\n- Safeguarding, what happened: due by 10 December 2026\n- /,
    );
    expect(mail?.text).toContain(
      `https://stronghold.example.org/boards/${BOARD_QUARTER}/E23000029/edit?section=safeguarding`,
    );
    for (const day of [
      '2026-12-01',
      '2026-12-07',
      '2026-12-08',
      '2026-12-11',
      '2026-12-12',
      '2026-12-30',
    ]) {
      onDay(day);
      await look();
      await look();
    }
    expect(await news()).toEqual([
      ...[
        'Board secretary: Texts are late',
        'Clerk: Texts are late',
        'Independent chair: Texts are late',
      ],
      ...['Safeguarding lead: Your text is due soon', 'Safeguarding lead: Your text is late'],
    ]);
    const [entry] = await board.partnership.test.asOwner<{ what: string }>(
      `SELECT what FROM audit_entry WHERE what LIKE 'Told one person%'`,
    );
    expect(entry?.what).toBe('Told one person about the pack for Q2 2026/27, Thames Valley.');
  });

  it('does not ask for the texts of a section that was left out', async () => {
    const { id, version } = await asked();
    await board.made('secretary', 'arrangeSections', { id, version, sections: ['statement'] });
    later(10);
    await look();
    expect((await news()).filter((words) => words.startsWith('Safeguarding lead'))).toEqual([]);
  });

  it('sends each message once if two rounds run at the very same time', async () => {
    await asked();
    later(10);
    await lookTwiceAtOnce();
    expect([await news(), (await sent()).length]).toEqual([
      ['Safeguarding lead: Please write for the board'],
      1,
    ]);
  });

  it('announces signed packs only while they are news', async () => {
    const { id } = await board.signed();
    const reading = readingPacks(parts.database);
    for (const [since, found] of [
      ['2026-11-24', [id]],
      ['2026-11-25', []],
    ] as const)
      expect(await findRounds(reading, since)).toEqual(found);
    onDay('2026-12-01');
    await look();
    expect((await news()).filter((words) => words.endsWith('Signed off'))).toHaveLength(6);
  });

  it('shows a message in the inbox only with the access it was sent under, unless everybody may read it', async () => {
    await asked();
    later(10);
    await look();
    const body = async () =>
      (await board.ask('council', '{ inbox { edges { node { body } } } }')).inbox.edges.map(
        ({ node }: Json) => node.body,
      );
    expect(await body()).toEqual([expect.stringContaining('Safeguarding, what happened')]);
    const mark = (marking: string) =>
      board.partnership.test.asOwner(
        `UPDATE access_grant SET agency_ids = '${marking}' WHERE role = 'CONTRIBUTOR' AND agency_ids IN ('{11}', '{11,12}')`,
      );
    await mark('{11,12}');
    try {
      expect(await body()).toEqual([expect.stringContaining('Your access has changed')]);
    } finally {
      await mark('{11}');
    }
  });

  it('skips people whose access has ended, and ignores their grants', async () => {
    const end = (isActive: boolean) =>
      board.partnership.test.asOwner(
        `UPDATE person SET is_active = ${isActive} WHERE name = 'Clerk'`,
      );
    const read = () => findActivePeople(readingPeople(parts.database));
    const before = await read();
    const referenceData = await parts.readReferenceData();
    await end(false);
    try {
      expect((await read()).map(({ name }) => name)).toEqual(
        before.map(({ name }) => name).filter((name) => name !== 'Clerk'),
      );
      const ended = before.map((person) => ({ ...person, isActive: false }));
      expect(toKnown(ended, referenceData).flatMap(({ grants }) => grants)).toEqual([]);
      const former = referenceData.agencies
        .filter(({ validTo }) => validTo !== null && validTo < referenceData.today)
        .map(({ id }) => id);
      const ofFormer = before.map((person) => ({
        ...person,
        grants: person.grants.map((grant) => ({
          ...grant,
          isForPartnership: false,
          agencyIds: former,
        })),
      }));
      expect([
        former.length > 0,
        toKnown(ofFormer, referenceData).flatMap(({ grants }) => grants),
      ]).toEqual([true, []]);
      expect(toKnown(before, referenceData).flatMap(({ grants }) => grants).length).toBeGreaterThan(
        5,
      );
    } finally {
      await end(true);
    }
  });

  it('sends nothing twice if the process dies halfway', async () => {
    await asked();
    later(10);
    const dying: Database = Object.create(parts.database, {
      write: {
        value: (work_: Parameters<Database['write']>[0]) =>
          parts.database.write(async (transaction) => {
            await work_(transaction);
            const { rowCount } = await transaction.client.query('SELECT FROM pack_notice');
            if (rowCount !== 0)
              await transaction.client.query('SELECT pg_terminate_backend(pg_backend_pid())');
          }),
      },
    });
    await expect(work({ ...parts, database: dying }).look({})).rejects.toThrow();
    expect([await news(), await sent()]).toEqual([[], []]);
    await look();
    expect([(await news()).length, (await sent()).length]).toEqual([1, 1]);
  });

  it('emails only about texts that are still due when the email is sent, not about agreed or reassigned ones', async () => {
    const { text } = await asked();
    later(10);
    await look();
    const said = { body: 'Words that nobody may read elsewhere.', isReady: true };
    const { version } = await board.made('council', 'writeCommentary', {
      id: text.id,
      version: 0,
      ...said,
    });
    await board.made('secretary', 'agreeCommentary', { id: text.id, version });
    const [mail] = await sent();
    expect(mail?.text).not.toContain('what happened');
    expect(mail?.text).toContain('Safeguarding, why');
    expect(mail?.text).not.toContain('Words that nobody');

    onDay('2026-12-08');
    await look();
    for (const other of (await board.textsOf('secretary')).filter(({ id }) => id !== text.id))
      await board.made('secretary', 'assignCommentary', {
        id: other.id,
        version: 0,
        agency: 'TVP',
        dueOn: '2026-12-20',
      });
    expect(await sent()).toEqual([]);
    later(10);
    await look();
    expect((await sent()).map(({ to }) => to).sort()).toEqual([
      'clerk@example.org',
      'detective.superintendent@example.org',
    ]);
    onDay('2026-12-18');
    await look();
    expect((await sent()).map(({ to }) => to).sort()).toEqual([
      'clerk@example.org',
      'detective.superintendent@example.org',
    ]);
  });

  it('still emails about the other texts if one text has just been reassigned', async () => {
    const { text } = await asked();
    later(10);
    await look();
    await board.made('secretary', 'assignCommentary', {
      id: text.id,
      version: 0,
      agency: 'TVP',
      dueOn: '2026-12-10',
    });
    const mails = await sent();
    expect(mails.map(({ to }) => to)).toEqual(['safeguarding.lead@example.org']);
    expect(mails[0]?.text).not.toContain('Safeguarding, what happened');
  });

  it('sends nothing to people who have lost the right before the email is sent', async () => {
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
        [
          'Board secretary: Nobody to ask',
          'Clerk: Nobody to ask',
          'Safeguarding lead: Please write for the board',
        ],
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

  it('tells secretaries and text owners once each time the pack is handed back, with the message', async () => {
    const { id, version } = await asked();
    later(10);
    await look();
    const { version: inReview } = await board.made('secretary', 'submitPack', { id, version });
    await look();
    await Promise.all([news(), sent()]);
    for (const reason of ['There were 13 of them.', 'x'.repeat(501)])
      expect(
        (await board.change('chair', 'handBackPack', { id, version: inReview, reason })).problems,
      ).toMatchObject([{ field: 'reason' }]);
    // A separate paragraph would look like the platform’s own words.
    const reason = 'Say why it rose. Please sign it now.';
    const written = 'Say why it rose.\n\nPlease sign it now.';
    const back = await board.made('chair', 'handBackPack', {
      id,
      version: inReview,
      reason: written,
    });
    await look();
    await look();
    expect(await news()).toEqual(
      ['Board secretary', 'Clerk', 'Safeguarding lead'].map((name) => `${name}: Handed back`),
    );
    const mails = await sent();
    expect(mails.map(({ to }) => to).sort()).toEqual([
      'board.secretary@example.org',
      'clerk@example.org',
      'safeguarding.lead@example.org',
    ]);
    for (const { text } of mails) expect(text).toContain(`Independent chair says: “${reason}”`);
    expect(mails.find(({ to }) => to.startsWith('safeguarding'))?.text).toContain(
      'These texts are still to be written.',
    );
    expect((await board.board('council', 'handedBack { by reason }')).handedBack).toEqual({
      by: 'Independent chair',
      reason,
    });

    const again = await board.made('secretary', 'submitPack', { id, version: back.version });
    expect((await board.board('chair', 'handedBack { by }')).handedBack).toBeNull();
    await board.made('secretary', 'handBackPack', { id, version: again.version });
    await look();
    expect((await news()).filter((words) => words.endsWith('Handed back'))).toEqual(
      ['Clerk', 'Independent chair', 'Safeguarding lead'].map((name) => `${name}: Handed back`),
    );
  });

  it('does not send an email about a pack that was handed back but is with its chair again by then', async () => {
    const { id, version } = await asked();
    later(10);
    await look();
    await sent();
    const { version: inReview } = await board.made('secretary', 'submitPack', { id, version });
    const back = await board.made('chair', 'handBackPack', { id, version: inReview });
    await look();
    await board.made('secretary', 'submitPack', { id, version: back.version });
    expect((await sent()).filter(({ subject }) => subject.startsWith('Handed back'))).toEqual([]);
  });

  it('tells people who sign that a pack is waiting, and tells members what was signed', async () => {
    const review = await board.inReview('Words that nobody may read elsewhere.', ['statement']);
    await look();
    expect(await news()).toEqual([
      ...[
        'Chief superintendent: To be signed',
        'Detective superintendent: To be signed',
        'Independent chair: To be signed',
      ],
    ]);
    await sent();
    await board.signBoth(review);
    await look();
    await look();
    const members = [
      'Board secretary',
      'Chief superintendent',
      'Clerk',
      'Detective superintendent',
      'Independent chair',
      'Member',
    ];
    expect(await news()).toEqual(members.map((name) => `${name}: Signed off`));
    const mails = await sent();
    expect(mails).toHaveLength(members.length);
    expect(mails.map(({ text }) => text).join()).not.toContain('Words that nobody');
    const { inbox } = await board.ask('member', '{ inbox { edges { node { title body link } } } }');
    expect(inbox.edges).toEqual([
      {
        node: {
          title: 'Signed off: Q2 2026/27, Thames Valley',
          body: 'The board can now read the pack for Q2 2026/27, Thames Valley: it has been signed off.',
          link: `/boards/${BOARD_QUARTER}/E23000029`,
        },
      },
    ]);
  });
});

describe('a board’s action', () => {
  const action = {
    text: 'Look at all 13 referrals.',
    agency: 'RBC',
    post: 'Safeguarding lead',
    dueOn: '2026-12-10',
    notes: 'Of 13.',
  };
  const recorded = async () => {
    await board.opened();
    return board.made('secretary', 'recordAction', action);
  };

  it('is announced to its owner once before its day and once after, without its text, even with several processes', async () => {
    await recorded();
    onDay('2026-12-06');
    await look();
    expect(await news()).toEqual([]);
    onDay('2026-12-07');
    await Promise.all([look(), look()]);
    await look();
    expect(await news()).toEqual(['Safeguarding lead: An action is due soon']);
    for (const day of ['2026-12-09', '2026-12-11', '2026-12-12']) {
      onDay(day);
      await look();
      await look();
    }
    expect(await news()).toEqual(['Safeguarding lead: An action is overdue']);
    const mails = await sent();
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
      ['safeguarding.lead@example.org', 'An action is overdue: board of Thames Valley'],
    ]);
    expect(mails[0]?.text).toContain(
      `https://stronghold.example.org/boards/${BOARD_QUARTER}/E23000029#actions`,
    );
    const told = await board.partnership.test.asOwner('SELECT title, body FROM inbox_item');
    for (const words of [mails.map(({ subject, text }) => [subject, text]), told])
      expect(JSON.stringify(words)).not.toContain('13');
    const entries = await board.partnership.test.asOwner(
      `SELECT FROM audit_entry WHERE what = 'Told one person about board actions for Thames Valley.'`,
    );
    expect(entries).toHaveLength(2);
    onDay('2026-12-30');
    await look();
    expect([await news(), await sent()]).toEqual([[], []]);
  });

  it('is announced once if two rounds run at the very same time', async () => {
    await recorded();
    onDay('2026-12-08');
    await lookTwiceAtOnce();
    expect([await news(), (await sent()).length]).toEqual([
      ['Safeguarding lead: An action is due soon'],
      1,
    ]);
  });

  it('is shown in the inbox only with the access that the message was sent under', async () => {
    await recorded();
    onDay('2026-12-08');
    await look();
    const [{ access } = { access: '' }] = await board.partnership.test.asOwner<{ access: string }>(
      'SELECT access FROM inbox_item',
    );
    expect(access).not.toBe('');
  });

  it('is announced ten minutes after it was recorded, and again if its day changes', async () => {
    const { id } = await recorded();
    onDay('2026-12-08');
    await board.made('secretary', 'recordAction', {
      ...action,
      id,
      version: 1,
      dueOn: '2026-12-09',
    });
    await look();
    expect(await news()).toEqual([]);
    later(10);
    await look();
    await board.made('secretary', 'recordAction', {
      ...action,
      id,
      version: 2,
      dueOn: '2026-12-11',
    });
    later(10);
    await look();
    expect(await news()).toEqual([
      'Safeguarding lead: An action is due soon',
      'Safeguarding lead: An action is due soon',
    ]);
  });

  it('is not announced once it is reported done, and its pending email is not sent', async () => {
    const { id } = await recorded();
    onDay('2026-12-08');
    await look();
    await board.made('council', 'noteAction', {
      id,
      version: 1,
      note: 'It is done.',
      isDone: true,
    });
    expect(await sent()).toEqual([]);
    onDay('2026-12-11');
    await look();
    expect(await news()).toEqual(['Safeguarding lead: An action is due soon']);
  });

  it('is announced to the secretaries if it has no owner, and not to people whose access has ended', async () => {
    await recorded();
    const end = (isActive: boolean) =>
      board.partnership.test.asOwner(
        `UPDATE person SET is_active = ${isActive} WHERE name IN ('Safeguarding lead', 'Clerk')`,
      );
    await end(false);
    try {
      onDay('2026-12-08');
      await look();
      expect(await news()).toEqual(['Board secretary: An action is due soon']);
    } finally {
      await end(true);
    }
  });
});
