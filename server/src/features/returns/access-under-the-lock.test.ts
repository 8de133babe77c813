import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Grant } from '#domain/access/grant.js';
import type { Json } from '#testing/api-client.js';
import type { Browser } from '#testing/browser.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { publishRows } from '#testing/publish-rows.js';
import { aReturnText } from '#testing/raw-returns.js';
import { sentDisruptions, sentReferrals } from '#testing/sent-rows.js';
import { addPerson, signedIn, TEST_ORIGIN } from '#testing/signed-in.js';
import { buildTestApp } from '#testing/test-app.js';
import { connectToDatabase } from '@stronghold/prisma/connect';

import { lockPublishingStatement } from './publishing-lock.store.js';

const TODAY = '2026-11-24';
const [SEROCU, RBC] = [2, 11];

let at: TestPartnership;
let app: FastifyInstance;
beforeAll(async () => {
  at = await createPartnership({ sent: [], today: TODAY });
  app = await buildTestApp(at.test, { signInMode: 'PROVIDER', publicUrl: TEST_ORIGIN });
});
afterAll(async () => {
  await app.close();
  await at.close();
});
beforeEach(async () => {
  await at.test.asOwner(
    'TRUNCATE agency_data_version, submission, referral, referral_history, disruption, disruption_history, staged_return, moderation_step, erased_record',
  );
  await at.test.emptyRollups();
  await publishRows(
    at.test,
    [
      ...sentReferrals('RBC', [{ reference: 'R1' }]),
      ...sentDisruptions('RBC', [
        { reference: 'D1', status: 'SUBMITTED', occurred_on: '2026-11-02' },
      ]),
    ],
    TODAY,
  );
});

/**
 * Selects locks that a statement waits for, as each step does while another writer holds the lock.
 */
const waiting = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

const stored = async (): Promise<Json> => ({
  referrals: await at.test.asOwner('SELECT reference, version FROM referral'),
  disruptions: await at.test.asOwner('SELECT reference, version, status::text FROM disruption'),
  submissions: await at.test.asOwner('SELECT id, status FROM submission ORDER BY id'),
  steps: await at.test.asOwner('SELECT * FROM moderation_step'),
  erased: await at.test.asOwner('SELECT * FROM erased_record'),
  versions: await at.test.asOwner('SELECT * FROM agency_data_version ORDER BY agency_id'),
});

const contributor: Grant = {
  ...{ role: 'CONTRIBUTOR', agencyIds: [RBC], areaCodes: [] },
  marking: 'OFFICIAL_SENSITIVE',
};
const administrator: Grant = { ...contributor, role: 'ADMINISTRATOR' };
const moderator: Grant = {
  ...{ role: 'MODERATOR', isForPartnership: true, agencyIds: [], areaCodes: [] },
  marking: 'OFFICIAL_SENSITIVE',
};

const ask = async (by: Browser, mutation: string, input: Json): Promise<string> => {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const { errors } = await by.ask(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { problems { message } } }`,
    { input },
  );
  return errors[0]?.extensions.code ?? 'ANSWERED';
};

const steps: readonly {
  readonly name: string;
  readonly grant: Grant;
  readonly take: (by: Browser) => Promise<string>;
}[] = [
  {
    name: 'a nil return',
    grant: contributor,
    take: (by) =>
      ask(by, 'declareNil', {
        ...{ agency: 'RBC', dataset: 'REFERRALS', quarter: '2026-27-Q2' },
      }),
  },
  {
    name: 'a return that is taken back',
    grant: contributor,
    take: async (by) => {
      const [published] = await at.test.asOwner<{ id: string }>(
        `SELECT id::text FROM submission WHERE dataset = 'REFERRALS'`,
      );
      return ask(by, 'undoReturn', { submission: published?.id });
    },
  },
  {
    name: 'an import',
    grant: contributor,
    take: async (by) => {
      const { body } = await by.sendFile(
        '/import/returns/referrals?agency=RBC&publish=yes',
        aReturnText({ reference: 'R2' }),
      );
      return JSON.parse(body.trim().split('\n').at(-1) ?? '').is;
    },
  },
  {
    name: 'an erasure',
    grant: administrator,
    take: (by) =>
      ask(by, 'eraseRecord', {
        ...{ agency: 'RBC', dataset: 'REFERRALS', reference: 'R1', why: 'Sent by mistake' },
      }),
  },
  {
    name: 'a panel’s decision',
    grant: moderator,
    take: async (by) => {
      const { data } = await by.ask('{ moderationCase(id: "RBC:D1") { version } }');
      return ask(by, 'moderateDisruption', {
        ...{ id: 'RBC:D1', version: data.moderationCase.version },
        step: { act: 'DECIDE', outcome: 'CONFIRM', text: 'It cannot trade', panelOn: TODAY },
      });
    },
  },
];

describe('what waited while somebody else was publishing', () => {
  it.each(steps)('is not done if the grant ended meanwhile: $name', async ({ grant, take }) => {
    const id = await addPerson(at.test, { name: 'Somebody', grants: [grant] });
    await at.test.asOwner('UPDATE person SET agency_id = $2 WHERE id = $1', [id, SEROCU]);
    const by = await signedIn(app, at.test, id);
    const before = await stored();
    const other = await connectToDatabase(at.test.ownerUrl);
    await other.query(`BEGIN; ${lockPublishingStatement}`);
    const taken = take(by);
    await vi.waitFor(async () => expect(await at.test.asOwner(waiting)).toHaveLength(1), 20_000);
    await at.test.asOwner(`DELETE FROM access_grant WHERE person_id = '${id}'`);
    await other.end();
    expect(await taken).toMatch(/^FORBIDDEN$|^FAILED$/);
    expect(await stored()).toEqual(before);
  });
});
