import type { FastifyInstance } from 'fastify';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { commandLine } from '#domain/access/actor.js';
import type { Grant } from '#domain/access/grant.js';
import { verifyLog } from '#features/audit/verify-log.js';
import { eraseOneRecord } from '#features/returns/erase-record.js';
import { undoReturn } from '#features/returns/undo-return.js';
import { findWrongCells } from '#features/returns/verify-rollups.store.js';
import type { Database } from '#platform/database.js';
import type { Json } from '#testing/api-client.js';
import type { Browser } from '#testing/browser.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { publishRows } from '#testing/publish-rows.js';
import type { SentRow } from '#testing/random-partnership.js';
import { sentDisruptions } from '#testing/sent-rows.js';
import { addPerson, signedIn, TEST_ORIGIN } from '#testing/signed-in.js';
import { buildTestApp } from '#testing/test-app.js';

import { moderate, type ModerationRequest } from './moderate.js';

const TODAY = '2026-11-24';
/** Whole returns were published before. */
const SENT = '2026-11-23';
const [TVP, SEROCU, RBC] = [1, 2, 11];
const WHY = 'The group can no longer trade';

let at: TestPartnership;
let app: FastifyInstance;
/**
 * Cleared moderators of the partnership: one from another force, one from the force that leads
 * most.
 */
let moderator: Browser;
let ofTheForce: Browser;
let uncleared: Browser;
beforeAll(async () => {
  at = await createPartnership({ sent: [], today: TODAY });
  app = await buildTestApp(at.test, { signInMode: 'PROVIDER', publicUrl: TEST_ORIGIN });
  moderator = await letIn('Moderation panel officer', SEROCU);
  ofTheForce = await letIn('Detective superintendent', TVP);
  uncleared = await letIn('Panel clerk', SEROCU, 'OFFICIAL');
});
afterAll(async () => {
  await app.close();
  await at.close();
});
beforeEach(async () => {
  await at.test.asOwner(
    'TRUNCATE erased_record, disruption, disruption_history, disruption_staging, submission, agency_data_version, moderation_step, audit_entry, audit_head',
  );
  await at.test.rebuildRollups();
});

async function letIn(
  name: string,
  agency: number,
  marking: Grant['marking'] = 'OFFICIAL_SENSITIVE',
): Promise<Browser> {
  const grant: Grant = {
    ...{ role: 'MODERATOR', isForPartnership: true, agencyIds: [], areaCodes: [] },
    marking,
  };
  const id = await addPerson(at.test, { name, grants: [grant] });
  await at.test.asOwner('UPDATE person SET agency_id = $2 WHERE id = $1', [id, agency]);
  return signedIn(app, at.test, id);
}

const send = (rows: readonly SentRow[]) => publishRows(at.test, rows, SENT);
const waiting = { status: 'SUBMITTED', occurred_on: '2026-11-02' };

const FIELDS =
  'id version status claimedImpact confirmedImpact decidedOn rationale daysWaiting isOverdue isOwn proposal { impact text } question { text } panelOn history { number kind post impact text panelOn isTakenBack }';

async function queue(args = ''): Promise<readonly Json[]> {
  const { data, errors } = await moderator.ask(
    `{ moderationQueue${args} { totalCount edges { cursor node { ${FIELDS} } } } }`,
  );
  expect(errors).toEqual([]);
  return data.moderationQueue.edges.map(({ node }: Json) => node);
}

async function caseOf(id: string): Promise<Json> {
  const { data, errors } = await moderator.ask(
    `query ($id: ID!) { moderationCase(id: $id) { ${FIELDS} } }`,
    { id },
  );
  expect(errors).toEqual([]);
  return data.moderationCase;
}

interface Sent {
  readonly id: string;
  readonly version?: number;
  readonly by?: Browser;
}

/** The result of one step with one disruption. */
async function step({ id, version, by = moderator }: Sent, sent: Json): Promise<Json> {
  const seen = version ?? (await caseOf(id)).version;
  const { data, errors } = await by.ask(
    `mutation ($input: ModerateDisruptionInput!) { moderateDisruption(input: $input) { case { ${FIELDS} } problems { field message } } }`,
    { input: { id, version: seen, step: sent } },
  );
  expect(errors).toEqual([]);
  return data.moderateDisruption;
}

const confirm = { act: 'DECIDE', outcome: 'CONFIRM', text: WHY, panelOn: TODAY };
const wrongCells = () => at.test.database.write(findWrongCells);
const standing = (reference = 'D1') =>
  at.test.asOwner(
    `SELECT version, status::text, decided_on::text, confirmed_impact::text, rationale, is_moderated_in_28_days AS in_time FROM disruption WHERE reference = $1`,
    [reference],
  );
const traces = async () => ({
  records: await at.test.asOwner('SELECT * FROM disruption ORDER BY agency_id, reference'),
  history: await at.test.asOwner('SELECT * FROM disruption_history'),
  staged: await at.test.asOwner('SELECT * FROM disruption_staging'),
  submissions: await at.test.asOwner('SELECT * FROM submission ORDER BY agency_id, id'),
  steps: await at.test.asOwner('SELECT * FROM moderation_step'),
  versions: await at.test.asOwner('SELECT * FROM agency_data_version ORDER BY agency_id'),
});

describe('the queue', () => {
  it('lists what is waiting, longest wait first, whichever agency sent it, page by page', async () => {
    await send([
      ...sentDisruptions('TVP', [
        { ...waiting, occurred_on: '2026-10-26' },
        { ...waiting, occurred_on: '2026-10-27' },
        { occurred_on: '2026-10-05' },
        { ...waiting, status: 'DRAFT', submitted_on: '' },
      ]),
      ...sentDisruptions('RBC', [{ ...waiting, status: 'IN_REVIEW', occurred_on: '2026-10-20' }]),
    ]);
    const all = await queue();
    expect(all.map(({ id, daysWaiting, isOverdue }) => [id, daysWaiting, isOverdue])).toEqual([
      ['RBC:D1', 35, true],
      ['TVP:D1', 29, true],
      ['TVP:D2', 28, false],
    ]);
    const { data } = await moderator.ask(
      '{ moderationQueue(first: 2) { totalCount pageInfo { hasNextPage endCursor } } }',
    );
    expect(data.moderationQueue).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const { endCursor } = data.moderationQueue.pageInfo;
    expect((await queue(`(first: 2, after: "${endCursor}")`)).map(({ id }) => id)).toEqual([
      'TVP:D2',
    ]);
    expect((await queue('(last: 1)')).map(({ id }) => id)).toEqual(['TVP:D2']);
    expect((await queue('(agency: "RBC")')).map(({ id }) => id)).toEqual(['RBC:D1']);
    expect(await queue('(quarter: "2026-27-Q2")')).toEqual([]);
  });

  it('lists decisions of panels of this quarter and the one before, newest first, page by page', async () => {
    const decided = (decided_on: string, rest: Json = {}) => ({
      ...{ occurred_on: '2026-06-01', submitted_on: '2026-06-10', decided_on, impact: 'MAJOR' },
      ...rest,
    });
    await send([
      ...sentDisruptions('TVP', [
        decided('2026-06-30'),
        decided('2026-07-01'),
        decided('2026-11-02', { status: 'REGRADED', confirmed_impact: 'MINOR', rationale: WHY }),
        decided('2026-11-23', { status: 'REJECTED', confirmed_impact: '' }),
        waiting,
      ]),
      ...sentDisruptions('RBC', [decided('2026-11-23')]),
    ]);
    const all = await queue('(stage: DECIDED)');
    expect(
      all.map(({ id, decidedOn, confirmedImpact }) => [id, decidedOn, confirmedImpact]),
    ).toEqual([
      ['RBC:D1', '2026-11-23', 'MAJOR'],
      ['TVP:D4', '2026-11-23', null],
      ['TVP:D3', '2026-11-02', 'MINOR'],
      ['TVP:D2', '2026-07-01', 'MAJOR'],
    ]);
    expect(all.map(({ rationale }) => rationale)).toEqual([null, null, WHY, null]);
    const { data } = await moderator.ask(
      '{ moderationQueue(stage: DECIDED, first: 2) { totalCount pageInfo { hasNextPage endCursor } } }',
    );
    expect(data.moderationQueue).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
    const { endCursor } = data.moderationQueue.pageInfo;
    const ids = async (args: string) => (await queue(args)).map(({ id }) => id);
    expect(await ids(`(stage: DECIDED, first: 1, after: "${endCursor}")`)).toEqual(['TVP:D3']);
    expect(await ids('(stage: DECIDED, last: 2)')).toEqual(['TVP:D3', 'TVP:D2']);
    expect(await ids('(stage: DECIDED, agency: "RBC")')).toEqual(['RBC:D1']);
    expect(await ids('(stage: WAITING)')).toEqual(['TVP:D5']);
    const { errors } = await moderator.ask(
      `{ moderationQueue(after: "${endCursor}") { totalCount } }`,
    );
    expect(errors).toMatchObject([{ message: expect.stringContaining('cursor') }]);
  });

  it('lists what was sent back until its agency corrects it or the panel decides', async () => {
    const claims = [waiting, waiting, waiting, waiting];
    await send(sentDisruptions('RBC', claims));
    const ask = { act: 'ASK', text: 'Which group was it?' };
    for (const id of ['RBC:D1', 'RBC:D2', 'RBC:D3']) await step({ id }, ask);
    const ids = async (stage: string) => (await queue(`(stage: ${stage})`)).map(({ id }) => id);
    expect(await ids('SENT_BACK')).toEqual(['RBC:D1', 'RBC:D2', 'RBC:D3']);
    expect(await ids('WAITING')).toHaveLength(4);
    await step({ id: 'RBC:D1' }, { ...confirm, panelOn: SENT });
    const corrected = claims.map((claim, index) =>
      index === 1 ? { ...claim, arrests: 4 } : claim,
    );
    await send(
      sentDisruptions('RBC', [
        {
          ...corrected[0],
          ...{ status: 'CONFIRMED', decided_on: SENT, confirmed_impact: 'MINOR', rationale: WHY },
        },
        ...corrected.slice(1),
      ]),
    );
    expect(await ids('SENT_BACK')).toEqual(['RBC:D3']);
    expect(await ids('DECIDED')).toEqual(['RBC:D1']);
    expect((await queue('(stage: SENT_BACK)')).map(({ question }) => question.text)).toEqual([
      'Which group was it?',
    ]);
  });

  it('is in the log before anybody sees it, with how many disruptions of which agency', async () => {
    await send(sentDisruptions('RBC', [waiting]));
    await queue();
    const [told] = await at.test.asOwner<Json>(
      `SELECT action::text, touched, reason FROM audit_entry ORDER BY number DESC LIMIT 1`,
    );
    expect(told).toEqual({
      ...{ action: 'CONSULTATION', touched: { [RBC]: 1 } },
      reason: 'Moderation of disruptions',
    });
  });

  it('opens nothing if only their number is asked, and logs whose were counted', async () => {
    await send(sentDisruptions('RBC', [waiting, waiting]));
    const { data } = await moderator.ask('{ moderationQueue { totalCount } }');
    expect(data.moderationQueue).toEqual({ totalCount: 2 });
    const [told] = await at.test.asOwner<Json>(
      `SELECT touched, row_count FROM audit_entry ORDER BY number DESC LIMIT 1`,
    );
    expect(told).toEqual({ touched: { [RBC]: 2 }, row_count: '0' });
  });

  it.each([
    '{ moderationQueue { totalCount } }',
    '{ moderationQueue(stage: DECIDED) { totalCount edges { node { rationale } } } }',
    '{ moderationQueue(stage: SENT_BACK) { totalCount } }',
    '{ moderationCase(id: "TVP:D1") { id } }',
    '{ moderationEffect(cases: ["TVP:D1"], outcome: CONFIRM, panelOn: "2026-11-24") { name } }',
    'mutation { moderateDisruption(input: { id: "TVP:D1", version: 1, step: { act: ASK, text: "Which group?" } }) { problems { message } } }',
    'mutation { moderateDisruptions(input: { cases: [{ id: "TVP:D1", version: 1 }], step: { act: ASK, text: "Which group?" } }) { problems { message } } }',
  ])('is closed to a moderator who is not cleared: %s', async (question) => {
    await send(sentDisruptions('TVP', [waiting]));
    const before = await traces();
    const { errors } = await uncleared.ask(question);
    expect(errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' }, message: expect.stringContaining('OFFICIAL-SENSITIVE') },
    ]);
    expect(await traces()).toEqual(before);
  });
});

describe('deciding', () => {
  it('writes the same as an import of the decision, and counts at once', async () => {
    const figures = async () =>
      (
        await moderator.ask(
          '{ figures(where: { quarter: { in: ["2026-27-Q3"] } }) { totals { disruptions { value } majorModerateShare { numerator denominator } moderatedIn28Days { numerator denominator } arrests { value } } } }',
        )
      ).data.figures.totals;
    const claim = {
      ...waiting,
      impact: 'MAJOR',
      quantity: 2,
      arrests: 5,
      supporting_agencies: 'RBC',
    };
    await send(
      sentDisruptions('TVP', [
        {
          ...claim,
          status: 'CONFIRMED',
          decided_on: SENT,
          confirmed_impact: 'MAJOR',
          rationale: WHY,
        },
      ]),
    );
    const [imported, counted] = [await traces(), await figures()];
    await at.test.asOwner(
      'TRUNCATE disruption, disruption_history, submission, agency_data_version',
    );
    await at.test.rebuildRollups();

    await send(sentDisruptions('TVP', [claim]));
    const { case: decided, problems } = await step({ id: 'TVP:D1' }, { ...confirm, panelOn: SENT });
    expect(problems).toEqual([]);
    expect(decided).toMatchObject({
      status: 'CONFIRMED',
      confirmedImpact: 'MAJOR',
      daysWaiting: null,
    });
    const rest = { version: expect.anything(), submission_id: expect.anything() };
    expect((await traces()).records).toEqual(imported.records.map((row) => ({ ...row, ...rest })));
    expect(await figures()).toEqual(counted);
    expect(await wrongCells()).toEqual([]);
    expect(await queue()).toEqual([]);
  });

  it('raises the data version, keeps the former record, and is in the log once for each quarter', async () => {
    await send(
      sentDisruptions('TVP', [waiting, { ...waiting, occurred_on: '2026-09-30' }, waiting]),
    );
    const cases = await queue();
    const [{ version: before } = { version: 0 }] = await at.test.asOwner<{ version: number }>(
      'SELECT version FROM agency_data_version',
    );
    const { data } = await moderator.ask(
      `mutation ($input: ModerateDisruptionsInput!) { moderateDisruptions(input: $input) { cases { status } problems { message } } }`,
      { input: { cases: cases.map(({ id, version }) => ({ id, version })), step: confirm } },
    );
    expect(data.moderateDisruptions).toEqual({
      cases: Array.from({ length: 3 }, () => ({ status: 'CONFIRMED' })),
      problems: [],
    });
    expect(await at.test.asOwner('SELECT version FROM agency_data_version')).toEqual([
      { version: before + 1 },
    ]);
    expect(
      await at.test.asOwner(
        `SELECT reference, status::text, change::text FROM disruption_history ORDER BY reference`,
      ),
    ).toEqual(
      ['D1', 'D2', 'D3'].map((reference) => ({
        ...{ reference, status: 'SUBMITTED', change: 'CORRECTED' },
      })),
    );
    const logged = await at.test.asOwner<Json>(
      `SELECT what, agency_id, touched, person_name FROM audit_entry WHERE action = 'MODERATE' ORDER BY what`,
    );
    expect(logged).toEqual([
      {
        what: 'Moderated disruptions for Q2 2026/27: 0 added, 1 corrected, 0 withdrawn',
        ...{ agency_id: TVP, touched: { [TVP]: 1 }, person_name: 'Moderation panel officer' },
      },
      {
        what: 'Moderated disruptions for Q3 2026/27: 0 added, 2 corrected, 0 withdrawn',
        ...{ agency_id: TVP, touched: { [TVP]: 2 }, person_name: 'Moderation panel officer' },
      },
    ]);
    expect(
      await verifyLog(at.test.database, { expected: null, report: () => undefined }),
    ).toMatchObject({ isWhole: true });
    expect(await wrongCells()).toEqual([]);
  });

  it('regrades, rejects and takes a decision back, and lists each in the history', async () => {
    await send(sentDisruptions('RBC', [{ ...waiting, impact: 'MAJOR' }]));
    const regraded = {
      act: 'DECIDE',
      outcome: 'REGRADE',
      impact: 'MINOR',
      text: WHY,
      panelOn: TODAY,
    };
    expect((await step({ id: 'RBC:D1' }, regraded)).problems).toEqual([]);
    expect(await standing()).toEqual([
      {
        ...{ version: 2, status: 'REGRADED', decided_on: TODAY, confirmed_impact: 'MINOR' },
        ...{ rationale: WHY, in_time: true },
      },
    ]);
    const back = { act: 'REOPEN', text: 'The panel sat without a quorum' };
    expect((await step({ id: 'RBC:D1' }, back)).problems).toEqual([]);
    const none = { decided_on: null, confirmed_impact: null, rationale: null, in_time: null };
    expect(await standing()).toEqual([{ version: 3, status: 'SUBMITTED', ...none }]);
    const { case: rejected } = await step(
      { id: 'RBC:D1' },
      { act: 'DECIDE', outcome: 'REJECT', text: 'No act against organised crime', panelOn: TODAY },
    );
    expect(rejected.history.map(({ kind, impact }: Json) => [kind, impact])).toEqual([
      ['REGRADED', 'MINOR'],
      ['REOPENED', null],
      ['REJECTED', null],
    ]);
    expect(await wrongCells()).toEqual([]);
  });

  it('is undone like a return by people who may do so, and not by the agency', async () => {
    await send(sentDisruptions('RBC', [waiting]));
    const before = await standing();
    await step({ id: 'RBC:D1' }, confirm);
    const [submission] = await at.test.asOwner<{ id: string }>(
      'SELECT id FROM submission WHERE is_moderation',
    );
    const request = {
      ...{ id: submission?.id ?? '', actor: commandLine, now: new Date() },
      report: () => undefined,
    };
    expect(await undoReturn(at.test.database, request)).toMatchObject({
      status: 'REFUSED',
      message: expect.stringContaining('a moderation decision'),
    });
    expect(
      await undoReturn(at.test.database, { ...request, mayTakeBackDecisions: true }),
    ).toMatchObject({ status: 'UNDONE' });
    expect(await standing()).toEqual(before.map((row) => ({ ...row, version: 3 })));
    expect((await caseOf('RBC:D1')).history).toMatchObject([
      { kind: 'CONFIRMED', isTakenBack: true },
    ]);
    expect(await wrongCells()).toEqual([]);
  });

  it('is not a return of the agency, and not a second one', async () => {
    await send(sentDisruptions('RBC', [waiting]));
    const status = async () =>
      (
        await moderator.ask(
          '{ returns(quarter: "2026-27-Q3", agency: "RBC") { dataset receivedAt sentAgainAt rows version submissionId } }',
        )
      ).data.returns.find(({ dataset }: Json) => dataset === 'DISRUPTIONS');
    const before = await status();
    expect(before).toMatchObject({ sentAgainAt: null, submissionId: expect.any(String) });
    expect((await step({ id: 'RBC:D1' }, confirm)).problems).toEqual([]);
    expect(await status()).toEqual(before);
  });

  it('prevents the return that it is about from being taken back, and says what to do', async () => {
    await send(sentDisruptions('RBC', [waiting, waiting]));
    const [sent] = await at.test.asOwner<{ id: string }>('SELECT id FROM submission');
    await step({ id: 'RBC:D1' }, confirm);
    const request = { id: sent?.id ?? '', actor: commandLine, now: new Date() };
    const undo = (mayTakeBackDecisions: boolean) =>
      undoReturn(at.test.database, { ...request, mayTakeBackDecisions, report: () => undefined });
    expect(await undo(false)).toEqual({
      status: 'REFUSED',
      message:
        'Moderators have since decided on disruptions in that return, so it can no longer be taken back. To correct it, send it again.',
    });
    expect(await undo(true)).toMatchObject({
      message: expect.stringContaining('Take back the later ones first'),
    });
  });

  it('disappears with an erased disruption, whose count leaves with a return and not with a decision', async () => {
    await send(sentDisruptions('RBC', [{ occurred_on: '2026-10-05' }, waiting, waiting]));
    await step({ id: 'RBC:D2' }, { act: 'ASK', text: 'Which group was it aimed at?' });
    for (const reference of ['D1', 'D2'])
      await eraseOneRecord(at.test.database, {
        ...{ dataset: 'DISRUPTIONS', agency: 'RBC', reference, why: 'A person asked for it' },
        ...{ acting: { actor: commandLine, agencyId: null }, now: new Date() },
        report: () => undefined,
      });
    expect(await at.test.asOwner('SELECT FROM moderation_step')).toEqual([]);
    expect((await queue()).map(({ id }) => id)).toEqual(['RBC:D3']);
    await step({ id: 'RBC:D3' }, confirm);
    expect(await at.test.asOwner('SELECT FROM disruption WHERE is_erased')).toHaveLength(2);
    expect(await wrongCells()).toEqual([]);
  });

  it('stays if the agency sends the same again, and ends if the decided values change', async () => {
    await send(sentDisruptions('RBC', [waiting]));
    await step({ id: 'RBC:D1' }, confirm);
    const { version } = await caseOf('RBC:D1');
    await send(sentDisruptions('RBC', [{ ...waiting, status: 'SUBMITTED', impact: 'MAJOR' }]));
    expect(await caseOf('RBC:D1')).toMatchObject({ status: 'SUBMITTED', confirmedImpact: null });
    expect((await caseOf('RBC:D1')).version).toBeGreaterThan(version);
  });
});

describe('a moderator', () => {
  it('never proposes for their own agency, and may confirm what another moderator proposed', async () => {
    await send(sentDisruptions('TVP', [{ ...waiting, impact: 'MAJOR' }]));
    const proposal = { act: 'PROPOSE', outcome: 'REGRADE', impact: 'MODERATE', text: WHY };
    const own = { id: 'TVP:D1', by: ofTheForce };
    for (const sent of [proposal, confirm, { ...confirm, outcome: 'REJECT' }])
      expect((await step(own, sent)).problems).toMatchObject([
        { message: expect.stringContaining('another agency must propose') },
      ]);
    expect((await step({ id: 'TVP:D1' }, proposal)).problems).toEqual([]);
    expect(await standing()).toMatchObject([{ version: 1, status: 'SUBMITTED' }]);
    expect((await step(own, confirm)).problems).toHaveLength(1);
    const asProposed = { act: 'DECIDE', outcome: 'AS_PROPOSED', panelOn: TODAY };
    expect((await step(own, asProposed)).problems).toEqual([]);
    expect(await standing()).toMatchObject([
      { status: 'REGRADED', confirmed_impact: 'MODERATE', rationale: WHY },
    ]);
    expect((await step(own, { act: 'REOPEN', text: WHY })).problems).toHaveLength(1);
  });

  it('sees another moderator’s step of a moment ago, and decides nothing twice', async () => {
    await send(sentDisruptions('RBC', [{ ...waiting, impact: 'MAJOR' }]));
    const { version } = await caseOf('RBC:D1');
    const regrade = { ...confirm, outcome: 'REGRADE', impact: 'MINOR', text: 'Soon made good' };
    const both = await Promise.all([
      step({ id: 'RBC:D1', version }, confirm),
      step({ id: 'RBC:D1', version, by: ofTheForce }, regrade),
    ]);
    const second = both.find(({ problems }) => problems.length > 0);
    expect(both.filter(({ problems }) => problems.length === 0)).toHaveLength(1);
    expect(second.problems).toMatchObject([
      { field: 'version', message: expect.stringContaining('Your words are kept') },
    ]);
    expect(second.case.history).toHaveLength(1);
    expect(second.case.status).not.toBe('SUBMITTED');
    expect(await at.test.asOwner('SELECT FROM disruption_history')).toHaveLength(1);
  });

  it('asks a question, which stays open until the agency corrects the disruption', async () => {
    await send(sentDisruptions('RBC', [waiting]));
    await step({ id: 'RBC:D1' }, { act: 'ASK', text: 'Which group was it aimed at?' });
    await step({ id: 'RBC:D1' }, { act: 'PUT_OFF', panelOn: '2026-12-08' });
    expect(await caseOf('RBC:D1')).toMatchObject({
      ...{ status: 'SUBMITTED', panelOn: '2026-12-08' },
      question: { text: 'Which group was it aimed at?' },
    });
    await send(sentDisruptions('RBC', [{ ...waiting, target: 'INDIVIDUAL' }]));
    expect(await caseOf('RBC:D1')).toMatchObject({ question: null, panelOn: null });
  });

  it('sees the current state when refused, after that was logged', async () => {
    await send(sentDisruptions('RBC', [waiting]));
    const entries = () =>
      at.test.asOwner(
        'SELECT action::text, touched, row_count::int AS rows, reason FROM audit_entry ORDER BY number',
      );
    const before = await entries();
    const refused = await step({ id: 'RBC:D1', version: 99 }, confirm);
    expect(refused).toMatchObject({ case: { id: 'RBC:D1' }, problems: [{ field: 'version' }] });
    expect((await entries()).slice(before.length)).toEqual([
      {
        ...{ action: 'CONSULTATION', touched: { [RBC]: 1 }, rows: 1 },
        reason: 'Moderation of disruptions',
      },
    ]);
  });

  it('decides several at once or none', async () => {
    await send([
      ...sentDisruptions('RBC', [waiting]),
      ...sentDisruptions('TVP', [waiting, waiting]),
    ]);
    const cases = (await queue()).map(({ id, version }) => ({ id, version }));
    const stale = cases.map((each, index) => (index === 1 ? { ...each, version: 9 } : each));
    const before = await traces();
    const { data } = await moderator.ask(
      'mutation ($input: ModerateDisruptionsInput!) { moderateDisruptions(input: $input) { cases { id } problems { field message } } }',
      { input: { cases: stale, step: confirm } },
    );
    expect(data.moderateDisruptions.problems).toEqual([
      { field: 'version', message: expect.stringMatching(/^[A-Z]+:D\d: Somebody else/) },
    ]);
    expect(await traces()).toEqual(before);
  });
});

describe('the effect of a decision', () => {
  it('equals the figures after the decision', async () => {
    await send(
      sentDisruptions('RBC', [
        { occurred_on: '2026-10-05' },
        { ...waiting, impact: 'MAJOR', quantity: 3, submitted_on: '2026-11-02' },
        { ...waiting, impact: 'MINOR', submitted_on: '2026-10-05', occurred_on: '2026-10-02' },
      ]),
    );
    const ids = ['RBC:D2', 'RBC:D3'];
    const { data, errors } = await moderator.ask(
      `{ moderationEffect(cases: ${JSON.stringify(ids)}, outcome: CONFIRM, panelOn: "${TODAY}") { measure period { key } before { text } after { text } } }`,
    );
    expect(errors).toEqual([]);
    expect(data.moderationEffect).toEqual(
      [
        ['disruptions', '1', '5'],
        ['majorModerateShare', '0.0%', '60.0%'],
        ['moderatedIn28Days', '100.0%', '80.0%'],
      ].map(([measure, before, after]) => ({
        ...{ measure, period: { key: '2026-27-Q3' } },
        ...{ before: { text: before }, after: { text: after } },
      })),
    );
    for (const id of ids) await step({ id }, confirm);
    const figures = await moderator.ask(
      '{ figures(where: { quarter: { in: ["2026-27-Q3"] } }) { totals { disruptions { text } majorModerateShare { text } moderatedIn28Days { text } } } }',
    );
    for (const { measure, after } of data.moderationEffect)
      expect(figures.data.figures.totals[measure].text).toBe(after.text);
  });
});

describe('the effect on a quarter without returns', () => {
  it('shows what is not available as such, and the decided figure with its flags', async () => {
    await send(
      sentDisruptions('RBC', [
        { ...waiting, occurred_on: '2026-09-30', submitted_on: '2026-10-30' },
      ]),
    );
    const { data } = await moderator.ask(
      `{ moderationEffect(cases: ["RBC:D1"], outcome: CONFIRM, panelOn: "${TODAY}") { measure period { key } before { value flags } after { value flags } } }`,
    );
    const shown = async () => {
      const of = (quarter: string) =>
        `figures(where: { quarter: { in: ["${quarter}"] } }) { totals { disruptions { value flags } majorModerateShare { value flags } moderatedIn28Days { value flags } } }`;
      const { data: answered } = await moderator.ask(
        `{ acts: ${of('2026-27-Q2')} panel: ${of('2026-27-Q3')} }`,
      );
      return [
        { key: '2026-27-Q2', totals: answered.acts.totals },
        { key: '2026-27-Q3', totals: answered.panel.totals },
      ].flatMap(({ key, totals }) =>
        ['disruptions', 'majorModerateShare', 'moderatedIn28Days'].map((measure) => ({
          ...{ measure, period: { key }, figure: totals[measure] },
        })),
      );
    };
    const before = await shown();
    await step({ id: 'RBC:D1' }, confirm);
    const after = await shown();
    const moved = before.flatMap(({ measure, period, figure }, index) =>
      JSON.stringify(figure) === JSON.stringify(after[index]?.figure)
        ? []
        : [{ measure, period, before: figure, after: after[index]?.figure }],
    );
    expect(moved.length).toBeGreaterThan(0);
    expect(data.moderationEffect).toEqual(moved);
  });
});

/** A database whose connection ends before the statement with this number, from 1. */
function endingAt(database: Database, last: number): Pick<Database, 'write'> {
  let count = 0;
  return {
    write: (work) =>
      database.write((transaction) =>
        work({
          ...transaction,
          query: async (statement) => {
            count += 1;
            if (count === last)
              await transaction.query(sql`SELECT pg_terminate_backend(pg_backend_pid())`);
            return transaction.query(statement);
          },
        }),
      ),
  };
}

describe('a server that is killed', () => {
  it('has decided completely or not at all, whichever statement it ends before', async () => {
    await send([
      ...sentDisruptions('RBC', [waiting, { ...waiting, occurred_on: '2026-09-30' }]),
      ...sentDisruptions('TVP', [waiting]),
    ]);
    const request: ModerationRequest = {
      cases: [
        { agencyId: RBC, reference: 'D1', seen: 1 },
        { agencyId: RBC, reference: 'D2', seen: 1 },
        { agencyId: TVP, reference: 'D1', seen: 1 },
      ],
      asked: { act: 'DECIDE', outcome: 'CONFIRM', impact: null, text: WHY, panelOn: TODAY },
      by: { personId: null, post: 'Officer', actor: commandLine, agencyId: null },
      ...{ ownAgencyIds: [], today: TODAY, now: new Date(`${TODAY}T12:00:00Z`) },
    };
    const before = await traces();
    for (let last = 1; last < 200; last += 1) {
      const outcome = await moderate(endingAt(at.test.database, last), request).catch(() => null);
      if (outcome !== null) {
        expect(last).toBeGreaterThan(20);
        expect(outcome.problems).toEqual([]);
        break;
      }
      expect(await traces()).toEqual(before);
    }
    expect(await standing()).toMatchObject([{ status: 'CONFIRMED' }, { status: 'CONFIRMED' }]);
    expect(await wrongCells()).toEqual([]);
  });
});
