import { GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { makeLinkSecret } from '#features/people/address.store.js';
import {
  ChangeLog,
  fieldsOfPacks,
  fieldsOfReturns,
  type LoggedChanges,
  toCases,
} from '#testing/change-log.js';
import { aStoredDisruption, aStoredReferral, insertRows } from '#testing/records.js';

import { builtSchema } from './schema.js';

const [TVP, SEROCU, RBC] = [1, 2, 11];

let at: ChangeLog;
beforeAll(async () => {
  at = await ChangeLog.open();
});
beforeEach(() => at.begin());
afterAll(() => at.close());

const aTarget = { measure: 'reportsActionedIn24h', quarter: '2026-27-Q1' };
const anEvent = {
  happenedOn: '2026-04-01',
  title: 'A new form',
  measures: ['reports', 'referrals'],
  changesRecording: true,
};
const aRule = {
  claim: 'groups',
  value: 'stronghold',
  role: 'ANALYST',
  agencies: ['RBC'],
  marking: 'OFFICIAL',
};

const aQuestion = {
  name: 'Reports',
  text: '{ figures { totals { reports { text } } } }',
  sharing: 'EVERYONE',
};
const aPin = { page: 'REPORTS', block: 'reports' };
const aSchedule = {
  title: 'The Overview',
  subject: { kind: 'OVERVIEW' },
  cadence: 'WEEKLY',
  weekday: 1,
  hour: 8,
  delivers: ['PAGE'],
};
const savedSchedule = async () =>
  (await at.change('saveSchedule', aSchedule, { selection: 'schedule { id version }' })).schedule;
const anAlert = { title: 'Late returns', rule: 'LATE_RETURN' };
const savedAlert = async () =>
  (await at.change('saveAlert', anAlert, { selection: 'alert { id version }' })).alert;
const savedFirst = async () =>
  (await at.change('saveQuery', aQuestion, { selection: 'savedQuery { id }' })).savedQuery;
const savedTwice = async () => {
  const { id } = await savedFirst();
  await at.change('saveQuery', { ...aQuestion, id, version: 1, name: 'All reports' });
  return { id };
};
const pinned = async () => (await at.change('pinBlock', aPin, { selection: 'pin' })).pin;

const withDisruption = async () => {
  await at.test.asOwner('TRUNCATE disruption, moderation_step');
  await insertRows(at.test, 'disruption', [
    aStoredDisruption({ agency_id: SEROCU, reference: 'D1' }),
  ]);
};
const aProposal = { act: 'PROPOSE', outcome: 'CONFIRM', text: 'The loss was soon made good' };

const aContact = {
  agency: 'RBC',
  dataset: 'REFERRALS',
  role: 'Data team',
  address: 'data.team@example.org',
  version: 0,
};
const gaveAddress = async () => {
  await at.change('setMailAddress', { address: 'post@example.org', version: 0 });
  const [{ key } = { key: '' }] = await at.test.asOwner<{ key: string }>(
    'SELECT wanted_by AS key FROM mail_address',
  );
  return {
    secret: await at.test.database.write((transaction) => makeLinkSecret(transaction, key)),
  };
};

const changes: LoggedChanges = {
  saveSchedule: [
    {
      input: () => aSchedule,
      entry: { action: 'ADMINISTER', what: 'Scheduled "The Overview".' },
      isDoneOnce: true,
    },
    {
      before: savedSchedule,
      input: (before) => ({ ...aSchedule, ...before, hour: 9 }),
      entry: { action: 'ADMINISTER', what: 'Changed the schedule of "The Overview".' },
      isDoneOnce: true,
    },
  ],
  deleteSchedule: [
    {
      before: savedSchedule,
      input: (before) => before,
      entry: { action: 'ADMINISTER', what: 'Deleted the schedule of "The Overview".' },
    },
  ],
  pauseSchedule: [
    {
      before: savedSchedule,
      input: (before) => before,
      entry: { action: 'ADMINISTER', what: 'Paused the schedule of "The Overview".' },
      isDoneOnce: true,
    },
  ],
  resumeSchedule: [
    {
      before: async () =>
        (
          await at.change('pauseSchedule', await savedSchedule(), {
            selection: 'schedule { id version }',
          })
        ).schedule,
      input: (before) => before,
      entry: { action: 'ADMINISTER', what: 'Resumed the schedule of "The Overview".' },
      isDoneOnce: true,
    },
  ],
  resumeAllSchedules: [
    {
      before: async () => {
        // A schedule that somebody paused by hand stays paused.
        await at.change('pauseSchedule', await savedSchedule());
        const { id } = await savedSchedule();
        await at.test.asOwner(
          `UPDATE schedule SET state = 'PAUSED', is_paused_by_restore = true WHERE id = $1`,
          [id],
        );
      },
      input: () => ({}),
      entry: {
        action: 'ADMINISTER',
        what: 'Resumed all schedules and alerts that a restored backup paused, of an agency: 1.',
      },
      isDoneOnce: true,
    },
  ],
  takeOverSchedule: [
    {
      before: async () => {
        const { id } = await savedSchedule();
        await at.test.asOwner('UPDATE schedule SET owner_id = $1', [at.analyst.id]);
        await at.test.asOwner('UPDATE access_grant SET ended_at = now() WHERE person_id = $1', [
          at.analyst.id,
        ]);
        return { id };
      },
      input: (before) => before,
      entry: { action: 'ADMINISTER', what: 'Took over the schedule of "The Overview".' },
      isDoneOnce: true,
    },
  ],
  leaveSchedule: [
    {
      before: async () => {
        const { id } = await savedSchedule();
        await at.test.asOwner('UPDATE schedule SET owner_id = $1', [at.analyst.id]);
        await at.test.asOwner('INSERT INTO schedule_recipient VALUES (gen_random_uuid(), $1, $2)', [
          id,
          at.administrator.id,
        ]);
        return { id };
      },
      input: (before) => before,
      entry: { action: 'ADMINISTER', what: 'Left the schedule of "The Overview".' },
      isDoneOnce: true,
    },
  ],
  saveAlert: [
    {
      input: () => anAlert,
      entry: { action: 'ADMINISTER', what: 'Set the alert "Late returns".' },
      isDoneOnce: true,
    },
    {
      before: savedAlert,
      input: (before) => ({ ...anAlert, ...before, dataset: 'REPORTS' }),
      entry: { action: 'ADMINISTER', what: 'Changed the alert "Late returns".' },
      isDoneOnce: true,
    },
  ],
  deleteAlert: [
    {
      before: savedAlert,
      input: (before) => before,
      entry: { action: 'ADMINISTER', what: 'Deleted the alert "Late returns".' },
    },
  ],
  acknowledgeAlert: [
    {
      before: async () => {
        const { id } = await savedAlert();
        await at.test.asOwner(`UPDATE alert_recipient SET state = 'RAISED', finding = 'x'`);
        return { id };
      },
      input: (before) => before,
      entry: { action: 'ADMINISTER', what: 'Acknowledged the alert "Late returns".' },
      isDoneOnce: true,
    },
  ],
  resumeAlert: [
    {
      before: async () => {
        const saved = await savedAlert();
        await at.test.asOwner('UPDATE alert SET is_paused = true');
        return saved;
      },
      input: (before) => before,
      entry: { action: 'ADMINISTER', what: 'Resumed the alert "Late returns".' },
      isDoneOnce: true,
    },
  ],
  takeOverAlert: [
    {
      before: async () => {
        const { id } = await savedAlert();
        await at.test.asOwner('UPDATE alert SET owner_id = $1', [at.analyst.id]);
        await at.test.asOwner('UPDATE access_grant SET ended_at = now() WHERE person_id = $1', [
          at.analyst.id,
        ]);
        return { id };
      },
      input: (before) => before,
      entry: { action: 'ADMINISTER', what: 'Took over the alert "Late returns".' },
      isDoneOnce: true,
    },
  ],
  leaveAlert: [
    {
      before: async () => {
        const { id } = await savedAlert();
        await at.test.asOwner('UPDATE alert SET owner_id = $1', [at.analyst.id]);
        return { id };
      },
      input: (before) => before,
      entry: { action: 'ADMINISTER', what: 'Left the alert "Late returns".' },
      isDoneOnce: true,
    },
  ],
  markInboxRead: [
    {
      before: () =>
        at.test.asOwner(
          `INSERT INTO inbox_item (id, person_id, key, at, title, body, access) VALUES (gen_random_uuid(), $1, 'x', now(), 'A', 'B', '')`,
          [at.administrator.id],
        ),
      input: () => ({}),
      entry: { action: 'ADMINISTER', what: 'Marked 1 thing in their inbox as read.' },
      isDoneOnce: true,
    },
  ],
  setMailAddress: [
    {
      input: () => ({ address: 'post@example.org', version: 0 }),
      entry: { action: 'ADMINISTER', what: 'Gave an address for mail, to be confirmed.' },
      isDoneOnce: true,
    },
  ],
  confirmMailAddress: [
    {
      before: gaveAddress,
      input: ({ secret }) => ({ secret }),
      entry: { action: 'ADMINISTER', what: 'Confirmed their address for mail.' },
      isDoneOnce: true,
    },
  ],
  removeMailAddress: [
    {
      before: gaveAddress,
      input: () => ({ version: 1 }),
      entry: { action: 'ADMINISTER', what: 'Removed their address for mail.' },
      isDoneOnce: true,
    },
  ],
  requestReturn: [
    {
      // Nothing of it was ever sent to this database.
      input: () => ({ quarter: '2026-27-Q2', agencies: ['RBC'] }),
      entry: {
        action: 'ADMINISTER',
        what: /^Asked Reading Borough Council for returns of Q2 2026\/27: /,
      },
      isDoneOnce: true,
    },
  ],
  moderateDisruption: [
    {
      before: withDisruption,
      input: () => ({ id: 'SEROCU:D1', version: 1, step: aProposal }),
      entry: { action: 'MODERATE', what: 'Proposed what to decide about a disruption.' },
      isDoneOnce: true,
      isOfPartnership: true,
    },
    {
      before: withDisruption,
      input: () => ({ id: 'SEROCU:D1', version: 1, step: { act: 'ASK', text: 'Which group?' } }),
      entry: { action: 'MODERATE', what: 'Asked about a disruption.' },
      isDoneOnce: true,
      isOfPartnership: true,
    },
  ],
  moderateDisruptions: [
    {
      before: withDisruption,
      input: () => ({
        cases: [{ id: 'SEROCU:D1', version: 1 }],
        step: { act: 'PUT_OFF', panelOn: '2026-12-08' },
      }),
      entry: { action: 'MODERATE', what: 'Put off a disruption.' },
      isDoneOnce: true,
      isOfPartnership: true,
    },
  ],
  setDatasetContact: [
    {
      input: () => aContact,
      entry: { action: 'ADMINISTER', what: 'Changed the contact for referrals.' },
      isDoneOnce: true,
    },
    {
      before: () => at.change('setDatasetContact', aContact),
      input: () => ({ ...aContact, role: '', address: '', version: 1 }),
      entry: { action: 'ADMINISTER', what: 'Removed the contact for referrals.' },
      isDoneOnce: true,
    },
  ],
  eraseRecord: [
    {
      before: async () => {
        await insertRows(at.test, 'referral', [
          aStoredReferral({ agency_id: RBC, reference: 'S1' }),
        ]);
      },
      input: () => ({
        agency: 'RBC',
        dataset: 'REFERRALS',
        reference: 'S1',
        why: 'Upheld request',
      }),
      entry: { action: 'ERASURE', what: 'Erased one record of referrals for good' },
      isDoneOnce: true,
    },
  ],
  saveQuery: [
    {
      input: () => aQuestion,
      entry: {
        action: 'ADMINISTER',
        what: 'Saved version 1 of the question "Reports", shared with everyone.',
      },
      isDoneOnce: true,
    },
    {
      before: savedFirst,
      input: ({ id }) => ({ ...aQuestion, id, version: 1, sharing: 'PRIVATE' }),
      entry: { action: 'ADMINISTER', what: 'Saved version 2 of a private question.' },
      isDoneOnce: true,
    },
  ],
  restoreQueryVersion: [
    {
      before: savedTwice,
      input: ({ id }) => ({ id, number: 1, version: 2 }),
      entry: {
        action: 'ADMINISTER',
        what: 'Brought back version 1 as version 3 of the question "Reports", shared with everyone.',
      },
      isDoneOnce: true,
    },
  ],
  deleteQuery: [
    {
      before: savedFirst,
      input: ({ id }) => ({ id, version: 1 }),
      entry: {
        action: 'ADMINISTER',
        what: 'Deleted the question "Reports", shared with everyone.',
      },
      isDoneOnce: true,
    },
  ],
  takeOverQuery: [
    {
      before: async () => {
        const { id } = await savedFirst();
        await at.test.asOwner('UPDATE saved_query SET owner_id = $1', [at.analyst.id]);
        await at.test.asOwner('UPDATE person SET is_active = false WHERE id = $1', [at.analyst.id]);
        return { id };
      },
      input: ({ id }) => ({ id }),
      entry: {
        action: 'ADMINISTER',
        what: 'Took over the question "Reports", shared with everyone.',
      },
      isDoneOnce: true,
    },
  ],
  pinBlock: [
    {
      input: () => aPin,
      entry: {
        action: 'ADMINISTER',
        what: 'Pinned the block reports of a page to their own page.',
      },
      isDoneOnce: true,
    },
  ],
  unpinBlock: [
    {
      before: pinned,
      input: (pin) => ({ pin }),
      entry: { action: 'ADMINISTER', what: 'Removed a block from their own page.' },
      isDoneOnce: true,
    },
  ],
  arrangePins: [
    {
      before: pinned,
      input: (pin) => ({ version: 1, pins: [{ pin, columns: 12, height: 'FULL' }] }),
      entry: { action: 'ADMINISTER', what: 'Arranged their own page.' },
      isDoneOnce: true,
    },
  ],
  setTarget: [
    {
      isOfPartnership: true,
      about: RBC,
      input: () => ({ ...aTarget, agency: 'RBC', value: 75 }),
      entry: { action: 'ALTERATION', what: /^Set the target of .*: 75%.*\. Before: none\.$/ },
      isDoneOnce: true,
    },
    {
      input: () => ({ ...aTarget, agency: 'RBC', value: 75 }),
      entry: {
        action: 'ALTERATION',
        what: /^Set the target of .*, for .*: 75%.*\. Before: none\.$/,
      },
      isDoneOnce: true,
    },
    {
      before: () =>
        at.change('setTarget', {
          ...aTarget,
          agency: 'RBC',
          area: 'E06000038',
          value: 75,
          tolerance: 5,
        }),
      input: () => ({ ...aTarget, agency: 'RBC', area: 'E06000038', version: 1 }),
      entry: {
        action: 'ALTERATION',
        what: /, in Reading.*: none\. Before: 75%.* with a tolerance of 5\.$/,
      },
      isDoneOnce: true,
    },
    {
      isOfPartnership: true,
      input: () => ({ ...aTarget, value: 75 }),
      entry: {
        action: 'ALTERATION',
        what: /^Set the target of .*, for .*: 75%.*\. Before: none\.$/,
      },
      isDoneOnce: true,
    },
  ],
  addAgency: [
    {
      isOfPartnership: true,
      about: 1001,
      input: () => ({ code: 'NEW', name: 'A new charity', kind: 'CHARITY' }),
      entry: { action: 'ADMINISTER', what: 'Added the agency A new charity (NEW).' },
    },
  ],
  renameAgency: [
    {
      isOfPartnership: true,
      about: 6,
      before: () => at.test.asOwner('UPDATE agency SET version = 7 WHERE id = 6'),
      input: () => ({ agency: 'GLAA', name: 'Labour abuse authority', version: 7 }),
      entry: { action: 'ADMINISTER', what: /^Renamed .* \(GLAA\): Labour abuse authority\.$/ },
      isDoneOnce: true,
    },
  ],
  endAgency: [
    {
      isOfPartnership: true,
      about: 6,
      before: () => at.test.asOwner('UPDATE agency SET version = 7 WHERE id = 6'),
      input: () => ({ agency: 'GLAA', lastDay: '2026-12-31', successors: ['NCA'], version: 7 }),
      entry: {
        action: 'ADMINISTER',
        what: /^Ended .*, with 31 December 2026 as its last day\. Took over: .*\.$/,
      },
      isDoneOnce: true,
    },
  ],
  setPeriods: [
    {
      isOfPartnership: true,
      input: () => ({
        quarter: '2026-27-Q3',
        settings: [{ dataset: 'REPORTS', dueOn: '2027-02-14', version: 0 }],
      }),
      entry: {
        action: 'ADMINISTER',
        what: 'Set reports for Q3 2026/27: due on 14 February 2027, and closed at the end of that day. Before: due on 31 January 2027, and closed at the end of that day.',
      },
      isDoneOnce: true,
    },
  ],
  setRetention: [
    {
      isOfPartnership: true,
      input: () => ({ dataset: 'OCGS', years: 9, version: 0 }),
      entry: {
        action: 'ADMINISTER',
        what: 'Set that records of organised crime groups are kept for 9 years. Before: kept until somebody erases them.',
      },
      isDoneOnce: true,
    },
  ],
  setObligation: [
    {
      isOfPartnership: true,
      about: RBC,
      input: () => ({
        ...{ agency: 'RBC', dataset: 'OCGS', version: 0 },
        times: [{ from: '2026-27-Q1', until: '2026-27-Q4' }],
      }),
      entry: {
        action: 'ADMINISTER',
        what: /^Set what Reading Borough Council owes of organised crime groups: from Q1 2026\/27 to Q4 2026\/27\. Before: not owed\.$/,
      },
      isDoneOnce: true,
    },
  ],
  setTargets: [
    {
      isOfPartnership: true,
      about: RBC,
      input: () => ({ targets: [{ ...aTarget, agency: 'RBC', value: 75 }] }),
      entry: { action: 'ALTERATION', what: /^Set the target of .*: 75%.*\. Before: none\.$/ },
      isDoneOnce: true,
    },
    {
      input: () => ({ targets: [{ ...aTarget, agency: 'RBC', value: 75 }] }),
      entry: {
        action: 'ALTERATION',
        what: /^Set the target of .*, for .*: 75%.*\. Before: none\.$/,
      },
      isDoneOnce: true,
    },
  ],
  addEvent: [
    {
      isOfPartnership: true,
      input: () => anEvent,
      entry: {
        action: 'ALTERATION',
        what: /^Added the event "A new form" of 2026-04-01, on the charts of Reports received, Safeguarding referrals; it changes recording\.$/,
      },
    },
  ],
  changeEvent: [
    {
      isOfPartnership: true,
      before: async () =>
        (
          await at.change('addEvent', anEvent, {
            selection: 'event { id version }',
            by: at.leader.browser,
          })
        ).event,
      input: ({ id, version }) => ({ ...anEvent, id, version, title: 'Another form' }),
      entry: {
        action: 'ALTERATION',
        what: /^Changed the event "Another form" of 2026-04-01.* Before: the event "A new form" of 2026-04-01/,
      },
      isDoneOnce: true,
    },
  ],
  removeEvent: [
    {
      isOfPartnership: true,
      before: async () =>
        (
          await at.change('addEvent', anEvent, {
            selection: 'event { id version }',
            by: at.leader.browser,
          })
        ).event,
      input: ({ id, version }) => ({ id, version }),
      entry: { action: 'ALTERATION', what: /^Removed the event "A new form" of 2026-04-01/ },
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
          await at.test.asOwner('SELECT id FROM access_grant WHERE person_id = $1', [at.analyst.id])
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

describe('a change', () => {
  it.each(toCases(changes))('by $field is logged: $entry.what', ({ field, ...change }) =>
    at.expectLogged(field, change),
  );

  it('is tested above for every field of Mutation, or with packs and returns, so that no new one is forgotten', async () => {
    const mutations = (await builtSchema).getMutationType();
    expect(mutations).toBeInstanceOf(GraphQLObjectType);
    expect([...Object.keys(changes), ...fieldsOfPacks, ...fieldsOfReturns].sort()).toEqual(
      Object.keys(mutations?.getFields() ?? {}).sort(),
    );
  });

  it('that is refused is logged as a refusal', async () => {
    const grant = { role: 'ANALYST', agencies: ['TVP'], marking: 'OFFICIAL_SENSITIVE' };
    expect(
      (await at.change('grantAccess', { person: at.analyst.id, ...grant })).problems,
    ).toHaveLength(1);
    expect(
      await at.test.asOwner('SELECT FROM access_grant WHERE $1 = ANY (agency_ids)', [TVP]),
    ).toEqual([]);
    expect(await at.entries()).toEqual([
      {
        ...{
          action: 'REFUSAL',
          person_id: at.administrator.id,
          person_name: 'Council administrator',
          agency_id: RBC,
        },
        what: expect.stringMatching(
          /^You may not see or change people’s access here: it needs the role of administrator/,
        ),
      },
    ]);
  });
});
