import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { commandLine } from '#domain/access/actor.js';
import type { Grant } from '#domain/access/grant.js';
import { eraseOneRecord } from '#features/returns/erase-record.js';
import { moderate } from '#features/returns/moderation/moderate.js';
import { insertInboxItem } from '#platform/inbox.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { publishRows } from '#testing/publish-rows.js';
import { sentDisruptions } from '#testing/sent-rows.js';
import { addPerson } from '#testing/signed-in.js';
import { testReferenceData } from '#testing/test-reference-data.js';

import { notifyOfModeration } from './notify-of-moderation.js';

const TODAY = '2026-11-24';
const [TVP, RBC] = [1, 11];
const sitting = new Date(`${TODAY}T12:00:00Z`);
const minutesLater = (minutes: number) => new Date(sitting.getTime() + minutes * 60_000);

let at: TestPartnership;
beforeAll(async () => {
  at = await createPartnership({ sent: [], today: TODAY });
});
afterAll(() => at.close());
beforeEach(() =>
  at.test.asOwner(
    'TRUNCATE agency_data_version, submission, erased_record, disruption, disruption_history, moderation_step, inbox_item, outbox_mail, audit_entry, audit_head, person CASCADE',
  ),
);

const aGrant = (grant: Partial<Grant>): Grant => ({
  ...{ role: 'CONTRIBUTOR', agencyIds: [RBC], areaCodes: [], marking: 'OFFICIAL' },
  ...grant,
});
const add = (name: string, grant: Partial<Grant> = {}) =>
  addPerson(at.test, { name, grants: [aGrant(grant)] });

async function decide(references: readonly string[], text = 'Trade was interrupted') {
  const result = await moderate(at.test.database, {
    cases: references.map((reference) => ({ agencyId: RBC, reference, seen: 1 })),
    asked: { act: 'DECIDE', outcome: 'CONFIRM', impact: null, text, panelOn: TODAY },
    by: { personId: null, post: 'Officer', actor: commandLine, agencyId: null },
    ...{ ownAgencyIds: [], today: TODAY, now: sitting },
  });
  expect(result.problems).toEqual([]);
}

const look = (now: Date) =>
  notifyOfModeration({
    database: at.test.database,
    clock: { now: () => now, today: () => TODAY },
    readReferenceData: () => Promise.resolve(testReferenceData(TODAY)),
    tell: insertInboxItem,
  });
const told = () =>
  at.test.asOwner(
    'SELECT person.name, title, body FROM inbox_item JOIN person ON person.id = person_id ORDER BY name',
  );
const mails = () =>
  at.test.asOwner('SELECT subject, text, marking::text, link FROM outbox_mail ORDER BY key');

describe('telling the lead agency', () => {
  beforeEach(async () => {
    await publishRows(
      at.test,
      sentDisruptions('RBC', [
        { status: 'SUBMITTED', occurred_on: '2026-11-02', adults_safeguarded: 3 },
        { status: 'SUBMITTED', occurred_on: '2026-11-03' },
      ]),
      TODAY,
    );
  });

  it('waits until the sitting has ended, then sends one message to each person who sends its returns', async () => {
    await add('Contributor');
    await add('Analyst', { role: 'ANALYST' });
    await add('Contributor of the force', { agencyIds: [TVP] });
    await add('Contributor of all', { isForPartnership: true, agencyIds: [] });
    await decide(['D1', 'D2']);
    await look(minutesLater(4));
    expect(await told()).toEqual([]);
    await look(minutesLater(5));
    await look(minutesLater(6));
    expect(await told()).toEqual([
      {
        name: 'Contributor',
        title: '2 disruptions led by RBC have been moderated',
        body: 'D1: confirmed as minor by the panel on 24 November 2026. Trade was interrupted\n\nD2: confirmed as minor by the panel on 24 November 2026. Trade was interrupted',
      },
    ]);
  });

  it('sends an email that says where the message is, but nothing about any record', async () => {
    await add('Contributor');
    await decide(['D1'], 'Three adults of one family were found');
    await look(minutesLater(5));
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    expect(mail).toEqual({
      subject: '1 disruption led by RBC has been moderated',
      text: 'The decisions and the reasons are in your inbox.',
      ...{ marking: 'OFFICIAL', link: '/inbox' },
    });
  });

  it('removes the message about an erased disruption from the inbox, and keeps what it said about others', async () => {
    await add('Contributor');
    await decide(['D1', 'D2'], 'Trade was interrupted');
    await look(minutesLater(5));
    await eraseOneRecord(at.test.database, {
      ...{ dataset: 'DISRUPTIONS', agency: 'RBC', reference: 'D1', why: 'A person asked for it' },
      ...{ acting: { actor: commandLine, agencyId: null }, now: minutesLater(6) },
      report: () => undefined,
    });
    expect(await told()).toEqual([
      {
        ...{ name: 'Contributor', title: '2 disruptions led by RBC have been moderated' },
        body: 'This was about a disruption that has since been erased.\n\nD2: confirmed as minor by the panel on 24 November 2026. Trade was interrupted',
      },
    ]);
    for (const mail of await mails()) expect(JSON.stringify(mail)).not.toMatch(/D\d/);
  });

  it('is logged, without the reference of any record', async () => {
    await add('Contributor');
    await decide(['D1']);
    await look(minutesLater(5));
    expect(
      await at.test.asOwner(
        `SELECT what, agency_id FROM audit_entry WHERE person_name = 'Moderation'`,
      ),
    ).toEqual([
      {
        what: 'Told one person at RBC what moderators did with its disruptions.',
        agency_id: RBC,
      },
    ]);
  });

  it('does not tell anybody twice if two servers look at the same time', async () => {
    await add('Contributor');
    await decide(['D1', 'D2']);
    await Promise.all([look(minutesLater(5)), look(minutesLater(5))]);
    expect(await told()).toHaveLength(1);
    expect(await mails()).toHaveLength(1);
  });
});
