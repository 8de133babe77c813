import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { AccessTest, changeAccess } from '#testing/access-seats.js';
import type { Browser } from '#testing/browser.js';

const at = new AccessTest();
beforeAll(() => at.open());
beforeEach(() => at.begin());
afterAll(() => at.close());

describe('claim rules', () => {
  const RULES = 'claimRules { id claim value role sentence }';
  const aRule = {
    claim: 'groups',
    value: 'analysts',
    role: 'ANALYST',
    agencies: ['RBC'],
    marking: 'OFFICIAL',
  };

  it('are added, replaced with their grants, and ended', async () => {
    const added = await changeAccess(at.council, 'setClaimRule', { rule: aRule }, RULES);
    expect(added).toMatchObject({
      problems: [],
      claimRules: [
        { claim: 'groups', sentence: 'Analyst at Reading Borough Council, up to OFFICIAL.' },
      ],
    });
    const [{ id }] = added.claimRules;
    await at.test.asOwner(
      `INSERT INTO access_grant (id, person_id, role, agency_ids, area_codes, marking, claim_rule_id) VALUES (gen_random_uuid(), $1, 'ANALYST', '{11}', '{}', 'OFFICIAL', $2)`,
      [at.people.analyst, id],
    );
    const replaced = await changeAccess(
      at.council,
      'setClaimRule',
      { replaces: id, rule: { ...aRule, value: 'others' } },
      RULES,
    );
    expect(replaced).toMatchObject({ problems: [], claimRules: [{ value: 'others' }] });
    expect(
      await at.test.asOwner(
        'SELECT 1 FROM access_grant WHERE claim_rule_id = $1 AND ended_at IS NULL',
        [id],
      ),
    ).toHaveLength(0);
    const late = await changeAccess(
      at.council,
      'setClaimRule',
      { replaces: id, rule: aRule },
      RULES,
    );
    expect(late.problems[0].message).toBe(
      'That rule has been replaced or ended. Reload the rules before you change them.',
    );
    expect(
      (
        await changeAccess(
          at.council,
          'setClaimRule',
          { replaces: replaced.claimRules[0].id },
          RULES,
        )
      ).claimRules,
    ).toEqual([]);
  });

  it('stay as they are, with their grants, if replaced by the same rules', async () => {
    const [{ id }] = (await changeAccess(at.council, 'setClaimRule', { rule: aRule }, RULES))
      .claimRules;
    await at.test.asOwner(
      `INSERT INTO access_grant (id, person_id, role, agency_ids, area_codes, marking, claim_rule_id) VALUES (gen_random_uuid(), $1, 'ANALYST', '{11}', '{}', 'OFFICIAL', $2)`,
      [at.people.analyst, id],
    );
    const same = await changeAccess(
      at.council,
      'setClaimRule',
      { replaces: id, rule: aRule },
      'claimRules { id holders }',
    );
    expect(same).toEqual({ claimRules: [{ id, holders: 1 }], problems: [] });
    const ended = await changeAccess(
      at.council,
      'setClaimRule',
      { replaces: id, rule: { ...aRule, role: 'AUDITOR' } },
      'claimRules { holders }',
    );
    expect(ended.claimRules).toEqual([{ holders: 0 }]);
  });

  it.each([
    ...['iss', 'aud', 'aud.0', 'sub', 'email_verified'].map((claim) => ({
      part: { claim },
      field: 'claim',
      message: expect.stringMatching(
        new RegExp(
          `^The claim ${claim} is the same for everybody, or different for each person, so a rule cannot use it`,
        ),
      ),
    })),
    {
      part: { claim: ' ' },
      field: 'claim',
      message: 'Give the identity provider’s claim, such as groups.',
    },
    {
      part: { value: '' },
      field: 'value',
      message: 'Give the text that the claim must equal.',
    },
    {
      part: { claim: 'a\nb' },
      field: 'claim',
      message: 'The name of a claim is one line of at most 500 characters.',
    },
    {
      part: { value: 'a'.repeat(501) },
      field: 'value',
      message: 'The text of a claim is one line of at most 500 characters.',
    },
    {
      part: { agencies: [] },
      field: 'agencies',
      message: 'A grant is for at least one agency: name it by its code.',
    },
    {
      part: { agencies: ['FRIMLEY'] },
      field: 'agencies',
      message: expect.stringMatching(/ended on 31 March 2026\. Name an agency that exists/),
    },
    { part: { areas: ['E06'] }, field: 'areas', message: 'No current area has the code "E06".' },
  ])('are refused, with a reason, for $part', async ({ part, field, message }) => {
    const refused = await changeAccess(
      at.council,
      'setClaimRule',
      { rule: { ...aRule, ...part } },
      RULES,
    );
    expect(refused).toEqual({ claimRules: [], problems: [{ message, field: `rule.${field}` }] });
  });

  it('accept the longest texts allowed', async () => {
    const rule = { ...aRule, claim: 'c'.repeat(500), value: '\u{1F600}'.repeat(250) };
    expect((await changeAccess(at.council, 'setClaimRule', { rule }, RULES)).problems).toEqual([]);
  });

  it('must name the same agencies for the same value of a claim, because a later rule would give nothing', async () => {
    await changeAccess(at.police, 'setClaimRule', { rule: { ...aRule, agencies: ['TVP'] } }, RULES);
    const second = { ...aRule, role: 'CONTRIBUTOR' };
    const refused = await changeAccess(at.council, 'setClaimRule', { rule: second }, RULES);
    expect(refused.problems[0].message).toMatch(
      /^"analysts" in the claim groups already grants: Analyst at Thames Valley Police, up to OFFICIAL\. Where rules of two agencies apply to one person, the earlier one counts/,
    );
    expect(refused.claimRules).toHaveLength(1);
    for (const rule of [
      { ...second, agencies: ['TVP'] },
      { ...second, value: 'others' },
    ]) {
      expect((await changeAccess(at.police, 'setClaimRule', { rule }, RULES)).problems).toEqual([]);
    }
    const [{ id }] = refused.claimRules;
    expect(
      (await changeAccess(at.police, 'setClaimRule', { replaces: id, rule: aRule }, RULES))
        .problems,
    ).toHaveLength(1);
  });

  it('are added once if two people add the same rule at the same moment', async () => {
    const both = await Promise.all(
      [at.council, at.police].map((browser) =>
        changeAccess(browser, 'setClaimRule', { rule: aRule }, RULES),
      ),
    );
    expect(both.map(({ problems }) => problems.length).sort()).toEqual([0, 1]);
  });

  it('say whether the caller may change them', async () => {
    await changeAccess(at.police, 'setClaimRule', { rule: { ...aRule, agencies: ['TVP'] } }, RULES);
    const may = async (browser: Browser | undefined) =>
      (await browser?.ask('{ claimRules { canChange } }'))?.data.claimRules;
    expect([await may(at.police), await may(at.council)]).toEqual([
      [{ canChange: true }],
      [{ canChange: false }],
    ]);
  });

  it('are not withdrawn if the new rule exists already', async () => {
    const { claimRules } = await changeAccess(at.council, 'setClaimRule', { rule: aRule }, RULES);
    await changeAccess(at.council, 'setClaimRule', { rule: { ...aRule, value: 'others' } }, RULES);
    const twice = await changeAccess(
      at.council,
      'setClaimRule',
      { replaces: claimRules[0].id, rule: { ...aRule, value: 'others' } },
      RULES,
    );
    expect(twice.problems[0].message).toBe(
      'There is already a rule for this claim, value and role. Replace that one.',
    );
    expect(twice.claimRules).toHaveLength(2);
  });

  it('grant no more than their administrator could', async () => {
    expect(
      (
        await changeAccess(
          at.council,
          'setClaimRule',
          { rule: { ...aRule, agencies: ['TVP'] } },
          RULES,
        )
      ).problems,
    ).toHaveLength(1);
    const ofPolice = await changeAccess(
      at.police,
      'setClaimRule',
      { rule: { ...aRule, agencies: ['TVP'] } },
      RULES,
    );
    expect(
      (
        await changeAccess(
          at.council,
          'setClaimRule',
          { replaces: ofPolice.claimRules[0].id },
          RULES,
        )
      ).problems,
    ).toHaveLength(1);
  });
});
