import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { AccessTest, changeAccess, PERSON } from '#testing/access-seats.js';
import type { Json } from '#testing/api-client.js';
import { aGrant } from '#testing/change-log.js';
import { addPerson, signedIn } from '#testing/signed-in.js';

const [TVP, OCC] = [1, 17];

const at = new AccessTest();
beforeAll(() => at.open());
beforeEach(() => at.begin());
afterAll(() => at.close());

describe('somebody with access elsewhere too', () => {
  const BEYOND =
    /^Shared also has access beyond yours, so you can end only this: Analyst at Reading Borough Council/;
  const noPerson = {
    message: 'There is no such person at an agency that you administer.',
    field: 'person',
  };
  let shared: string;
  beforeEach(async () => {
    shared = await addPerson(at.test, {
      name: 'Shared',
      grants: [aGrant({}), aGrant({ agencyIds: [TVP], marking: 'OFFICIAL_SENSITIVE' })],
    });
  });
  const grantsOf = (person: string) =>
    at.test.asOwner<{ id: string }>(
      'SELECT id FROM access_grant WHERE person_id = $1 ORDER BY agency_ids DESC',
      [person],
    );
  const lastEntry = async () =>
    (
      await at.test.asOwner(
        'SELECT action, person_name, what FROM audit_entry ORDER BY number DESC LIMIT 1',
      )
    )[0];

  it('cannot be readmitted, locked out, signed out or stripped of tokens by one council, which learns what it can end', async () => {
    const browser = await signedIn(at.app, at.test, shared);
    const { token } = await changeAccess(
      browser,
      'createToken',
      { name: 'Nightly', scopes: ['FIGURES'], days: 9 },
      'token { id }',
    );
    for (const [field, input] of [
      ['setPersonActive', { person: shared, isActive: false }],
      ['setPersonActive', { person: shared, isActive: true }],
      ['endSessions', { person: shared }],
      ['revokeToken', { id: token.id }],
    ] as const) {
      const refused = await changeAccess(at.council, field, input, '__typename');
      expect(refused.problems).toEqual([
        {
          message: expect.stringMatching(BEYOND),
          field: field === 'revokeToken' ? 'id' : 'person',
        },
      ]);
      expect(await lastEntry()).toMatchObject({
        action: 'REFUSAL',
        person_name: 'Council administrator',
        what: expect.stringMatching(BEYOND),
      });
    }
    expect((await browser.ask('{ viewer { name tokens { id } } }')).data.viewer).toEqual({
      name: 'Shared',
      tokens: [{ id: token.id }],
    });
    expect(
      (
        await changeAccess(
          at.police,
          'setPersonActive',
          { person: shared, isActive: false },
          PERSON,
        )
      ).problems,
    ).toEqual([]);
  });

  it('is not readmitted by one council once another agency has locked them out', async () => {
    await changeAccess(at.police, 'setPersonActive', { person: shared, isActive: false }, PERSON);
    expect(
      (
        await changeAccess(
          at.council,
          'setPersonActive',
          { person: shared, isActive: true },
          PERSON,
        )
      ).problems,
    ).toHaveLength(1);
    expect(await at.test.asOwner('SELECT is_active FROM person WHERE id = $1', [shared])).toEqual([
      { is_active: false },
    ]);
  });

  it('loses only the access at that council, which controls them once they have no other access', async () => {
    const [own, other] = await grantsOf(shared);
    expect(
      (await changeAccess(at.council, 'endGrant', { grant: other?.id }, PERSON)).problems,
    ).toHaveLength(1);
    expect(
      (await changeAccess(at.council, 'endGrant', { grant: own?.id }, PERSON)).problems,
    ).toEqual([]);
    expect(
      (
        await changeAccess(
          at.council,
          'setPersonActive',
          { person: shared, isActive: false },
          PERSON,
        )
      ).problems[0].message,
    ).toBe(
      'Shared has access beyond yours, and you cannot end any of it. Somebody who administers all of that access can.',
    );
    await changeAccess(at.police, 'endGrant', { grant: other?.id }, PERSON);
    expect(
      (
        await changeAccess(
          at.council,
          'setPersonActive',
          { person: shared, isActive: false },
          PERSON,
        )
      ).problems,
    ).toEqual([]);
  });

  it('is not controlled by an agency where they have access if they belong to another', async () => {
    const guest = await addPerson(at.test, { name: 'Guest', grants: [aGrant({})] });
    await at.test.asOwner('UPDATE person SET agency_id = $1 WHERE id = $2', [TVP, guest]);
    expect(
      (
        await changeAccess(
          at.council,
          'setPersonActive',
          { person: guest, isActive: false },
          PERSON,
        )
      ).problems,
    ).toHaveLength(1);
    expect(
      (await changeAccess(at.police, 'setPersonActive', { person: guest, isActive: false }, PERSON))
        .problems,
    ).toEqual([]);
  });

  it('still counts as having access that comes back at the next sign-in, because its claim rule is still active', async () => {
    const rule = {
      claim: 'groups',
      value: 'detectives',
      role: 'ANALYST',
      agencies: ['TVP'],
      marking: 'OFFICIAL_SENSITIVE',
    };
    const [{ id }] = (await changeAccess(at.police, 'setClaimRule', { rule }, 'claimRules { id }'))
      .claimRules;
    const [, other] = await grantsOf(shared);
    await at.test.asOwner('UPDATE access_grant SET claim_rule_id = $1 WHERE id = $2', [
      id,
      other?.id,
    ]);
    await changeAccess(at.police, 'endGrant', { grant: other?.id }, PERSON);
    await changeAccess(at.police, 'setPersonActive', { person: shared, isActive: false }, PERSON);
    const canControl = async () => {
      const { data } = await at.council.ask('{ people { name canControl grants { canEnd } } }');
      return data.people.find(({ name }: Json) => name === 'Shared');
    };
    expect(await canControl()).toEqual({
      name: 'Shared',
      canControl: false,
      grants: [{ canEnd: true }],
    });
    expect(
      (
        await changeAccess(
          at.council,
          'setPersonActive',
          { person: shared, isActive: true },
          PERSON,
        )
      ).problems,
    ).toHaveLength(1);
    await changeAccess(at.police, 'setClaimRule', { replaces: id }, 'claimRules { id }');
    expect(await canControl()).toMatchObject({ canControl: true });
    expect(
      (
        await changeAccess(
          at.council,
          'setPersonActive',
          { person: shared, isActive: true },
          PERSON,
        )
      ).problems,
    ).toEqual([]);
  });

  it.each([
    { what: 'a higher marking', grant: { marking: 'OFFICIAL_SENSITIVE' as const }, own: {} },
    { what: 'other areas', grant: {}, own: { areaCodes: ['E06000038'] } },
  ])(
    'is out of reach for an administrator of the agency who lacks $what',
    async ({ grant, own }) => {
      const person = await addPerson(at.test, { name: 'Cleared', grants: [aGrant(grant)] });
      const local = await addPerson(at.test, {
        name: 'Local',
        grants: [aGrant({ role: 'ADMINISTRATOR', ...own })],
      });
      const browser = await signedIn(at.app, at.test, local);
      const [held] = await grantsOf(person);
      expect(
        (await changeAccess(browser, 'endGrant', { grant: held?.id }, PERSON)).problems,
      ).toHaveLength(1);
      expect(
        (await changeAccess(browser, 'setPersonActive', { person, isActive: false }, PERSON))
          .problems,
      ).toHaveLength(1);
    },
  );

  it('is not found by an administrator of an agency that is not theirs', async () => {
    const other = await signedIn(
      at.app,
      at.test,
      await addPerson(at.test, {
        name: 'Oxford',
        grants: [aGrant({ role: 'ADMINISTRATOR', agencyIds: [OCC] })],
      }),
    );
    expect(
      (await changeAccess(other, 'setPersonActive', { person: shared, isActive: false }, PERSON))
        .problems,
    ).toEqual([noPerson]);
  });
});
