import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { client, type SignInTrial, startSignInTrial } from '#testing/sign-in-trial.js';

const [TVP, RBC] = [1, 11];

let trial: SignInTrial;
let test: SignInTrial['test'];
let provider: SignInTrial['provider'];
beforeAll(async () => {
  trial = await startSignInTrial();
  ({ test, provider } = trial);
});
afterAll(() => trial.close());

const WHO =
  '{ viewer { name organisation isSignedIn isCleared marking grants sessionEnded signInMode } }';

describe('two agencies’ rules', () => {
  const [FIRE, CHARITY] = [23, 38];
  const add = (claim: string, value: string, agency: number) =>
    test.asOwner(
      `INSERT INTO claim_rule (id, claim, value, role, agency_ids, area_codes, marking) VALUES (gen_random_uuid(), $1, $2, 'ANALYST', $3, '{}', 'OFFICIAL')`,
      [claim, value, [agency]],
    );
  afterEach(() =>
    test.asOwner(
      `UPDATE claim_rule SET ended_at = now() WHERE value NOT IN ('fire', 'charity', 'frimley')`,
    ),
  );

  it('do not lock anybody out: the older rule applies, and the other rule’s agency is notified', async () => {
    const told = await trial.since(() => trial.signIn('of-two'));
    expect((await (await trial.signIn('of-two')).browser.ask(WHO)).data.viewer).toMatchObject({
      organisation: 'Royal Berkshire Fire and Rescue Service',
      grants: expect.arrayContaining([
        'Contributor at Royal Berkshire Fire and Rescue Service, up to OFFICIAL.',
      ]),
    });
    const who = { person_name: 'Two hats' };
    expect(told).toEqual([
      {
        ...who,
        action: 'SIGN_IN',
        agency_id: FIRE,
        what: expect.stringMatching(/Granted by claims: Contributor at Royal Berkshire/),
      },
      {
        ...{ ...who, action: 'REFUSAL', agency_id: CHARITY },
        what: 'Not granted by claims, because access at another agency was granted first. "charity" in the claim groups: Analyst at NSPCC (CTAC), up to OFFICIAL.',
      },
    ]);
    // The same happens after the first rule is replaced by a later one.
    await test.asOwner(`UPDATE claim_rule SET created_at = '2026-04-01' WHERE value = 'fire'`);
    await test.asOwner(
      `UPDATE access_grant SET ended_at = now() WHERE claim_rule_id IS NOT NULL AND ended_at IS NULL`,
    );
    expect((await (await trial.signIn('of-two')).browser.ask(WHO)).data.viewer.organisation).toBe(
      'Royal Berkshire Fire and Rescue Service',
    );
  });

  it('do not put anybody from one agency on another’s list', async () => {
    const detective = await trial.addKnown('of-everybody', {
      role: 'ANALYST',
      agencyIds: [TVP],
      areaCodes: [],
      marking: 'OFFICIAL_SENSITIVE',
    });
    await add('groups', 'everybody', RBC);
    const told = await trial.since(() => trial.signIn('of-everybody'));
    expect(told.map(({ action, agency_id: agency }) => [action, agency])).toEqual([
      ['SIGN_IN', TVP],
      ['REFUSAL', RBC],
    ]);
    expect(
      await test.asOwner(
        'SELECT agency_ids FROM access_grant WHERE person_id = $1 AND ended_at IS NULL',
        [detective],
      ),
    ).toEqual([{ agency_ids: [TVP] }]);
    // A rule for their own agency does give them a grant.
    await add('groups', 'police', TVP);
    await trial.signIn('of-everybody');
    expect(
      await test.asOwner(
        'SELECT agency_ids FROM access_grant WHERE person_id = $1 AND claim_rule_id IS NOT NULL',
        [detective],
      ),
    ).toEqual([{ agency_ids: [TVP] }]);
  });

  it('do not give anything for a claim that everybody has, even if such a rule existed before', async () => {
    await add('iss', provider.issuer, RBC);
    await add('aud', client.clientId, RBC);
    expect((await trial.signIn('stranger')).seen).toMatchObject({
      status: 403,
      body: expect.stringContaining('you have no access here'),
    });
    await trial.signIn('council');
    expect(
      await test.asOwner(
        `SELECT 1 FROM access_grant JOIN claim_rule ON claim_rule.id = claim_rule_id WHERE claim IN ('iss', 'aud')`,
      ),
    ).toEqual([]);
  });

  it('leave somebody with only partnership-wide access at the lead agency', async () => {
    await test.asOwner(
      `INSERT INTO claim_rule (id, claim, value, role, is_for_partnership, agency_ids, area_codes, marking)
       VALUES (gen_random_uuid(), 'name', 'Stranger', 'MODERATOR', true, '{}', '{}', 'OFFICIAL'), (gen_random_uuid(), 'groups', 'panel', 'MODERATOR', true, '{}', '{}', 'OFFICIAL')`,
    );
    expect((await trial.signIn('stranger')).seen.status).toBe(403);
    const { browser } = await trial.signIn('of-the-panel');
    expect((await browser.ask(WHO)).data.viewer).toMatchObject({
      organisation: 'Thames Valley Police',
      isCleared: false,
      grants: expect.arrayContaining([
        'Moderator for the whole partnership, up to OFFICIAL.',
        'May confirm or regrade disruptions.',
      ]),
    });
  });
});
