import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { insertGrant, insertPerson } from '#features/people/person.store.js';
import { type SignInTrial, startSignInTrial } from '#testing/sign-in-trial.js';

const TVP = 1;

let trial: SignInTrial;
let test: SignInTrial['test'];
beforeAll(async () => {
  trial = await startSignInTrial();
  ({ test } = trial);
});
afterAll(() => trial.close());

const WHO =
  '{ viewer { name organisation isSignedIn isCleared marking grants sessionEnded signInMode } }';

describe('admission', () => {
  it('accepts somebody invited by the address that their provider has verified, once', async () => {
    await test.database.write(async (transaction) => {
      const personId = await insertPerson(transaction, {
        name: 'Detective',
        agencyId: TVP,
        email: 'invited@example.org',
      });
      await insertGrant(transaction, {
        personId,
        role: 'ANALYST',
        agencyIds: [TVP],
        areaCodes: [],
        marking: 'OFFICIAL',
        grantedBy: null,
        claimRuleId: null,
      });
    });
    const { browser } = await trial.signIn('invited');
    expect((await browser.ask(WHO)).data.viewer).toMatchObject({
      name: 'Detective',
      isSignedIn: true,
      isCleared: false,
    });
    expect(
      await test.asOwner(`SELECT 1 FROM person WHERE email = 'invited@example.org'`),
    ).toHaveLength(0);
    expect((await trial.signIn('invited')).seen.to).toBe('/');
  });

  it('does not accept an address that the provider has not verified', async () => {
    await test.database.write(async (transaction) => {
      const personId = await insertPerson(transaction, {
        name: 'Waiting',
        agencyId: TVP,
        email: 'waiting@example.org',
      });
      const grant = {
        role: 'ANALYST',
        agencyIds: [TVP],
        areaCodes: [],
        marking: 'OFFICIAL_SENSITIVE',
      } as const;
      await insertGrant(transaction, { ...grant, personId, grantedBy: null, claimRuleId: null });
    });
    expect((await trial.signIn('impostor')).seen).toMatchObject({
      status: 403,
      body: expect.stringContaining('you have no access here'),
    });
    expect(await test.asOwner(`SELECT 1 FROM identity WHERE subject = 'impostor'`)).toHaveLength(0);
  });

  it('adds somebody whose claims grant something, and ends at the next sign-in what they no longer grant', async () => {
    const { browser } = await trial.signIn('of-a-group');
    expect((await browser.ask(WHO)).data.viewer).toMatchObject({
      name: 'Fire officer',
      organisation: 'Royal Berkshire Fire and Rescue Service',
      grants: expect.arrayContaining([
        'Contributor at Royal Berkshire Fire and Rescue Service, up to OFFICIAL.',
      ]),
    });
    await test.asOwner(`UPDATE claim_rule SET value = 'elsewhere' WHERE value = 'fire'`);
    const again = await trial.signIn('of-a-group');
    await test.asOwner(`UPDATE claim_rule SET value = 'fire' WHERE value = 'elsewhere'`);
    expect(again.seen).toMatchObject({
      status: 403,
      body: expect.stringContaining('you have no access here'),
    });
  });

  it.each([
    {
      login: 'stranger',
      says: 'You have signed in, but you have no access here. Ask an administrator of your agency',
      because: 'nobody granted anything',
    },
    {
      login: 'of-an-ended-one',
      says: 'at agencies that no longer exist or do not exist yet: NHS Frimley Integrated Care Board (East Berkshire part).',
      because: 'the agency has ended',
    },
    {
      login: 'deactivated',
      says: 'An administrator has ended your access',
      because: 'the person may not come in',
    },
    {
      login: '"><script>alert(1)</script>',
      says: '&#34;&#62;&#60;script&#62;',
      because: 'what a provider says is text, not HTML',
    },
  ])('refuses $login in a sentence: $because', async ({ login, says }) => {
    const { seen, browser } = await trial.signIn(login);
    expect(seen.status).toBe(403);
    expect(seen.body).toContain(says);
    expect(seen.body).not.toMatch(/<script(?! src="\/theme\.js"><)|\bat .*:\d+:\d+/);
    expect(browser.cookies.size).toBe(0);
    expect((await browser.ask(WHO)).data.viewer.isSignedIn).toBe(false);
  });

  it('lets a refused person sign in as somebody else, even if the provider remembers them', async () => {
    const { seen, browser } = await trial.signIn('stranger');
    expect(seen.body).toContain('<a href="/sign-in?as=another">Sign in as somebody else</a>');
    const begun = new URL((await browser.get('/sign-in?as=another')).to ?? '');
    expect(begun.searchParams.get('prompt')).toBe('login');
  });

  it('does not store anybody who was refused', async () => {
    await trial.signIn('of-an-ended-one');
    expect(
      await test.asOwner(`SELECT 1 FROM identity WHERE subject = 'of-an-ended-one'`),
    ).toHaveLength(0);
  });
});
