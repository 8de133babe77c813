import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { endGrants, findGrants, insertGrant } from '#features/people/person.store.js';
import { type SignInTrial, startSignInTrial } from '#testing/sign-in-trial.js';

const [TVP, RBC] = [1, 11];

let trial: SignInTrial;
let test: SignInTrial['test'];
beforeAll(async () => {
  trial = await startSignInTrial();
  ({ test } = trial);
});
afterAll(() => trial.close());

const WHO =
  '{ viewer { name organisation isSignedIn isCleared marking grants sessionEnded signInMode } }';

describe('a session', () => {
  const FIGURES =
    '{ figures { totals { referrals { text flags } } } reports(reason: "Review of the quarter", first: 1) { totalCount } }';

  it('has a grant that is added, and loses one that is removed, from the next question on', async () => {
    const { browser } = await trial.signIn('analyst');
    const personId = (await browser.ask('{ viewer { id } }')).data.viewer.id;
    expect((await browser.ask(FIGURES)).data).toMatchObject({
      figures: { totals: { referrals: { text: '[x]' } } },
      reports: { totalCount: 0 },
    });

    const held = await test.database.write((transaction) => findGrants(transaction, personId));
    await test.database.write((transaction) =>
      endGrants(
        transaction,
        held.map(({ id }) => id),
        null,
      ),
    );
    const after = await browser.ask(FIGURES);
    expect(after.data).toBeNull();
    expect(after.errors[0].extensions).toMatchObject({ code: 'FORBIDDEN' });

    await test.database.write((transaction) =>
      insertGrant(transaction, {
        personId,
        role: 'BOARD_MEMBER',
        agencyIds: [RBC],
        areaCodes: [],
        marking: 'OFFICIAL',
        grantedBy: null,
        claimRuleId: null,
      }),
    );
    const member = await browser.ask('{ figures { totals { referrals { text flags } } } }');
    // Nobody has sent a return here.
    expect(member.data.figures.totals.referrals).toEqual({ text: '[x]', flags: ['NOT_AVAILABLE'] });
    expect(
      (await browser.ask('{ reports(reason: "Review of the quarter", first: 1) { totalCount } }'))
        .errors[0].message,
    ).toMatch(
      /^You may not open records here: it needs the role of analyst, contributor or moderator/,
    );

    await test.asOwner('DELETE FROM access_grant WHERE person_id = $1', [personId]);
    await test.database.write((transaction) =>
      insertGrant(transaction, {
        personId,
        role: 'ANALYST',
        agencyIds: [TVP],
        areaCodes: [],
        marking: 'OFFICIAL_SENSITIVE',
        grantedBy: null,
        claimRuleId: null,
      }),
    );
  });

  it.each([
    {
      what: 'an ended session',
      change: `UPDATE session SET ended_at = now()`,
      back: '',
      says: 'Your session has been ended. Sign in again.',
    },
    {
      what: 'half an hour without a question',
      change: `UPDATE session SET last_seen_at = now() - interval '30 minutes'`,
      back: '',
      says: 'You were away for too long, so your session has ended. Sign in again.',
    },
    {
      what: 'eight hours since signing in',
      change: `UPDATE session SET created_at = now() - interval '8 hours'`,
      back: '',
      says: 'Your session has reached its maximum length. Sign in again.',
    },
    {
      what: 'a session that is gone',
      change: `DELETE FROM session`,
      back: '',
      says: 'Your session is no longer known here. Sign in again.',
    },
    {
      what: 'a person who may not come in',
      change: `UPDATE person SET is_active = false WHERE name = 'analyst'`,
      back: `UPDATE person SET is_active = true WHERE name = 'analyst'`,
      says: 'An administrator has ended your access. Ask them if that is a mistake.',
    },
  ])('is refused from the next question on: $what', async ({ change, back, says }) => {
    const { browser } = await trial.signIn('analyst');
    expect((await browser.ask(FIGURES)).errors).toEqual([]);
    await test.asOwner(change);
    const { data, errors } = await browser.ask(FIGURES);
    if (back !== '') await test.asOwner(back);
    expect(data).toBeNull();
    expect(errors[0]).toMatchObject({ message: says, extensions: { code: 'FORBIDDEN' } });
  });

  it('counts a question as use within the half hour', async () => {
    const { browser } = await trial.signIn('analyst');
    await test.asOwner(`UPDATE session SET last_seen_at = now() - interval '29 minutes'`);
    await browser.ask(WHO);
    const [session] = await test.asOwner(
      `SELECT max(last_seen_at) > now() - interval '1 minute' AS fresh FROM session`,
    );
    expect(session).toEqual({ fresh: true });
  });
});
