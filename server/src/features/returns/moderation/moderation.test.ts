import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { commandLine } from '#domain/access/actor.js';
import { verifyLog } from '#features/audit/verify-log.js';
import { eraseOneRecord } from '#features/returns/erase-record.js';
import { undoReturn } from '#features/returns/undo-return.js';
import type { Json } from '#testing/api-client.js';
import { confirm, Moderation, SENT, TODAY, waiting, WHY } from '#testing/moderation.js';
import { sentDisruptions } from '#testing/sent-rows.js';

const [TVP, RBC] = [1, 11];

let at: Moderation;
beforeAll(async () => {
  at = await Moderation.open();
});
beforeEach(() => at.begin());
afterAll(() => at.close());

describe('a decision', () => {
  it('writes the same as an import of it would, and counts at once', async () => {
    const figures = async () =>
      (
        await at.moderator.ask(
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
    await at.send(
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
    const [imported, counted] = [await at.traces(), await figures()];
    await at.test.asOwner(
      'TRUNCATE agency_data_version, submission, disruption, disruption_history',
    );
    await at.test.rebuildRollups();

    await at.send(sentDisruptions('TVP', [claim]));
    const { case: decided, problems } = await at.step(
      { id: 'TVP:D1' },
      { ...confirm, panelOn: SENT },
    );
    expect(problems).toEqual([]);
    expect(decided).toMatchObject({
      status: 'CONFIRMED',
      confirmedImpact: 'MAJOR',
      daysWaiting: null,
    });
    const rest = { version: expect.anything(), submission_id: expect.anything() };
    expect((await at.traces()).records).toEqual(
      imported.records.map((row) => ({ ...row, ...rest })),
    );
    expect(await figures()).toEqual(counted);
    expect(await at.wrongCells()).toEqual([]);
    expect(await at.queue()).toEqual([]);
  });

  it('raises the data version, keeps the former record, and is in the log once for each quarter', async () => {
    await at.send(
      sentDisruptions('TVP', [waiting, { ...waiting, occurred_on: '2026-09-30' }, waiting]),
    );
    const cases = await at.queue();
    const [{ version: before } = { version: 0 }] = await at.test.asOwner<{ version: number }>(
      'SELECT version FROM agency_data_version',
    );
    const { data } = await at.moderator.ask(
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
    expect(await at.wrongCells()).toEqual([]);
  });

  it('may regrade, reject or be taken back, and each is listed in the history', async () => {
    await at.send(sentDisruptions('RBC', [{ ...waiting, impact: 'MAJOR' }]));
    const regraded = {
      act: 'DECIDE',
      outcome: 'REGRADE',
      impact: 'MINOR',
      text: WHY,
      panelOn: TODAY,
    };
    expect((await at.step({ id: 'RBC:D1' }, regraded)).problems).toEqual([]);
    expect(await at.standing()).toEqual([
      {
        ...{ version: 2, status: 'REGRADED', decided_on: TODAY, confirmed_impact: 'MINOR' },
        ...{ rationale: WHY, in_time: true },
      },
    ]);
    const back = { act: 'REOPEN', text: 'The panel sat without a quorum' };
    expect((await at.step({ id: 'RBC:D1' }, back)).problems).toEqual([]);
    const none = { decided_on: null, confirmed_impact: null, rationale: null, in_time: null };
    expect(await at.standing()).toEqual([{ version: 3, status: 'SUBMITTED', ...none }]);
    const { case: rejected } = await at.step(
      { id: 'RBC:D1' },
      { act: 'DECIDE', outcome: 'REJECT', text: 'No act against organised crime', panelOn: TODAY },
    );
    expect(rejected.history.map(({ kind, impact }: Json) => [kind, impact])).toEqual([
      ['REGRADED', 'MINOR'],
      ['REOPENED', null],
      ['REJECTED', null],
    ]);
    expect(await at.wrongCells()).toEqual([]);
  });

  it('is undone like a return by people who may do so, but not by the agency', async () => {
    await at.send(sentDisruptions('RBC', [waiting]));
    const before = await at.standing();
    await at.step({ id: 'RBC:D1' }, confirm);
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
    expect(await at.standing()).toEqual(before.map((row) => ({ ...row, version: 3 })));
    expect((await at.caseOf('RBC:D1')).history).toMatchObject([
      { kind: 'CONFIRMED', isTakenBack: true },
    ]);
    expect(await at.wrongCells()).toEqual([]);
  });

  it('does not count as a return from the agency', async () => {
    await at.send(sentDisruptions('RBC', [waiting]));
    const status = async () =>
      (
        await at.moderator.ask(
          '{ returns(quarter: "2026-27-Q3", agency: "RBC") { dataset receivedAt sentAgainAt rows version submissionId } }',
        )
      ).data.returns.find(({ dataset }: Json) => dataset === 'DISRUPTIONS');
    const before = await status();
    expect(before).toMatchObject({ sentAgainAt: null, submissionId: expect.any(String) });
    expect((await at.step({ id: 'RBC:D1' }, confirm)).problems).toEqual([]);
    expect(await status()).toEqual(before);
  });

  it('keeps the return that it is about from being taken back, with a sentence that says what to do', async () => {
    await at.send(sentDisruptions('RBC', [waiting, waiting]));
    const [sent] = await at.test.asOwner<{ id: string }>('SELECT id FROM submission');
    await at.step({ id: 'RBC:D1' }, confirm);
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
    await at.send(sentDisruptions('RBC', [{ occurred_on: '2026-10-05' }, waiting, waiting]));
    await at.step({ id: 'RBC:D2' }, { act: 'ASK', text: 'Which group was it aimed at?' });
    for (const reference of ['D1', 'D2'])
      await eraseOneRecord(at.test.database, {
        ...{ dataset: 'DISRUPTIONS', agency: 'RBC', reference, why: 'A person asked for it' },
        ...{ acting: { actor: commandLine, agencyId: null }, now: new Date() },
        report: () => undefined,
      });
    expect(await at.test.asOwner('SELECT FROM moderation_step')).toEqual([]);
    expect((await at.queue()).map(({ id }) => id)).toEqual(['RBC:D3']);
    await at.step({ id: 'RBC:D3' }, confirm);
    expect(await at.test.asOwner('SELECT FROM disruption WHERE is_erased')).toHaveLength(2);
    expect(await at.wrongCells()).toEqual([]);
  });

  it('stays if the agency sends the same again, but ends if the decided values change', async () => {
    await at.send(sentDisruptions('RBC', [waiting]));
    await at.step({ id: 'RBC:D1' }, confirm);
    const { version } = await at.caseOf('RBC:D1');
    await at.send(sentDisruptions('RBC', [{ ...waiting, status: 'SUBMITTED', impact: 'MAJOR' }]));
    expect(await at.caseOf('RBC:D1')).toMatchObject({ status: 'SUBMITTED', confirmedImpact: null });
    expect((await at.caseOf('RBC:D1')).version).toBeGreaterThan(version);
  });
});

describe('a moderator', () => {
  it('never proposes for their own agency, but may confirm what another moderator proposed', async () => {
    await at.send(sentDisruptions('TVP', [{ ...waiting, impact: 'MAJOR' }]));
    const proposal = { act: 'PROPOSE', outcome: 'REGRADE', impact: 'MODERATE', text: WHY };
    const own = { id: 'TVP:D1', by: at.ofTheForce };
    for (const sent of [proposal, confirm, { ...confirm, outcome: 'REJECT' }])
      expect((await at.step(own, sent)).problems).toMatchObject([
        { message: expect.stringContaining('another agency must propose') },
      ]);
    expect((await at.step({ id: 'TVP:D1' }, proposal)).problems).toEqual([]);
    expect(await at.standing()).toMatchObject([{ version: 1, status: 'SUBMITTED' }]);
    expect((await at.step(own, confirm)).problems).toHaveLength(1);
    const asProposed = { act: 'DECIDE', outcome: 'AS_PROPOSED', panelOn: TODAY };
    expect((await at.step(own, asProposed)).problems).toEqual([]);
    expect(await at.standing()).toMatchObject([
      { status: 'REGRADED', confirmed_impact: 'MODERATE', rationale: WHY },
    ]);
    expect((await at.step(own, { act: 'REOPEN', text: WHY })).problems).toHaveLength(1);
  });

  it('sees the step that another moderator took a moment ago, and does not decide anything twice', async () => {
    await at.send(sentDisruptions('RBC', [{ ...waiting, impact: 'MAJOR' }]));
    const { version } = await at.caseOf('RBC:D1');
    const regrade = { ...confirm, outcome: 'REGRADE', impact: 'MINOR', text: 'Soon made good' };
    const both = await Promise.all([
      at.step({ id: 'RBC:D1', version }, confirm),
      at.step({ id: 'RBC:D1', version, by: at.ofTheForce }, regrade),
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
    await at.send(sentDisruptions('RBC', [waiting]));
    await at.step({ id: 'RBC:D1' }, { act: 'ASK', text: 'Which group was it aimed at?' });
    await at.step({ id: 'RBC:D1' }, { act: 'PUT_OFF', panelOn: '2026-12-08' });
    expect(await at.caseOf('RBC:D1')).toMatchObject({
      ...{ status: 'SUBMITTED', panelOn: '2026-12-08' },
      question: { text: 'Which group was it aimed at?' },
    });
    await at.send(sentDisruptions('RBC', [{ ...waiting, target: 'INDIVIDUAL' }]));
    expect(await at.caseOf('RBC:D1')).toMatchObject({ question: null, panelOn: null });
  });

  it('sees the current state when refused, once the refusal has been logged', async () => {
    await at.send(sentDisruptions('RBC', [waiting]));
    const entries = () =>
      at.test.asOwner(
        'SELECT action::text, touched, row_count::int AS rows, reason FROM audit_entry ORDER BY number',
      );
    const before = await entries();
    const refused = await at.step({ id: 'RBC:D1', version: 99 }, confirm);
    expect(refused).toMatchObject({ case: { id: 'RBC:D1' }, problems: [{ field: 'version' }] });
    expect((await entries()).slice(before.length)).toEqual([
      {
        ...{ action: 'CONSULTATION', touched: { [RBC]: 1 }, rows: 1 },
        reason: 'Moderation of disruptions',
      },
    ]);
  });

  it('decides several disruptions at once, or none of them', async () => {
    await at.send([
      ...sentDisruptions('RBC', [waiting]),
      ...sentDisruptions('TVP', [waiting, waiting]),
    ]);
    const cases = (await at.queue()).map(({ id, version }) => ({ id, version }));
    const stale = cases.map((each, index) => (index === 1 ? { ...each, version: 9 } : each));
    const before = await at.traces();
    const { data } = await at.moderator.ask(
      'mutation ($input: ModerateDisruptionsInput!) { moderateDisruptions(input: $input) { cases { id } problems { field message } } }',
      { input: { cases: stale, step: confirm } },
    );
    expect(data.moderateDisruptions.problems).toEqual([
      { field: 'version', message: expect.stringMatching(/^[A-Z]+:D\d: Somebody else/) },
    ]);
    expect(await at.traces()).toEqual(before);
  });
});
