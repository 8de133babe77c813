import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Json } from '#testing/api-client.js';
import type { Browser } from '#testing/browser.js';
import { insertReturns } from '#testing/referrals.js';
import { addPerson, signedIn, TEST_ORIGIN } from '#testing/signed-in.js';
import { buildTestApp } from '#testing/test-app.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

const [TVP, NCA, RBC] = [1, 3, 11];

let test: TestDatabase;
let app: FastifyInstance;
let partnership: Browser;
let council: Browser;
let sender: Browser;
let stranger: Browser;
beforeAll(async () => {
  test = await createTestDatabase();
  await test.asOwner(
    `DELETE FROM return_obligation WHERE agency_id NOT IN (1, 3, 11) OR dataset NOT IN ('REFERRALS', 'REPORTS')`,
  );
  await test.asOwner(`DELETE FROM return_obligation WHERE agency_id <> 11 AND dataset = 'REPORTS'`);
  await insertReturns(test, [
    { agency: 'TVP', day: '2026-07-01', publishedAt: '2026-10-31T23:59:59Z' },
  ]);
  app = await buildTestApp(test, {
    ...{ signInMode: 'PROVIDER', publicUrl: TEST_ORIGIN },
  });
  const join = async (role: 'ADMINISTRATOR' | 'CONTRIBUTOR', agency: number | null) => {
    const grant = { role, areaCodes: [], marking: 'OFFICIAL' } as const;
    const where =
      agency === null ? { agencyIds: [], isForPartnership: true } : { agencyIds: [agency] };
    return signedIn(
      app,
      test,
      await addPerson(test, { name: role, grants: [{ ...grant, ...where }] }),
    );
  };
  partnership = await join('ADMINISTRATOR', null);
  council = await join('ADMINISTRATOR', RBC);
  sender = await join('CONTRIBUTOR', RBC);
  stranger = await join('CONTRIBUTOR', NCA);
});
beforeEach(async () => {
  await test.asOwner('TRUNCATE return_request, inbox_item, outbox_mail, dataset_contact');
  await test.asOwner('TRUNCATE audit_entry, audit_head');
});
afterAll(async () => {
  await app.close();
  await test.close();
});

const QUARTER = '2026-27-Q2';
const drafts = async (by: Browser): Promise<Json> =>
  (
    await by.ask(
      `{ returnRequests(quarter: "${QUARTER}") { agency { code } datasets daysLate title senderCount contacts askedOn } }`,
    )
  ).data.returnRequests;
const request = async (by: Browser, agencies: readonly string[]): Promise<Json> => {
  const { data, errors } = await by.ask(
    'mutation ($input: RequestReturnInput!) { requestReturn(input: $input) { asked { code } problems { message } } }',
    { input: { quarter: QUARTER, agencies } },
  );
  return errors.length > 0 ? errors[0].extensions.code : data.requestReturn;
};
const mails = () =>
  test.asOwner<{ address: string | null; subject: string }>(
    'SELECT address, subject FROM outbox_mail ORDER BY address NULLS FIRST',
  );

describe('asking for late returns', () => {
  it('shows the email to each agency before it is sent', async () => {
    const shown = await drafts(partnership);
    expect(shown.map(({ agency, datasets }: Json) => [agency.code, datasets])).toEqual([
      ['NCA', ['REFERRALS']],
      ['RBC', ['REPORTS', 'REFERRALS']],
    ]);
    expect(shown[1]).toMatchObject({
      ...{ daysLate: 24, title: 'Two returns for Q2 2026/27 are missing' },
      ...{ senderCount: 1, contacts: [], askedOn: [] },
    });
    expect(await mails()).toEqual([]);
  });

  it('tells the people who may send returns, emails the contacts, and adds an entry to the agency’s log', async () => {
    await test.asOwner(
      `INSERT INTO dataset_contact (agency_id, dataset, role, address, version) VALUES ($1, 'REPORTS', 'Data team', 'data@example.org', 1)`,
      [RBC],
    );
    expect((await drafts(partnership))[1].contacts).toEqual(['Data team']);
    expect(await request(partnership, ['RBC'])).toEqual({ asked: [{ code: 'RBC' }], problems: [] });
    const subject = 'Two returns for Q2 2026/27 are missing';
    expect(await mails()).toEqual([
      { address: null, subject },
      { address: 'data@example.org', subject },
    ]);
    const { data } = await sender.ask('{ inbox(first: 5) { edges { node { title link } } } }');
    expect(data.inbox.edges).toEqual([
      { node: { title: subject, link: `/returns?quarter=${QUARTER}` } },
    ]);
    const logged = await test.asOwner(
      `SELECT agency_id AS agency, what FROM audit_entry WHERE what LIKE 'Asked%'`,
    );
    expect(logged).toEqual([
      {
        agency: RBC,
        what: 'Asked Reading Borough Council for returns for Q2 2026/27: reports, referrals.',
      },
    ]);
  });

  it('asks an agency once a day, even if people press several times', async () => {
    const both = await Promise.all([request(partnership, ['RBC']), request(council, ['RBC'])]);
    expect(both.flatMap(({ asked }) => asked)).toEqual([{ code: 'RBC' }]);
    expect(await mails()).toHaveLength(1);
    expect((await drafts(council))[0].askedOn).toEqual(['2026-11-24']);
  });

  it('asks all selected agencies or none of them', async () => {
    expect(await request(partnership, ['RBC', 'TVP'])).toMatchObject({
      asked: [],
      problems: [
        { message: expect.stringContaining('Thames Valley Police no longer has a late return') },
      ],
    });
    expect(await mails()).toEqual([]);
  });

  it('is open to an administrator of every selected agency', async () => {
    expect(await request(council, ['RBC', 'NCA'])).toBe('FORBIDDEN');
    expect(await request(sender, ['RBC'])).toBe('FORBIDDEN');
    expect((await drafts(council)).map(({ agency }: Json) => agency.code)).toEqual(['RBC']);
    expect(await mails()).toEqual([]);
  });

  it('shows the days of past requests only to the agency and its administrators', async () => {
    await request(partnership, ['RBC', 'NCA']);
    const seen = async (by: Browser) => {
      const { data } = await by.ask(
        `{ returns(quarter: "${QUARTER}") { agency { code } askedOn canSend } }`,
      );
      const asked = data.returns.filter(({ askedOn }: Json) => askedOn.length > 0);
      return [...new Set(asked.map(({ agency }: Json) => agency.code))];
    };
    expect(await seen(sender)).toEqual(['RBC']);
    expect(await seen(stranger)).toEqual(['NCA']);
    expect(await seen(partnership)).toEqual(['NCA', 'RBC']);
    expect(TVP).toBe(1);
  });
});

describe('the page’s counts', () => {
  it('match the Overview: returns by dataset and status, compared with what periods count', async () => {
    const { data } = await partnership.ask(
      `{ returns(quarter: "${QUARTER}") { dataset isOwed state }
         periods(from: "${QUARTER}", to: "${QUARTER}") { datasets { dataset returnsDue returnsReceived } } }`,
    );
    for (const { dataset, returnsDue, returnsReceived } of data.periods[0].datasets) {
      const owed = data.returns.filter((each: Json) => each.dataset === dataset && each.isOwed);
      expect(owed).toHaveLength(returnsDue);
      expect(owed.filter(({ state }: Json) => state.startsWith('RECEIVED'))).toHaveLength(
        returnsReceived,
      );
    }
  });
});
