import type { FastifyInstance } from 'fastify';
import { GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Grant } from '#domain/access/grant.js';
import { verifyLog } from '#features/audit/verify-log.js';
import { makeLinkSecret } from '#features/people/addresses/address.store.js';
import { insertGrant } from '#features/people/person.store.js';
import type { Json } from '#testing/api-client.js';
import type { Browser } from '#testing/browser.js';
import { addReferenceData } from '#testing/reference-data.js';
import { addPerson, signedIn, TEST_ORIGIN } from '#testing/signed-in.js';
import { buildTestApp } from '#testing/test-app.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

import { builtSchema } from './schema.js';

const [TVP, RBC] = [1, 11];
const aGrant = (grant: Partial<Grant>): Grant => ({ role: 'ANALYST', agencyIds: [RBC], areaCodes: [], marking: 'OFFICIAL', ...grant });

let test: TestDatabase;
let app: FastifyInstance;
let browser: Browser;
let ofPartnership: Browser;
let administrator: string;
let leader: string;
let analyst: string;
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
  app = await buildTestApp(test, { entrance: 'PROVIDER', publicUrl: TEST_ORIGIN });
});
beforeEach(async () => {
  await test.asOwner(
    'TRUNCATE person, identity, access_grant, claim_rule, session, api_token, target, event, audit_entry, audit_head, saved_query, my_page, dataset_contact, pack, pack_template, board_action CASCADE',
  );
  const grants = [aGrant({ role: 'ADMINISTRATOR', agencyIds: [RBC] })];
  administrator = await addPerson(test, { name: 'Council administrator', grants });
  analyst = await addPerson(test, { name: 'Council analyst', grants: [aGrant({})] });
  await signedIn(app, test, analyst);
  browser = await signedIn(app, test, administrator);
  const all = (['ADMINISTRATOR', 'BOARD_SECRETARY', 'BOARD_CHAIR'] as const).map((role) =>
    aGrant({ role, isForPartnership: true, agencyIds: [] }),
  );
  leader = await addPerson(test, {
    name: 'Partnership administrator',
    grants: [...all, aGrant({ role: 'CONTRIBUTOR', agencyIds: [RBC] })],
  });
  ofPartnership = await signedIn(app, test, leader);
});
afterAll(async () => {
  await app.close();
  await test.close();
});

interface Change {
  /** Changes that come first, and what of them the change is made of. */
  readonly before?: () => Promise<unknown>;
  readonly input: (before: Json) => Readonly<Record<string, unknown>>;
  readonly entry: { readonly action: string; readonly what: string | RegExp };
  /** The same once more finds nothing left to change, so that nothing is said of it. */
  readonly isDoneOnce?: boolean;
  /** Whether only an administrator of the whole partnership may make it. */
  readonly isOfPartnership?: boolean;
}

const aTarget = { measure: 'reportsActionedIn24h', quarter: '2026-27-Q1' };
const anEvent = { happenedOn: '2026-04-01', title: 'A new form', measures: ['reports', 'referrals'], changesRecording: true };
const aRule = { claim: 'groups', value: 'stronghold', role: 'ANALYST', agencies: ['RBC'], marking: 'OFFICIAL' };

const aQuestion = { name: 'Reports', text: '{ figures { totals { reports { text } } } }', sharing: 'EVERYONE' };
const aPin = { page: 'REPORTS', block: 'reports' };
const aSchedule = { title: 'The Overview', subject: { kind: 'OVERVIEW' }, cadence: 'WEEKLY', weekday: 1, hour: 8, delivers: ['PAGE'] };
const savedSchedule = async () => (await change('saveSchedule', aSchedule, { selection: 'schedule { id version }' })).schedule;
const anAlert = { title: 'Late returns', rule: 'LATE_RETURN' };
const savedAlert = async () => (await change('saveAlert', anAlert, { selection: 'alert { id version }' })).alert;
const savedFirst = async () => (await change('saveQuery', aQuestion, { selection: 'savedQuery { id }' })).savedQuery;
const savedTwice = async () => {
  const { id } = await savedFirst();
  await change('saveQuery', { ...aQuestion, id, version: 1, name: 'All reports' });
  return { id };
};
const pinned = async () => (await change('pinBlock', aPin, { selection: 'pin' })).pin;

const aRound = { quarter: '2026-27-Q2' };
const openedPack = async () => (await change('createPack', aRound, { selection: 'pack { id version }', by: ofPartnership })).pack;
const packInReview = async () =>
  (await change('submitPack', await openedPack(), { selection: 'pack { id version }', by: ofPartnership })).pack;
const signedPack = async () => {
  const pack = await packInReview();
  await test.asOwner(`UPDATE pack SET state = 'SIGNED_OFF'`);
  return pack;
};
const anAction = { text: 'Agree a form.', agency: 'RBC', post: 'Safeguarding lead' };
const recordedAction = async () => {
  await openedPack();
  return (await change('recordAction', anAction, { selection: 'action { id version }', by: ofPartnership })).action;
};
const owedText = async () => {
  await openedPack();
  const [text] = await test.asOwner<{ id: string }>(`SELECT id FROM pack_text WHERE section_key = 'reports' AND kind = 'WHY'`);
  return { id: text?.id, version: 0 };
};

const aContact = { agency: 'RBC', dataset: 'REFERRALS', role: 'Data team', address: 'data.team@example.org', version: 0 };
const gaveAddress = async () => {
  await change('setMailAddress', { address: 'post@example.org', version: 0 });
  const [{ key } = { key: '' }] = await test.asOwner<{ key: string }>('SELECT wanted_by AS key FROM mail_address');
  return { secret: await test.database.write((transaction) => makeLinkSecret(transaction, key)) };
};

const changes: Readonly<Record<string, readonly Change[]>> = {
  createPack: [
    {
      isOfPartnership: true,
      input: () => aRound,
      entry: { action: 'ADMINISTER', what: 'Opened the pack of Q2 2026/27, Thames Valley.' },
      isDoneOnce: true,
    },
  ],
  arrangeSections: [
    {
      isOfPartnership: true,
      before: openedPack,
      input: (before) => ({ ...before, sections: ['reports'] }),
      entry: { action: 'ADMINISTER', what: 'Arranged the sections of the pack of Q2 2026/27, Thames Valley.' },
      isDoneOnce: true,
    },
  ],
  changeSection: [
    {
      isOfPartnership: true,
      before: openedPack,
      input: (before) => ({ ...before, section: { key: 'reports', heading: 'Calls', figures: [], texts: ['WHY'] } }),
      entry: { action: 'ADMINISTER', what: 'Arranged the sections of the pack of Q2 2026/27, Thames Valley.' },
      isDoneOnce: true,
    },
  ],
  changePackTemplate: [
    {
      isOfPartnership: true,
      before: () => Promise.resolve({}),
      input: () => ({ version: 0, sections: [{ heading: 'Calls', figures: [], texts: ['WHY'] }] }),
      entry: { action: 'ADMINISTER', what: 'Saved version 1 of the template of packs.' },
      isDoneOnce: true,
    },
  ],
  submitPack: [
    {
      isOfPartnership: true,
      before: openedPack,
      input: (before) => before,
      entry: { action: 'ADMINISTER', what: 'Handed to the chair the pack of Q2 2026/27, Thames Valley.' },
      isDoneOnce: true,
    },
  ],
  handBackPack: [
    {
      isOfPartnership: true,
      before: packInReview,
      input: (before) => before,
      entry: { action: 'ADMINISTER', what: 'Handed back the pack of Q2 2026/27, Thames Valley.' },
      isDoneOnce: true,
    },
  ],
  signOffPack: [
    {
      isOfPartnership: true,
      before: packInReview,
      input: ({ id, version }) => ({ id, edition: 'PARTNERS', reading: version, dataVersion: 0, gapsReason: 'Nothing was sent yet.' }),
      entry: { action: 'ADMINISTER', what: 'Signed the edition for partners of the pack of Q2 2026/27, Thames Valley.' },
    },
  ],
  supersedePack: [
    {
      isOfPartnership: true,
      before: signedPack,
      input: (before) => ({ ...before, reason: 'A rate was wrong.' }),
      entry: { action: 'ADMINISTER', what: 'Began version 2 of the pack of Q2 2026/27, Thames Valley.' },
      isDoneOnce: true,
    },
  ],
  tellWriting: [
    {
      isOfPartnership: true,
      before: owedText,
      input: ({ id }) => ({ id }),
      entry: { action: 'ADMINISTER', what: 'Began to write “Why” of the section reports in the pack of Q2 2026/27, Thames Valley.' },
      isDoneOnce: true,
    },
  ],
  writeCommentary: [
    {
      isOfPartnership: true,
      before: owedText,
      input: (before) => ({ ...before, body: 'As expected.' }),
      entry: { action: 'ADMINISTER', what: 'Wrote “Why” of the section reports in the pack of Q2 2026/27, Thames Valley.' },
      isDoneOnce: true,
    },
  ],
  agreeCommentary: [
    {
      isOfPartnership: true,
      before: async () => {
        const { id } = await owedText();
        await change('writeCommentary', { id, version: 0, body: 'As expected.' }, { by: ofPartnership });
        return { id, version: 1 };
      },
      input: (before) => before,
      entry: { action: 'ADMINISTER', what: 'Agreed “Why” of the section reports in the pack of Q2 2026/27, Thames Valley.' },
      isDoneOnce: true,
    },
  ],
  separateCommentary: [
    {
      isOfPartnership: true,
      before: async () => {
        const cleared = aGrant({ role: 'SENIOR_LEADER', agencyIds: [TVP], marking: 'OFFICIAL_SENSITIVE' });
        await test.database.write((transaction) =>
          insertGrant(transaction, { ...cleared, personId: leader, grantedBy: null, claimRuleId: null }),
        );
        return owedText();
      },
      input: (before) => before,
      entry: {
        action: 'ADMINISTER',
        what: 'Began “Why” of the section reports apart for the edition of the cleared, in the pack of Q2 2026/27, Thames Valley.',
      },
      isDoneOnce: true,
    },
  ],
  assignCommentary: [
    {
      isOfPartnership: true,
      before: owedText,
      input: (before) => ({ ...before, agency: 'RBC', post: 'Safeguarding lead' }),
      entry: { action: 'ADMINISTER', what: 'Said who writes “Why” of the section reports in the pack of Q2 2026/27, Thames Valley.' },
      isDoneOnce: true,
    },
  ],
  noteAction: [
    {
      isOfPartnership: true,
      before: recordedAction,
      input: (before) => ({ ...before, isDone: true }),
      entry: { action: 'ADMINISTER', what: 'Added a note to an action of the board for Thames Valley, and said that it is done.' },
      isDoneOnce: true,
    },
  ],
  recordAction: [
    {
      isOfPartnership: true,
      before: openedPack,
      input: () => anAction,
      entry: { action: 'ADMINISTER', what: 'Recorded an action of the board for Thames Valley.' },
      isDoneOnce: true,
    },
    {
      isOfPartnership: true,
      before: recordedAction,
      input: (before) => ({ ...anAction, ...before, state: 'DONE' }),
      entry: { action: 'ADMINISTER', what: 'Changed an action of the board for Thames Valley.' },
      isDoneOnce: true,
    },
  ],
  recordDecision: [
    {
      isOfPartnership: true,
      before: signedPack,
      input: ({ id }) => ({ pack: id, text: 'Agreed.' }),
      entry: { action: 'ADMINISTER', what: 'Recorded a decision of the board on the pack of Q2 2026/27, Thames Valley.' },
      isDoneOnce: true,
    },
  ],
  saveSchedule: [
    { input: () => aSchedule, entry: { action: 'ADMINISTER', what: 'Scheduled "The Overview".' }, isDoneOnce: true },
    {
      before: savedSchedule,
      input: (before) => ({ ...aSchedule, ...before, hour: 9 }),
      entry: { action: 'ADMINISTER', what: 'Changed the schedule of "The Overview".' },
      isDoneOnce: true,
    },
  ],
  deleteSchedule: [
    { before: savedSchedule, input: (before) => before, entry: { action: 'ADMINISTER', what: 'Deleted the schedule of "The Overview".' } },
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
      before: async () => (await change('pauseSchedule', await savedSchedule(), { selection: 'schedule { id version }' })).schedule,
      input: (before) => before,
      entry: { action: 'ADMINISTER', what: 'Resumed the schedule of "The Overview".' },
      isDoneOnce: true,
    },
  ],
  resumeAllSchedules: [
    {
      before: async () => {
        // What somebody paused by hand stays so.
        await change('pauseSchedule', await savedSchedule());
        const { id } = await savedSchedule();
        await test.asOwner(`UPDATE schedule SET state = 'PAUSED', is_paused_by_restore = true WHERE id = $1`, [id]);
      },
      input: () => ({}),
      entry: { action: 'ADMINISTER', what: 'Resumed all schedules and alerts that a restored backup paused, of an agency: 1.' },
      isDoneOnce: true,
    },
  ],
  takeOverSchedule: [
    {
      before: async () => {
        const { id } = await savedSchedule();
        await test.asOwner('UPDATE schedule SET owner_id = $1', [analyst]);
        await test.asOwner('UPDATE access_grant SET ended_at = now() WHERE person_id = $1', [analyst]);
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
        await test.asOwner('UPDATE schedule SET owner_id = $1', [analyst]);
        await test.asOwner('INSERT INTO schedule_recipient VALUES (gen_random_uuid(), $1, $2)', [id, administrator]);
        return { id };
      },
      input: (before) => before,
      entry: { action: 'ADMINISTER', what: 'Left the schedule of "The Overview".' },
      isDoneOnce: true,
    },
  ],
  saveAlert: [
    { input: () => anAlert, entry: { action: 'ADMINISTER', what: 'Set the alert "Late returns".' }, isDoneOnce: true },
    {
      before: savedAlert,
      input: (before) => ({ ...anAlert, ...before, dataset: 'REPORTS' }),
      entry: { action: 'ADMINISTER', what: 'Changed the alert "Late returns".' },
      isDoneOnce: true,
    },
  ],
  deleteAlert: [
    { before: savedAlert, input: (before) => before, entry: { action: 'ADMINISTER', what: 'Deleted the alert "Late returns".' } },
  ],
  acknowledgeAlert: [
    {
      before: async () => {
        const { id } = await savedAlert();
        await test.asOwner(`UPDATE alert_recipient SET state = 'RAISED', finding = 'x'`);
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
        await test.asOwner('UPDATE alert SET is_paused = true');
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
        await test.asOwner('UPDATE alert SET owner_id = $1', [analyst]);
        await test.asOwner('UPDATE access_grant SET ended_at = now() WHERE person_id = $1', [analyst]);
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
        await test.asOwner('UPDATE alert SET owner_id = $1', [analyst]);
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
        test.asOwner(
          `INSERT INTO inbox_item (id, person_id, key, at, title, body, access) VALUES (gen_random_uuid(), $1, 'x', now(), 'A', 'B', '')`,
          [administrator],
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
  setDatasetContact: [
    {
      input: () => aContact,
      entry: { action: 'ADMINISTER', what: 'Changed the contact for referrals.' },
      isDoneOnce: true,
    },
    {
      before: () => change('setDatasetContact', aContact),
      input: () => ({ ...aContact, role: '', address: '', version: 1 }),
      entry: { action: 'ADMINISTER', what: 'Removed the contact for referrals.' },
      isDoneOnce: true,
    },
  ],
  saveQuery: [
    {
      input: () => aQuestion,
      entry: { action: 'ADMINISTER', what: 'Saved version 1 of the question "Reports", shared with everyone.' },
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
      entry: { action: 'ADMINISTER', what: 'Brought back version 1 as version 3 of the question "Reports", shared with everyone.' },
      isDoneOnce: true,
    },
  ],
  deleteQuery: [
    {
      before: savedFirst,
      input: ({ id }) => ({ id, version: 1 }),
      entry: { action: 'ADMINISTER', what: 'Deleted the question "Reports", shared with everyone.' },
      isDoneOnce: true,
    },
  ],
  takeOverQuery: [
    {
      before: async () => {
        const { id } = await savedFirst();
        await test.asOwner('UPDATE saved_query SET owner_id = $1', [analyst]);
        await test.asOwner('UPDATE person SET is_active = false WHERE id = $1', [analyst]);
        return { id };
      },
      input: ({ id }) => ({ id }),
      entry: { action: 'ADMINISTER', what: 'Took over the question "Reports", shared with everyone.' },
      isDoneOnce: true,
    },
  ],
  pinBlock: [
    { input: () => aPin, entry: { action: 'ADMINISTER', what: 'Pinned the block reports of a page to their own page.' }, isDoneOnce: true },
  ],
  unpinBlock: [
    {
      before: pinned,
      input: (pin) => ({ pin }),
      entry: { action: 'ADMINISTER', what: 'Took a block off their own page.' },
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
      input: () => ({ ...aTarget, agency: 'RBC', value: 75 }),
      entry: { action: 'ALTERATION', what: /^Set the target of .*, for .*: 75%.*\. Before: none\.$/ },
      isDoneOnce: true,
    },
    {
      before: () => change('setTarget', { ...aTarget, agency: 'RBC', area: 'E06000038', value: 75, tolerance: 5 }),
      input: () => ({ ...aTarget, agency: 'RBC', area: 'E06000038', version: 1 }),
      entry: { action: 'ALTERATION', what: /, in Reading.*: none\. Before: 75%.* with a tolerance of 5\.$/ },
      isDoneOnce: true,
    },
    {
      isOfPartnership: true,
      input: () => ({ ...aTarget, value: 75 }),
      entry: { action: 'ALTERATION', what: /^Set the target of .*, for .*: 75%.*\. Before: none\.$/ },
      isDoneOnce: true,
    },
  ],
  addEvent: [
    {
      isOfPartnership: true,
      input: () => anEvent,
      entry: {
        action: 'ALTERATION',
        what: /^Added the event "A new form" of 2026-04-01, on the charts of Reports received, Safeguarding referrals; it changes what is recorded\.$/,
      },
    },
  ],
  removeEvent: [
    {
      isOfPartnership: true,
      before: async () => (await change('addEvent', anEvent, { selection: 'event { id version }', by: ofPartnership })).event,
      input: ({ id, version }) => ({ id, version }),
      entry: { action: 'ALTERATION', what: /^Removed the event "A new form" of 2026-04-01/ },
      isDoneOnce: true,
    },
  ],
  grantAccess: [
    {
      input: () => ({ person: analyst, role: 'CONTRIBUTOR', agencies: ['RBC'], marking: 'OFFICIAL' }),
      entry: { action: 'ADMINISTER', what: 'Granted to Council analyst: Contributor at Reading Borough Council, up to OFFICIAL.' },
      isDoneOnce: true,
    },
    {
      input: () => ({
        newPerson: { name: 'Moderator', agency: 'RBC', email: 'moderator@example.org' },
        ...{ role: 'MODERATOR', agencies: ['RBC'], marking: 'OFFICIAL' },
      }),
      entry: { action: 'ADMINISTER', what: /^Added Moderator, and granted to them: Moderator at Reading Borough Council/ },
      isDoneOnce: true,
    },
  ],
  endGrant: [
    {
      before: async () => (await test.asOwner('SELECT id FROM access_grant WHERE person_id = $1', [analyst]))[0],
      input: ({ id }) => ({ grant: id }),
      entry: { action: 'ADMINISTER', what: 'Ended what Council analyst held: Analyst at Reading Borough Council, up to OFFICIAL.' },
      isDoneOnce: true,
    },
  ],
  setPersonActive: [
    {
      input: () => ({ person: analyst, isActive: false }),
      entry: { action: 'ADMINISTER', what: 'Ended all access of Council analyst, with their sessions: 1.' },
      isDoneOnce: true,
    },
    {
      before: () => change('setPersonActive', { person: analyst, isActive: false }),
      input: () => ({ person: analyst, isActive: true }),
      entry: { action: 'ADMINISTER', what: 'Let Council analyst in again.' },
      isDoneOnce: true,
    },
  ],
  setClaimRule: [
    {
      input: () => ({ rule: aRule }),
      entry: {
        action: 'ADMINISTER',
        what: 'Changed what claims grant, to: "stronghold" in the claim groups grants Analyst at Reading Borough Council, up to OFFICIAL. Before: no rule.',
      },
      isDoneOnce: true,
    },
    {
      before: async () => (await change('setClaimRule', { rule: aRule }, { selection: 'claimRules { id }' })).claimRules[0],
      input: ({ id }) => ({ replaces: id }),
      entry: { action: 'ADMINISTER', what: /^Changed what claims grant, to: no rule\. Before: "stronghold" in the claim groups grants / },
      isDoneOnce: true,
    },
  ],
  endSessions: [
    {
      input: () => ({ person: analyst }),
      entry: { action: 'ADMINISTER', what: 'Ended sessions of Council analyst: 1.' },
      isDoneOnce: true,
    },
  ],
  createToken: [
    {
      input: () => ({ name: 'Nightly copy', scopes: ['FIGURES'], days: 30 }),
      entry: { action: 'ADMINISTER', what: 'Made the token "Nightly copy" of Council administrator' },
    },
  ],
  revokeToken: [
    {
      before: async () =>
        (await change('createToken', { name: 'Nightly copy', scopes: ['FIGURES'], days: 30 }, { selection: 'token { id }' })).token,
      input: ({ id }) => ({ id }),
      entry: { action: 'ADMINISTER', what: 'Ended the token "Nightly copy" of Council administrator' },
    },
  ],
  viewAs: [
    {
      input: () => ({ person: analyst }),
      entry: { action: 'ADMINISTER', what: 'Began to look at Stronghold as Council analyst.' },
      isDoneOnce: true,
    },
    {
      before: () => change('viewAs', { person: analyst }),
      input: () => ({ person: null }),
      entry: { action: 'ADMINISTER', what: 'Went back to their own view.' },
      isDoneOnce: true,
    },
  ],
};

interface Asking {
  readonly selection?: string;
  /** The administrator of the council unless given. */
  readonly by?: Browser;
}

async function change(
  field: string,
  input: Readonly<Record<string, unknown>>,
  { selection = '', by = browser }: Asking = {},
): Promise<Json> {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} problems { message } } }`;
  const { data, errors } = await by.ask(document, { input });
  expect(errors).toEqual([]);
  return data[field];
}

const entries = () => test.asOwner('SELECT action, person_id, person_name, agency_id, what FROM audit_entry ORDER BY number');

describe('a change', () => {
  it.each(Object.entries(changes).flatMap(([field, each]) => each.map((one) => ({ field, ...one }))))(
    'by $field is in the log: $entry.what',
    async ({ field, before, input, entry, isDoneOnce = false, isOfPartnership = false }) => {
      const by = isOfPartnership ? ofPartnership : browser;
      const found = await before?.();
      const sent = input(found);
      const earlier = await entries();
      expect((await change(field, sent, { by })).problems).toEqual([]);
      const [told, ...others] = (await entries()).slice(earlier.length);
      expect(others).toEqual([]);
      expect(told).toEqual({
        ...(isOfPartnership
          ? { person_id: leader, person_name: 'Partnership administrator', agency_id: null }
          : { person_id: administrator, person_name: 'Council administrator', agency_id: RBC }),
        action: entry.action,
        what: typeof entry.what === 'string' ? entry.what : expect.stringMatching(entry.what),
      });
      if (isDoneOnce) await change(field, sent, { by });
      expect(await entries()).toHaveLength(earlier.length + 1);
      expect(await verifyLog(test.database, { expected: null, report: () => undefined })).toMatchObject({ isWhole: true });
    },
  );

  it('is tried above for every field of Mutation, so that a new one is not forgotten', async () => {
    const mutations = (await builtSchema).getMutationType();
    expect(mutations).toBeInstanceOf(GraphQLObjectType);
    expect(Object.keys(changes).sort()).toEqual(Object.keys(mutations?.getFields() ?? {}).sort());
  });

  it('that is refused is in it as a refusal', async () => {
    const grant = { role: 'ANALYST', agencies: ['TVP'], marking: 'OFFICIAL_SENSITIVE' };
    expect((await change('grantAccess', { person: analyst, ...grant })).problems).toHaveLength(1);
    expect(await test.asOwner('SELECT FROM access_grant WHERE $1 = ANY (agency_ids)', [TVP])).toEqual([]);
    expect(await entries()).toEqual([
      {
        ...{ action: 'REFUSAL', person_id: administrator, person_name: 'Council administrator', agency_id: RBC },
        what: expect.stringMatching(/^You may not see or change what is granted to people here: it needs the role of administrator/),
      },
    ]);
  });
});
