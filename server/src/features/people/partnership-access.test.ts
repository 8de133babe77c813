import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { AccessTest, changeAccess, PERSON } from '#testing/access-seats.js';
import type { Browser } from '#testing/browser.js';
import { aGrant } from '#testing/change-log.js';
import { addPerson, signedIn } from '#testing/signed-in.js';

const RBC = 11;

const at = new AccessTest();
beforeAll(() => at.open());
beforeEach(() => at.begin());
afterAll(() => at.close());

describe('a grant for the whole partnership', () => {
  const everywhere = { role: 'MODERATOR', isForPartnership: true, marking: 'OFFICIAL' };
  let leader: string;
  let all: string;
  let [ofPartnership, ofAll]: Browser[] = [];
  beforeEach(async () => {
    const ids = await at.test.asOwner<{ id: number }>('SELECT id FROM agency ORDER BY id');
    all = await addPerson(at.test, {
      name: 'All by name',
      grants: [
        aGrant({
          role: 'ADMINISTRATOR',
          agencyIds: ids.map(({ id }) => id),
          marking: 'OFFICIAL_SENSITIVE',
        }),
      ],
    });
    leader = await addPerson(at.test, {
      name: 'Partnership administrator',
      grants: [aGrant({ role: 'ADMINISTRATOR', isForPartnership: true, agencyIds: [] })],
    });
    [ofPartnership, ofAll] = [
      await signedIn(at.app, at.test, leader),
      await signedIn(at.app, at.test, all),
    ];
  });

  it('is given only by the partnership’s administrators, and not by those who administer every agency by name', async () => {
    for (const browser of [at.council, at.police, ofAll]) {
      for (const input of [
        { person: at.people.analyst, ...everywhere },
        {
          newPerson: { name: 'Accomplice', agency: 'RBC', email: 'a@b' },
          ...everywhere,
          role: 'ADMINISTRATOR',
        },
      ]) {
        const refused = await changeAccess(browser, 'grantAccess', input, PERSON);
        expect(refused.problems[0].message).toBe(
          'You may not see or change people’s access here: it needs the role of administrator for the whole partnership, for all of its areas. An administrator of the whole partnership can grant it: say what you need it for.',
        );
      }
      const rule = { claim: 'groups', value: 'panel', ...everywhere };
      expect(
        (await changeAccess(browser, 'setClaimRule', { rule }, 'claimRules { id }')).problems,
      ).toHaveLength(1);
    }
    const granted = await changeAccess(
      ofPartnership,
      'grantAccess',
      { person: at.people.analyst, ...everywhere },
      'person { grants { sentence isForPartnership agencies { code } canEnd } }',
    );
    expect(granted.person.grants.at(-1)).toEqual({
      sentence: 'Moderator for the whole partnership, up to OFFICIAL.',
      isForPartnership: true,
      agencies: [],
      canEnd: true,
    });
    expect(
      await at.test.asOwner(
        'SELECT agency_ids FROM access_grant WHERE is_for_partnership AND person_id = $1',
        [at.people.analyst],
      ),
    ).toEqual([{ agency_ids: [] }]);
  });

  it('cannot name an agency as well', async () => {
    const refused = await changeAccess(
      ofPartnership,
      'grantAccess',
      { person: at.people.analyst, ...everywhere, agencies: ['RBC'] },
      PERSON,
    );
    expect(refused.problems).toEqual([
      {
        message: 'Access for the whole partnership covers every agency: leave the agencies out.',
        field: 'agencies',
      },
    ]);
  });

  it('cannot be taken away by administrators of named agencies, who do not control its holders either', async () => {
    const [grant] = await at.test.asOwner<{ id: string }>(
      'SELECT id FROM access_grant WHERE person_id = $1',
      [leader],
    );
    for (const browser of [at.council, at.police, ofAll]) {
      expect(
        (await changeAccess(browser, 'endGrant', { grant: grant?.id }, PERSON)).problems,
      ).toHaveLength(1);
      for (const [field, input] of [
        ['setPersonActive', { person: leader, isActive: false }],
        ['endSessions', { person: leader }],
        ['viewAs', { person: leader }],
      ] as const)
        expect((await changeAccess(browser, field, input, '__typename')).problems).toHaveLength(1);
    }
    expect(
      (await ofPartnership?.ask('{ viewer { name canGrantPartnership } }'))?.data.viewer,
    ).toEqual({
      name: 'Partnership administrator',
      canGrantPartnership: true,
    });
    expect(
      (await ofAll?.ask('{ viewer { canGrantPartnership } }'))?.data.viewer.canGrantPartnership,
    ).toBe(false);
  });

  it('covers an agency that is added later', async () => {
    await at.test.asOwner(`
      INSERT INTO agency (id, code, name, kind, family, services, is_nrm_first_responder)
      SELECT 999, 'LATER', 'A later agency', kind, family, services, false FROM agency WHERE id = ${RBC}`);
    // Agencies are cached, but a server that starts now reads the new one.
    const later = await at.buildApp();
    try {
      const input = {
        person: at.people.analyst,
        role: 'CONTRIBUTOR',
        agencies: ['LATER'],
        marking: 'OFFICIAL',
      };
      expect(
        (await changeAccess(await signedIn(later, at.test, leader), 'grantAccess', input, PERSON))
          .problems,
      ).toEqual([]);
      const byName = await signedIn(later, at.test, all);
      expect(
        (await changeAccess(byName, 'grantAccess', { ...input, role: 'ANALYST' }, PERSON)).problems,
      ).toHaveLength(1);
    } finally {
      await later.close();
      await at.test.asOwner('DELETE FROM agency WHERE id = 999');
    }
  });

  it('does not show exact protected figures to somebody who only administers the partnership', async () => {
    const { data } = (await ofPartnership?.ask('{ viewer { isCleared grants } }')) ?? {};
    expect(data.viewer.isCleared).toBe(false);
    expect(data.viewer.grants).toContain(
      'Administrator for the whole partnership, up to OFFICIAL.',
    );
  });
});
