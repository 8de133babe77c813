import { makeLinkSecret } from '#features/people/address.store.js';
import type { ChangeLog, LoggedChanges } from '#testing/change-log.js';

const aRule = {
  claim: 'groups',
  value: 'stronghold',
  role: 'ANALYST',
  agencies: ['RBC'],
  marking: 'OFFICIAL',
};

/** Changes to people: their addresses, access, sessions and tokens. */
export function changesOfPeople(at: ChangeLog): LoggedChanges {
  const gaveAddress = async () => {
    await at.change('setMailAddress', { address: 'post@example.org', version: 0 });
    const [{ key } = { key: '' }] = await at.test.asOwner<{ key: string }>(
      'SELECT wanted_by AS key FROM mail_address',
    );
    return {
      secret: await at.test.database.write((transaction) => makeLinkSecret(transaction, key)),
    };
  };

  return {
    setMailAddress: [
      {
        input: () => ({ address: 'post@example.org', version: 0 }),
        entry: { action: 'ADMINISTER', what: 'Gave an address for email, to be confirmed.' },
        isDoneOnce: true,
      },
    ],
    confirmMailAddress: [
      {
        before: gaveAddress,
        input: ({ secret }) => ({ secret }),
        entry: { action: 'ADMINISTER', what: 'Confirmed their address for email.' },
        isDoneOnce: true,
      },
    ],
    removeMailAddress: [
      {
        before: gaveAddress,
        input: () => ({ version: 1 }),
        entry: { action: 'ADMINISTER', what: 'Removed their address for email.' },
        isDoneOnce: true,
      },
    ],
    grantAccess: [
      {
        input: () => ({
          person: at.analyst.id,
          role: 'CONTRIBUTOR',
          agencies: ['RBC'],
          marking: 'OFFICIAL',
        }),
        entry: {
          action: 'ADMINISTER',
          what: 'Granted to Council analyst: Contributor at Reading Borough Council, up to OFFICIAL.',
        },
        isDoneOnce: true,
      },
      {
        input: () => ({
          newPerson: { name: 'Moderator', agency: 'RBC', email: 'moderator@example.org' },
          ...{ role: 'MODERATOR', agencies: ['RBC'], marking: 'OFFICIAL' },
        }),
        entry: {
          action: 'ADMINISTER',
          what: /^Added Moderator, and granted to them: Moderator at Reading Borough Council/,
        },
        isDoneOnce: true,
      },
    ],
    endGrant: [
      {
        before: async () =>
          (
            await at.test.asOwner('SELECT id FROM access_grant WHERE person_id = $1', [
              at.analyst.id,
            ])
          )[0],
        input: ({ id }) => ({ grant: id }),
        entry: {
          action: 'ADMINISTER',
          what: 'Ended access of Council analyst: Analyst at Reading Borough Council, up to OFFICIAL.',
        },
        isDoneOnce: true,
      },
    ],
    setPersonActive: [
      {
        input: () => ({ person: at.analyst.id, isActive: false }),
        entry: {
          action: 'ADMINISTER',
          what: 'Ended all access of Council analyst, with their sessions: 1.',
        },
        isDoneOnce: true,
      },
      {
        before: () => at.change('setPersonActive', { person: at.analyst.id, isActive: false }),
        input: () => ({ person: at.analyst.id, isActive: true }),
        entry: { action: 'ADMINISTER', what: 'Let Council analyst in again.' },
        isDoneOnce: true,
      },
    ],
    setClaimRule: [
      {
        input: () => ({ rule: aRule }),
        entry: {
          action: 'ADMINISTER',
          what: 'Changed a sign-in rule to: "stronghold" in the claim groups grants Analyst at Reading Borough Council, up to OFFICIAL. Before: no rule.',
        },
        isDoneOnce: true,
      },
      {
        before: async () =>
          (await at.change('setClaimRule', { rule: aRule }, { selection: 'claimRules { id }' }))
            .claimRules[0],
        input: ({ id }) => ({ replaces: id }),
        entry: {
          action: 'ADMINISTER',
          what: /^Changed a sign-in rule to: no rule\. Before: "stronghold" in the claim groups grants /,
        },
        isDoneOnce: true,
      },
    ],
    endSessions: [
      {
        input: () => ({ person: at.analyst.id }),
        entry: { action: 'ADMINISTER', what: 'Ended sessions of Council analyst: 1.' },
        isDoneOnce: true,
      },
    ],
    createToken: [
      {
        input: () => ({ name: 'Nightly copy', scopes: ['FIGURES'], days: 30 }),
        entry: {
          action: 'ADMINISTER',
          what: 'Made the token "Nightly copy" of Council administrator',
        },
      },
    ],
    revokeToken: [
      {
        before: async () =>
          (
            await at.change(
              'createToken',
              { name: 'Nightly copy', scopes: ['FIGURES'], days: 30 },
              { selection: 'token { id }' },
            )
          ).token,
        input: ({ id }) => ({ id }),
        entry: {
          action: 'ADMINISTER',
          what: 'Ended the token "Nightly copy" of Council administrator',
        },
      },
    ],
    viewAs: [
      {
        input: () => ({ person: at.analyst.id }),
        entry: { action: 'ADMINISTER', what: 'Began to view Stronghold as Council analyst.' },
        isDoneOnce: true,
      },
      {
        before: () => at.change('viewAs', { person: at.analyst.id }),
        input: () => ({ person: null }),
        entry: { action: 'ADMINISTER', what: 'Went back to their own view.' },
        isDoneOnce: true,
      },
    ],
  };
}
