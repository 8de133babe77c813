import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Json } from '#testing/api-client.js';
import { confirm, Moderation, SENT, waiting, WHY } from '#testing/moderation.js';
import { sentDisruptions } from '#testing/sent-rows.js';

const RBC = 11;

let at: Moderation;
beforeAll(async () => {
  at = await Moderation.open();
});
beforeEach(() => at.begin());
afterAll(() => at.close());

describe('the queue', () => {
  it('lists what is waiting, longest wait first, from all agencies, page by page', async () => {
    await at.send([
      ...sentDisruptions('TVP', [
        { ...waiting, occurred_on: '2026-10-26' },
        { ...waiting, occurred_on: '2026-10-27' },
        { occurred_on: '2026-10-05' },
        { ...waiting, status: 'DRAFT', submitted_on: '' },
      ]),
      ...sentDisruptions('RBC', [{ ...waiting, status: 'IN_REVIEW', occurred_on: '2026-10-20' }]),
    ]);
    const all = await at.queue();
    expect(all.map(({ id, daysWaiting, isOverdue }) => [id, daysWaiting, isOverdue])).toEqual([
      ['RBC:D1', 35, true],
      ['TVP:D1', 29, true],
      ['TVP:D2', 28, false],
    ]);
    const { data } = await at.moderator.ask(
      '{ moderationQueue(first: 2) { totalCount pageInfo { hasNextPage endCursor } } }',
    );
    expect(data.moderationQueue).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const { endCursor } = data.moderationQueue.pageInfo;
    expect((await at.queue(`(first: 2, after: "${endCursor}")`)).map(({ id }) => id)).toEqual([
      'TVP:D2',
    ]);
    expect((await at.queue('(last: 1)')).map(({ id }) => id)).toEqual(['TVP:D2']);
    expect((await at.queue('(agency: "RBC")')).map(({ id }) => id)).toEqual(['RBC:D1']);
    expect(await at.queue('(quarter: "2026-27-Q2")')).toEqual([]);
  });

  it('lists panels’ decisions from this quarter and the last, newest first, page by page', async () => {
    const decided = (decided_on: string, rest: Json = {}) => ({
      ...{ occurred_on: '2026-06-01', submitted_on: '2026-06-10', decided_on, impact: 'MAJOR' },
      ...rest,
    });
    await at.send([
      ...sentDisruptions('TVP', [
        decided('2026-06-30'),
        decided('2026-07-01'),
        decided('2026-11-02', { status: 'REGRADED', confirmed_impact: 'MINOR', rationale: WHY }),
        decided('2026-11-23', { status: 'REJECTED', confirmed_impact: '' }),
        waiting,
      ]),
      ...sentDisruptions('RBC', [decided('2026-11-23')]),
    ]);
    const all = await at.queue('(stage: DECIDED)');
    expect(
      all.map(({ id, decidedOn, confirmedImpact }) => [id, decidedOn, confirmedImpact]),
    ).toEqual([
      ['RBC:D1', '2026-11-23', 'MAJOR'],
      ['TVP:D4', '2026-11-23', null],
      ['TVP:D3', '2026-11-02', 'MINOR'],
      ['TVP:D2', '2026-07-01', 'MAJOR'],
    ]);
    expect(all.map(({ rationale }) => rationale)).toEqual([null, null, WHY, null]);
    const { data } = await at.moderator.ask(
      '{ moderationQueue(stage: DECIDED, first: 2) { totalCount pageInfo { hasNextPage endCursor } } }',
    );
    expect(data.moderationQueue).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
    const { endCursor } = data.moderationQueue.pageInfo;
    const ids = async (args: string) => (await at.queue(args)).map(({ id }) => id);
    expect(await ids(`(stage: DECIDED, first: 1, after: "${endCursor}")`)).toEqual(['TVP:D3']);
    expect(await ids('(stage: DECIDED, last: 2)')).toEqual(['TVP:D3', 'TVP:D2']);
    expect(await ids('(stage: DECIDED, agency: "RBC")')).toEqual(['RBC:D1']);
    expect(await ids('(stage: WAITING)')).toEqual(['TVP:D5']);
    const { errors } = await at.moderator.ask(
      `{ moderationQueue(after: "${endCursor}") { totalCount } }`,
    );
    expect(errors).toMatchObject([{ message: expect.stringContaining('cursor') }]);
  });

  it('lists what was sent back until its agency corrects it or the panel decides', async () => {
    const claims = [waiting, waiting, waiting, waiting];
    await at.send(sentDisruptions('RBC', claims));
    const ask = { act: 'ASK', text: 'Which group was it?' };
    for (const id of ['RBC:D1', 'RBC:D2', 'RBC:D3']) await at.step({ id }, ask);
    const ids = async (stage: string) => (await at.queue(`(stage: ${stage})`)).map(({ id }) => id);
    expect(await ids('SENT_BACK')).toEqual(['RBC:D1', 'RBC:D2', 'RBC:D3']);
    expect(await ids('WAITING')).toHaveLength(4);
    await at.step({ id: 'RBC:D1' }, { ...confirm, panelOn: SENT });
    const corrected = claims.map((claim, index) =>
      index === 1 ? { ...claim, arrests: 4 } : claim,
    );
    await at.send(
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
    expect((await at.queue('(stage: SENT_BACK)')).map(({ question }) => question.text)).toEqual([
      'Which group was it?',
    ]);
  });

  it('is logged before anybody sees it, with the number of each agency’s disruptions', async () => {
    await at.send(sentDisruptions('RBC', [waiting]));
    await at.queue();
    const [told] = await at.test.asOwner<Json>(
      `SELECT action::text, touched, reason FROM audit_entry ORDER BY number DESC LIMIT 1`,
    );
    expect(told).toEqual({
      ...{ action: 'CONSULTATION', touched: { [RBC]: 1 } },
      reason: 'Moderation of disruptions',
    });
  });

  it('does not open anything if only the number is asked for, and logs whose disruptions were counted', async () => {
    await at.send(sentDisruptions('RBC', [waiting, waiting]));
    const { data } = await at.moderator.ask('{ moderationQueue { totalCount } }');
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
    await at.send(sentDisruptions('TVP', [waiting]));
    const before = await at.traces();
    const { errors } = await at.uncleared.ask(question);
    expect(errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' }, message: expect.stringContaining('OFFICIAL-SENSITIVE') },
    ]);
    expect(await at.traces()).toEqual(before);
  });
});
